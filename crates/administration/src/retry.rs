//! Retries changes that collide with what people do at the same moment.

use std::time::Duration;

use sqlx::mysql::MySqlDatabaseError;

use crate::AdministrationError;

const ATTEMPTS: u32 = 6;

/// Repeats an attempt that lost against others, in a deadlock or a lock wait: it has changed nothing then.
pub(crate) async fn with_retries<T>(
    mut attempt: impl AsyncFnMut() -> Result<T, AdministrationError>,
) -> Result<T, AdministrationError> {
    let mut tried = 1;
    loop {
        match attempt().await {
            Err(error) if tried < ATTEMPTS && lost_against_others(&error) => {
                // The other side continues at once; a short pause lets it finish.
                tokio::time::sleep(Duration::from_millis(u64::from(tried * tried) * 10)).await;
                tried += 1;
            }
            outcome => return outcome,
        }
    }
}

/// Deadlock, lock wait timeout, or a prepared statement whose tables the server has forgotten.
fn lost_against_others(error: &AdministrationError) -> bool {
    let AdministrationError::Database(error) = error else { return false };
    let refusal = error.as_database_error().and_then(|error| error.try_downcast_ref::<MySqlDatabaseError>());
    refusal.is_some_and(|refusal| matches!(refusal.number(), 1213 | 1205 | 1615))
}
