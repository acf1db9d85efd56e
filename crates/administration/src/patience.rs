//! What an administrator does meets what people do at the same moment.

use std::time::Duration;

use sqlx::mysql::MySqlDatabaseError;

use crate::AdministrationError;

const ATTEMPTS: u32 = 6;

/// Does it again when it had to give way to others, as in a deadlock or by a lock held for long: nothing of it has happened then.
pub(crate) async fn patiently<T>(
    mut attempt: impl AsyncFnMut() -> Result<T, AdministrationError>,
) -> Result<T, AdministrationError> {
    let mut tried = 1;
    loop {
        match attempt().await {
            Err(error) if tried < ATTEMPTS && gave_way(&error) => {
                // Of two that meet one goes on at once; a short pause lets it finish.
                tokio::time::sleep(Duration::from_millis(u64::from(tried * tried) * 10)).await;
                tried += 1;
            }
            outcome => return outcome,
        }
    }
}

/// Deadlock, lock wait time-out, a prepared statement whose tables the server forgot meanwhile.
fn gave_way(error: &AdministrationError) -> bool {
    let AdministrationError::Database(error) = error else { return false };
    let refusal = error.as_database_error().and_then(|error| error.try_downcast_ref::<MySqlDatabaseError>());
    refusal.is_some_and(|refusal| matches!(refusal.number(), 1213 | 1205 | 1615))
}
