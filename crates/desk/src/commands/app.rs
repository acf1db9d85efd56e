//! The state of the application as a whole.

use model::{AddressOpen, AppState, Keyring, TrialPerson, WebAddress};

use crate::connection::Managed;
use crate::context::Context;
use crate::error::DeskError;
use crate::samples::people::{EVERYBODY, PASSWORD, Person};

/// What a window needs to know when it opens.
pub(crate) async fn app_state(context: &Context, (): ()) -> Result<AppState, DeskError> {
    // Without a person the outbox is empty.
    let outbox = if context.session.draft_owner().is_ok() { context.outbox.list().await? } else { Vec::new() };
    let (startup, tray) = context.system.ask_host(|host| (host.startup(), host.has_tray())).await?;
    let keyring = context.system.secrets.keyring();
    let trial = context.trial.is_active();
    let managed = context.connection.managed();
    Ok(AppState {
        outbox,
        quarantined: context.local.quarantined().map(|path| path.display().to_string()),
        startup,
        shortcut: context.shortcut.current().await?,
        tray,
        trial,
        trial_people: if trial { EVERYBODY.map(trial_person).to_vec() } else { Vec::new() },
        trial_password: trial.then(|| PASSWORD.to_owned()),
        managed: matches!(managed, Managed::Yes),
        managed_refused: match managed {
            Managed::Refused(reason) => Some(reason),
            Managed::No | Managed::Yes => None,
        },
        development: context.development,
        preferences: context.preferences.get(),
        connection: context.connection.current(),
        person: context.session.person(),
        watch: context.poll.watch(),
        clock_offset: context.system.database_clock.offset(),
        remembers: keyring == Keyring::Ready,
        keyring,
        version: context.version.clone(),
        language: context.preferences.language(),
    })
}

fn trial_person(person: Person) -> TrialPerson {
    TrialPerson { username: person.username.to_owned(), name: person.name.to_owned(), role: person.role }
}

/// Opens an address that somebody wrote, after the window has asked its person.
pub(crate) async fn address_open(context: &Context, request: AddressOpen) -> Result<(), DeskError> {
    let address =
        WebAddress::parse(&request.address).ok_or_else(|| DeskError::Malformed("no address of the web".to_owned()))?;
    context.system.ask_host(move |host| host.open_address(&address)).await?.map_err(DeskError::from)
}
