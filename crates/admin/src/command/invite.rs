//! Invitations.

use model::Role;
use serde_json::json;
use sqlx::mysql::MySqlConnection;
use store::administration::invitation::{self, Code, InvitationState};
use store::administration::random;
use store::install::Names;
use time::Duration;
use time::format_description::well_known::Rfc3339;

use crate::answer::{Answer, table};
use crate::arguments::{Invite, NewInvitation};
use crate::failure::Failure;

const LONGEST_NOTE: usize = 200;

pub async fn run(connection: &mut MySqlConnection, names: &Names, command: Invite) -> Result<Answer, Failure> {
    match command {
        Invite::Responder(new) => create(connection, names, Role::Responder, &new).await,
        Invite::Employee(new) => create(connection, names, Role::Employee, &new).await,
        Invite::List => list(connection, names).await,
        Invite::Revoke { number } => {
            invitation::revoke(connection, names, &number).await?;
            Answer::new("The invitation can no longer be used.", &json!({ "revoked": number }))
        }
    }
}

async fn create(
    connection: &mut MySqlConnection,
    names: &Names,
    role: Role,
    NewInvitation { note, days }: &NewInvitation,
) -> Result<Answer, Failure> {
    if note.chars().count() > LONGEST_NOTE {
        return Err(Failure::usage(format!("--note may have {LONGEST_NOTE} characters")));
    }
    let code = Code::from_random(random()?);
    let valid_for = Duration::days(i64::from(*days));
    let ends = invitation::create(connection, names, &code, role, note, valid_for).await?;
    let ends = ends.format(&Rfc3339).map_err(Failure::refused)?;
    Answer::new(
        format!(
            "{}\nGive this code to one person. They enter it when they sign up, until {ends}. It is not shown again.",
            code.expose()
        ),
        &json!({ "code": code.expose(), "role": role, "note": note, "expiresAt": ends }),
    )
}

async fn list(connection: &mut MySqlConnection, names: &Names) -> Result<Answer, Failure> {
    let invitations = invitation::list(connection, names).await?;
    let rows: Vec<[String; 5]> = invitations
        .iter()
        .map(|invitation| {
            let state = match (invitation.state, &invitation.used_by) {
                (InvitationState::Open, _) => "open".to_owned(),
                (InvitationState::Used, Some(by)) => format!("used by {by}"),
                (InvitationState::Used, None) => "used".to_owned(),
                (InvitationState::Expired, _) => "expired".to_owned(),
            };
            let ends = invitation.expires_at.date().to_string();
            let role = match invitation.role {
                Role::Employee => "employee",
                Role::Responder => "responder",
            };
            [invitation.number.clone(), role.to_owned(), ends, state, invitation.note.clone()]
        })
        .collect();
    Answer::new(table(["NUMBER", "ROLE", "UNTIL", "STATE", "NOTE"], &rows), &json!({ "invitations": invitations }))
}
