//! What a silent connection means: a slow server, or a connection that died without a word.
//!
//! After sleep, a change of network or a lost node packets vanish and nobody says so. Then only a second connection can tell:
//! the server still lists a call that runs, and shows a connection that waits for one as asleep. A dead one is ended there, so
//! that it does not use up the connections of the account.

use std::time::Duration;

use sqlx::{Executor as _, Row as _};
use tokio::time::timeout;

use crate::error::DatabaseError;
use crate::fetch::guarded;
use crate::link::{Facts, Link};

/// After so long without an answer a second connection asks about the first.
pub(crate) const SILENCE: Duration = Duration::from_millis(1500);

/// Whether the connection of these facts waits for a call, or is gone, as another connection sees it.
pub(crate) async fn is_dead(silent: &Facts, other: &mut Link) -> Result<bool, DatabaseError> {
    // Another server took its place, or the same one restarted and its counter with it.
    if other.facts.server != silent.server || other.facts.connection < silent.connection {
        return Ok(true);
    }
    // An account sees its own connections; not those that are inside a procedure, which belongs to another account.
    let listing = async { Ok(other.connection.fetch_all("SHOW PROCESSLIST").await?) };
    let rows = guarded(listing).await?;
    for row in rows {
        let id: u64 = row.try_get_unchecked::<i64, _>(0)?.unsigned_abs();
        let command: String = row.try_get_unchecked(4)?;
        if id == silent.connection {
            return Ok(command == "Sleep");
        }
    }
    Ok(false)
}

/// Ends a dead connection at its server, if `other` leads to the same one. Nothing depends on it.
pub(crate) async fn end(dead: &Facts, other: &mut Link) {
    if other.facts.server != dead.server || other.facts.connection < dead.connection {
        return;
    }
    let kill = format!("KILL CONNECTION {}", dead.connection);
    let killing = async { Ok(other.connection.execute(kill.as_str()).await?) };
    drop(timeout(SILENCE, guarded(killing)).await);
}
