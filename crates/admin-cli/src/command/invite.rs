//! Invitations.

use administration::install::Names;
use administration::invitation::{self, Code};
use administration::random;
use model::Role;
use serde_json::json;
use sqlx::mysql::MySqlConnection;
use time::Duration;
use time::format_description::well_known::Rfc3339;

use crate::answer::{Answer, table_or};
use crate::arguments::{Invite, NewInvitation};
use crate::failure::Failure;
use crate::words::Words;

const LONGEST_NOTE: usize = 200;

pub async fn run(
    connection: &mut MySqlConnection,
    names: &Names,
    words: &dyn Words,
    command: Invite,
) -> Result<Answer, Failure> {
    match command {
        Invite::Responder(new) => create(connection, names, words, Role::Responder, &new).await,
        Invite::Employee(new) => create(connection, names, words, Role::Employee, &new).await,
        Invite::List => list(connection, names, words).await,
        Invite::Revoke { number } => {
            invitation::revoke(connection, names, &number).await?;
            Answer::new(words.invitation_ended(), &json!({ "revoked": number }))
        }
    }
}

async fn create(
    connection: &mut MySqlConnection,
    names: &Names,
    words: &dyn Words,
    role: Role,
    NewInvitation { note, days }: &NewInvitation,
) -> Result<Answer, Failure> {
    if note.chars().count() > LONGEST_NOTE {
        return Err(Failure::NoteTooLong(LONGEST_NOTE));
    }
    let code = Code::from_random(random()?);
    let valid_for = Duration::days(i64::from(*days));
    let ends = invitation::create(connection, names, &code, role, note, valid_for).await?;
    let written = ends.format(&Rfc3339).map_err(Failure::internal)?;
    Answer::new(
        words.invited(code.expose(), ends),
        &json!({ "code": code.expose(), "role": role, "note": note, "expiresAt": written }),
    )
}

async fn list(connection: &mut MySqlConnection, names: &Names, words: &dyn Words) -> Result<Answer, Failure> {
    let invitations = invitation::list(connection, names).await?;
    let rows: Vec<[String; 5]> = invitations
        .iter()
        .map(|invitation| {
            let state = words.invitation_state(invitation.state, invitation.used_by.as_deref());
            let ends = words.moment(invitation.expires_at);
            let role = words.role(invitation.role).to_owned();
            [invitation.number.clone(), role, ends, state, invitation.note.clone()]
        })
        .collect();
    let table = table_or(words.no_invitations(), words.invitation_columns(), &rows);
    Answer::new(table, &json!({ "invitations": invitations }))
}
