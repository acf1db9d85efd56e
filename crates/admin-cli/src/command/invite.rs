//! Invitations.

use administration::install::Names;
use administration::invitation::{self, Code, InvitationState};
use administration::random;
use i18n::{Locale, messages};
use model::Role;
use serde_json::json;
use sqlx::mysql::MySqlConnection;
use time::Duration;
use time::format_description::well_known::Rfc3339;

use crate::answer::{Answer, table_or};
use crate::arguments::{Invite, NewInvitation};
use crate::command::person::role_text;
use crate::failure::Failure;
use crate::moment;

const LONGEST_NOTE: usize = 200;

pub async fn run(
    connection: &mut MySqlConnection,
    names: &Names,
    locale: Locale,
    command: Invite,
) -> Result<Answer, Failure> {
    match command {
        Invite::Responder(new) => create(connection, names, locale, Role::Responder, &new).await,
        Invite::Employee(new) => create(connection, names, locale, Role::Employee, &new).await,
        Invite::List => list(connection, names, locale).await,
        Invite::Revoke { number } => {
            invitation::revoke(connection, names, &number).await?;
            Answer::new(locale.format(&messages::admin_invitation_revoked()), &json!({ "revoked": number }))
        }
    }
}

async fn create(
    connection: &mut MySqlConnection,
    names: &Names,
    locale: Locale,
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
        locale.format(&messages::admin_invited(code.expose(), moment::text(ends, locale))),
        &json!({ "code": code.expose(), "role": role, "note": note, "expiresAt": written }),
    )
}

async fn list(connection: &mut MySqlConnection, names: &Names, locale: Locale) -> Result<Answer, Failure> {
    let invitations = invitation::list(connection, names).await?;
    let rows: Vec<[String; 5]> = invitations
        .iter()
        .map(|invitation| {
            let state = match (invitation.state, &invitation.used_by) {
                (InvitationState::Open, _) => messages::admin_invitation_open(),
                (InvitationState::Used, Some(by)) => messages::admin_invitation_used_by(by),
                (InvitationState::Used, None) => messages::admin_invitation_used(),
                (InvitationState::Expired, _) => messages::admin_invitation_expired(),
            };
            let ends = moment::text(invitation.expires_at, locale);
            let role = locale.format(&role_text(invitation.role));
            [invitation.number.clone(), role, ends, locale.format(&state), invitation.note.clone()]
        })
        .collect();
    let columns = [
        messages::admin_invitation_column_number(),
        messages::admin_invitation_column_role(),
        messages::admin_invitation_column_until(),
        messages::admin_invitation_column_state(),
        messages::admin_invitation_column_note(),
    ];
    let table = table_or(&messages::admin_invitation_none(), &columns, &rows, locale);
    Answer::new(table, &json!({ "invitations": invitations }))
}
