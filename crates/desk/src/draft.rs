//! Drafts: kept on this workstation for the person who writes them, with or without a database.

use model::{Code, Draft, DraftSave, Invalid, PersonId, Thread, TicketId};

use crate::desk::Desk;
use crate::error::DeskError;

/// Longer than any text that can be sent, with the form around it.
const CONTENT_MAX: usize = 200_000;
const PLACE_MAX: usize = 100;

impl Desk {
    /// Keeps a draft; an empty one is removed.
    pub async fn draft_save(&self, request: DraftSave) -> Result<(), DeskError> {
        check_place(&request.place)?;
        check("content", &request.content, CONTENT_MAX)?;
        let owner = self.writer()?;
        let about = self.about(&owner, thread(&request.place)).await;
        let now = self.inner.clock.now();
        Ok(self.inner.local.draft_save(&owner, &request.place, &request.content, about.as_deref(), now).await?)
    }

    /// One's own drafts, newest first.
    pub async fn draft_list(&self, (): ()) -> Result<Vec<Draft>, DeskError> {
        Ok(self.inner.local.draft_list(&self.writer()?).await?)
    }
}

/// The name of a place is the window's own, within a measure.
pub(crate) fn check_place(place: &str) -> Result<(), Invalid> {
    check("place", place, PLACE_MAX)
}

fn check(field: &'static str, text: &str, most: usize) -> Result<(), Invalid> {
    let limit = u32::try_from(most).ok();
    if text.len() > most { Err(Invalid { field, code: Code::InputTooLong, limit }) } else { Ok(()) }
}

/// What a place is about: its last part is the number of a ticket, or of a person where it says so.
fn thread(place: &str) -> Option<Thread> {
    let place = place.split('#').next()?;
    let (kind, number) = place.rsplit_once(':')?;
    let number = number.parse().ok()?;
    Some(if kind.ends_with("person") { Thread::Person(PersonId(number)) } else { Thread::Ticket(TicketId(number)) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_tells_what_it_is_about() {
        assert_eq!(thread("message:ticket:12"), Some(Thread::Ticket(TicketId(12))));
        assert_eq!(thread("edit:12#3"), Some(Thread::Ticket(TicketId(12))));
        assert_eq!(thread("message:person:7"), Some(Thread::Person(PersonId(7))));
        assert_eq!(thread("raise"), None);
        assert_eq!(thread("raise#2"), None);
    }
}
