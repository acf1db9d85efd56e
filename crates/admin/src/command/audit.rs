//! The proof that history is whole.

use sqlx::mysql::MySqlConnection;
use store::administration::audit::verify;
use store::install::Names;

use crate::answer::Answer;
use crate::arguments::Audit;
use crate::failure::Failure;

pub async fn run(connection: &mut MySqlConnection, names: &Names, command: &Audit) -> Result<Answer, Failure> {
    let Audit::Verify = command;
    let verdict = verify(connection, names).await?;
    let text = match &verdict.broken {
        None => format!("History is whole: {} events of {} tickets.", verdict.events, verdict.tickets),
        Some(broken) => format!(
            "History is NOT whole: ticket #{}, event {}: {}. Compare it with a backup, and find out who administers the server.",
            broken.ticket, broken.seq, broken.fault
        ),
    };
    Ok(Answer::new(text, &verdict)?.found_wrong(verdict.broken.is_some()))
}
