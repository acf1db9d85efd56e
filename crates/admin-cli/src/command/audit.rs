//! The proof that history is whole, and its export.

use std::io::Write;
use std::path::Path;

use administration::audit::{Exported, Filter, Format, export, verify};
use administration::install::Names;
use model::TicketId;
use sqlx::mysql::MySqlConnection;

use crate::answer::Answer;
use crate::arguments::{Audit, Export, Form};
use crate::failure::Failure;
use crate::new_file::NewFile;
use crate::words::Words;

pub async fn run(
    connection: &mut MySqlConnection,
    names: &Names,
    words: &dyn Words,
    command: Audit,
) -> Result<Answer, Failure> {
    match command {
        Audit::Verify => {
            let verdict = verify(connection, names).await?;
            Ok(Answer::new(words.verdict(&verdict), &verdict)?.found_wrong(verdict.broken.is_some()))
        }
        Audit::Export(wanted) => hand_out(connection, names, words, wanted).await,
    }
}

async fn hand_out(
    connection: &mut MySqlConnection,
    names: &Names,
    words: &dyn Words,
    wanted: Export,
) -> Result<Answer, Failure> {
    let Export { file, format, ticket, since, until, person } = wanted;
    if since.zip(until).is_some_and(|(since, until)| since >= until) {
        return Err(Failure::SinceNotBeforeUntil);
    }
    let filter = Filter { tickets: ticket.into_iter().map(TicketId).collect(), since, until, person };
    let format = match format {
        Form::Csv => Format::Csv,
        Form::Jsonl => Format::JsonLines,
    };
    let Some(path) = file else {
        let exported = uninterrupted(connection, names, &filter, format, &mut std::io::stdout()).await?;
        return Ok(answer(words, &exported, None)?.aside(true));
    };
    let mut file = NewFile::create(&path)?;
    let exported = uninterrupted(connection, names, &filter, format, file.writer()).await?;
    file.keep()?;
    answer(words, &exported, Some(&path))
}

/// An interruption ends the export as a failure does, so that no file is left that looks whole.
async fn uninterrupted(
    connection: &mut MySqlConnection,
    names: &Names,
    filter: &Filter,
    format: Format,
    to: &mut (dyn Write + Send),
) -> Result<Exported, Failure> {
    tokio::select! {
        exported = export(connection, names, filter, format, to) => Ok(exported?),
        _ = tokio::signal::ctrl_c() => Err(Failure::Interrupted),
    }
}

fn answer(words: &dyn Words, exported: &Exported, file: Option<&Path>) -> Result<Answer, Failure> {
    let text = format!("{}\n{}", words.exported(exported.exported, file), words.verdict(&exported.verdict));
    Ok(Answer::new(text, exported)?.found_wrong(exported.verdict.broken.is_some()))
}
