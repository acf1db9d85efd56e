//! Verifies the history and exports it.

use std::io::Write;
use std::path::Path;

use administration::audit::{Exported, Filter, Format, Verdict, export, verify};
use administration::install::Names;
use i18n::{Locale, messages, of_family};
use model::TicketId;
use sqlx::mysql::MySqlConnection;

use crate::answer::Answer;
use crate::arguments::{Audit, Export, Form};
use crate::failure::Failure;
use crate::new_file::NewFile;

pub async fn run(
    connection: &mut MySqlConnection,
    names: &Names,
    locale: Locale,
    command: Audit,
) -> Result<Answer, Failure> {
    match command {
        Audit::Verify => {
            let verdict = verify(connection, names).await?;
            Ok(Answer::new(verdict_text(&verdict, locale), &verdict)?.found_wrong(verdict.broken.is_some()))
        }
        Audit::Export(wanted) => hand_out(connection, names, locale, wanted).await,
    }
}

async fn hand_out(
    connection: &mut MySqlConnection,
    names: &Names,
    locale: Locale,
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
        return Ok(answer(locale, &exported, None)?.with_stderr(true));
    };
    let mut file = NewFile::create(&path)?;
    let exported = uninterrupted(connection, names, &filter, format, file.writer()).await?;
    file.keep()?;
    answer(locale, &exported, Some(&path))
}

/// An interruption fails the export, so that no file is left that looks complete.
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

fn answer(locale: Locale, exported: &Exported, file: Option<&Path>) -> Result<Answer, Failure> {
    let written = match file {
        Some(file) => messages::admin_audit_exported_to(exported.exported, file.display()),
        None => messages::admin_audit_exported(exported.exported),
    };
    let text = format!("{}\n{}", locale.format(&written), verdict_text(&exported.verdict, locale));
    Ok(Answer::new(text, exported)?.found_wrong(exported.verdict.broken.is_some()))
}

/// Whether the history is complete.
fn verdict_text(verdict: &Verdict, locale: Locale) -> String {
    if let Some(broken) = &verdict.broken {
        let fault = locale.format(&of_family("admin-fault", broken.fault));
        return locale.format(&messages::admin_audit_broken(broken.seq, fault, broken.ticket));
    }
    let tickets = locale.format(&messages::admin_audit_tickets(verdict.tickets));
    let complete = locale.format(&messages::admin_audit_complete(verdict.events, tickets));
    match verdict.redacted {
        0 => complete,
        redacted => format!("{complete} {}", locale.format(&messages::admin_audit_redacted(redacted))),
    }
}
