//! What stands on the screen and what is held back until the person wants to be disturbed again.

use std::collections::BTreeMap;

use super::kind::Kind;
use super::{INBOX, POOL};
use crate::desk::Desk;
use crate::host::{Notice, Target};
use crate::words;

/// How many single notifications at most; more are told as one.
const SINGLES: usize = 3;

/// The keys of notifications that tell several things.
const MANY_IN_INBOX: &str = "many:inbox";
const MANY_IN_POOL: &str = "many:pool";
const AWAY: &str = "many:away";
const MEANWHILE: &str = "many:meanwhile";

/// Something that a person may be told.
pub(super) struct News {
    pub(super) kind: Kind,
    pub(super) notice: Notice,
}

/// What one notification tells: single ones by their own keys.
type Members = BTreeMap<String, Notice>;

#[derive(Default)]
pub(super) struct Board {
    /// What stands on the screen, by its key.
    shown: BTreeMap<String, Members>,
    /// What came while the person wanted quiet.
    held: Vec<News>,
    was_quiet: bool,
}

impl Board {
    /// Tells news of one sort: each by itself, or all as one when they are many.
    pub(super) fn tell(&mut self, desk: &Desk, news: Vec<News>) {
        let Some(news) = self.tellable(desk, news) else { return };
        if news.len() <= SINGLES {
            for (key, notice) in news {
                self.show(desk, &key, Members::from([(key.clone(), notice)]), true);
            }
            return;
        }
        let key = if news.keys().all(|key| key.starts_with(POOL)) { MANY_IN_POOL } else { MANY_IN_INBOX };
        // What was told as one before, and is true still, is told again with it: the new one takes the old one's place.
        let mut members = self.shown.get(key).cloned().unwrap_or_default();
        members.extend(news);
        self.show(desk, key, members, true);
    }

    /// Tells what came to the inbox while the person was not here, as one.
    pub(super) fn tell_absence(&mut self, desk: &Desk, news: Vec<News>) {
        self.tell_as_one(desk, news, AWAY);
    }

    /// Tells what was held back, when nobody asks for quiet any more.
    pub(super) fn look_at_the_clock(&mut self, desk: &Desk) {
        let quiet = desk.is_quiet();
        if self.was_quiet && !quiet {
            let held = std::mem::take(&mut self.held);
            self.tell_as_one(desk, held, MEANWHILE);
            desk.show_counts();
        }
        self.was_quiet = quiet;
    }

    fn tell_as_one(&mut self, desk: &Desk, news: Vec<News>, key: &str) {
        let Some(news) = self.tellable(desk, news) else { return };
        match news.first_key_value() {
            Some((single, _)) if news.len() == 1 => self.show(desk, &single.clone(), news, true),
            Some(_) => self.show(desk, key, news, true),
            None => {}
        }
    }

    /// What the person wants to be told, unless it has to wait.
    fn tellable(&mut self, desk: &Desk, mut news: Vec<News>) -> Option<Members> {
        let notify = desk.preferences().notify;
        news.retain(|news| news.kind.is_wanted(notify));
        if desk.is_quiet() {
            self.was_quiet = true;
            self.held.append(&mut news);
            return None;
        }
        Some(news.into_iter().map(|news| (news.notice.key.clone(), news.notice)).collect())
    }

    /// Takes back what is no longer true. What tells several things tells the fewer that are left, without a sound.
    pub(super) fn withdraw(&mut self, desk: &Desk, untrue: impl Fn(&str) -> bool) {
        self.held.retain(|news| !untrue(&news.notice.key));
        for (key, mut members) in self.shown.clone() {
            let before = members.len();
            members.retain(|member, _| !untrue(member));
            if members.is_empty() {
                desk.inner.host.withdraw(&key);
                self.shown.remove(&key);
            } else if members.len() < before {
                self.show(desk, &key, members, false);
            }
        }
    }

    /// Takes everything back.
    pub(super) fn clear(&mut self, desk: &Desk) {
        for key in std::mem::take(&mut self.shown).into_keys() {
            desk.inner.host.withdraw(&key);
        }
        self.held.clear();
    }

    fn show(&mut self, desk: &Desk, key: &str, members: Members, aloud: bool) {
        let Some(notice) = compose(desk, key, &members) else { return };
        let sound = aloud && desk.preferences().sound;
        desk.inner.host.notify(&Notice { sound, ..notice });
        self.shown.insert(key.to_owned(), members);
    }
}

/// One notification for these. One that is left of several speaks for itself, in their place.
fn compose(desk: &Desk, key: &str, members: &Members) -> Option<Notice> {
    if members.len() < 2 {
        return members.values().next().map(|only| Notice { key: key.to_owned(), ..only.clone() });
    }
    let words = words::of(desk.language());
    let in_pool = members.keys().filter(|key| key.starts_with(POOL)).count();
    let in_inbox = members.keys().filter(|key| key.starts_with(INBOX)).count();
    let (title, body) = match key {
        MANY_IN_POOL => (words.many_in_pool(in_pool), words.pool_waits().to_owned()),
        AWAY => (words.while_away().to_owned(), words.many_in_inbox(in_inbox)),
        MEANWHILE => (words.meanwhile().to_owned(), words.came_meanwhile(in_inbox, in_pool)),
        _ => (words.several().to_owned(), words.many_in_inbox(in_inbox)),
    };
    let target = if in_inbox == 0 { Target::Pool } else { Target::Inbox };
    Some(Notice { key: key.to_owned(), title, body, target, sound: true })
}
