//! The notification centre: what is on the screen, and what is held back while the person wants quiet.

use std::collections::BTreeMap;
use std::sync::Arc;

use i18n::{Locale, messages};
use model::NotificationKind;

use super::key::{self, ABSENCE, MANY_IN_INBOX, MANY_IN_POOL, MANY_OVERDUE, QUIET};
use super::text::{self, Counts};
use crate::host::{Notification, Target};
use crate::preferences::PreferencesService;
use crate::system::System;

/// The most notifications that are shown one by one; more are shown as one.
const SINGLES: usize = 3;

/// A notification that the person may get.
pub(super) struct News {
    pub(super) kind: NotificationKind,
    pub(super) notification: Notification,
}

/// What one notification stands for, by the keys of the single ones.
type Members = BTreeMap<String, Notification>;

pub(super) struct NotificationCentre {
    system: Arc<System>,
    preferences: Arc<PreferencesService>,
    /// The notifications on the screen, by their keys.
    shown: BTreeMap<String, Members>,
    held: Vec<News>,
    was_quiet: bool,
}

impl NotificationCentre {
    pub(super) fn new(system: &Arc<System>, preferences: &Arc<PreferencesService>) -> Self {
        Self {
            system: system.clone(),
            preferences: preferences.clone(),
            shown: BTreeMap::new(),
            held: Vec::new(),
            was_quiet: false,
        }
    }

    /// Shows news of the inbox or of the pool: one by one, or as one if they are many.
    pub(super) fn notify(&mut self, news: Vec<News>) {
        let Some(news) = self.due(news) else { return };
        if news.len() <= SINGLES {
            for (key, notification) in news {
                self.show(&key, Members::from([(key.clone(), notification)]), true);
            }
            return;
        }
        let key = if news.keys().all(|key| key::is_pool(key)) {
            MANY_IN_POOL
        } else if news.keys().all(|key| key::is_overdue(key)) {
            MANY_OVERDUE
        } else {
            MANY_IN_INBOX
        };
        // The new notification replaces the old one of that key, so it includes what that one stood for.
        let mut members = self.shown.get(key).cloned().unwrap_or_default();
        members.extend(news);
        self.show(key, members, true);
    }

    /// Shows what came to the inbox while the application was not running, as one notification.
    pub(super) fn notify_absence(&mut self, news: Vec<News>) {
        self.notify_as_one(news, ABSENCE);
    }

    /// Shows what was held back if the quiet time is over.
    pub(super) fn check_schedule(&mut self) {
        let quiet = self.preferences.is_quiet();
        if self.was_quiet && !quiet {
            let held = std::mem::take(&mut self.held);
            self.notify_as_one(held, QUIET);
            self.system.counts.show();
        }
        self.was_quiet = quiet;
    }

    /// Withdraws what is no longer true. A notification that stands for several is shown again for those that are left, without a
    /// sound.
    pub(super) fn withdraw(&mut self, untrue: impl Fn(&str) -> bool) {
        self.held.retain(|news| !untrue(&news.notification.key));
        for (key, mut members) in self.shown.clone() {
            let before = members.len();
            members.retain(|member, _| !untrue(member));
            if members.is_empty() {
                self.system.host.withdraw(&key);
                self.shown.remove(&key);
            } else if members.len() < before {
                self.show(&key, members, false);
            }
        }
    }

    /// Withdraws everything.
    pub(super) fn clear(&mut self) {
        for key in std::mem::take(&mut self.shown).into_keys() {
            self.system.host.withdraw(&key);
        }
        self.held.clear();
    }

    fn notify_as_one(&mut self, news: Vec<News>, key: &str) {
        let Some(news) = self.due(news) else { return };
        match news.first_key_value() {
            Some((single, _)) if news.len() == 1 => self.show(&single.clone(), news, true),
            Some(_) => self.show(key, news, true),
            None => {}
        }
    }

    /// Drops the kinds that the person switched off. Holds the rest back, and answers none, while the person wants quiet.
    fn due(&mut self, mut news: Vec<News>) -> Option<Members> {
        let off = self.preferences.get().switched_off;
        news.retain(|news| !off.contains(&news.kind));
        if self.preferences.is_quiet() {
            self.was_quiet = true;
            self.held.append(&mut news);
            return None;
        }
        Some(news.into_iter().map(|news| (news.notification.key.clone(), news.notification)).collect())
    }

    fn show(&mut self, key: &str, members: Members, aloud: bool) {
        let Some(notification) = self.compose(key, &members) else { return };
        let sound = aloud && self.preferences.get().sound;
        self.system.host.notify(&Notification { sound, ..notification });
        self.shown.insert(key.to_owned(), members);
    }

    /// One notification for these members; a single member keeps its own text.
    fn compose(&self, key: &str, members: &Members) -> Option<Notification> {
        if members.len() < 2 {
            return members.values().next().map(|only| Notification { key: key.to_owned(), ..only.clone() });
        }
        let counts = Counts {
            inbox: members.keys().filter(|key| key::is_inbox(key)).count(),
            pool: members.keys().filter(|key| key::is_pool(key)).count(),
            overdue: members.keys().filter(|key| key::is_overdue(key)).count(),
        };
        let locale = Locale::of(self.preferences.language());
        let (title, body) = match key {
            MANY_IN_POOL => (
                locale.format(&messages::notification_pool_many(counts.pool)),
                locale.format(&messages::notification_pool_many_why()),
            ),
            MANY_OVERDUE => (
                locale.format(&messages::notification_overdue_many(counts.overdue)),
                locale.format(&messages::notification_overdue_many_why()),
            ),
            ABSENCE => text::many(locale, &messages::notification_many_away(), &counts),
            QUIET => text::many(locale, &messages::notification_many_quiet(), &counts),
            _ => text::many(locale, &messages::notification_many(), &counts),
        };
        let target = if counts.inbox == 0 { Target::Pool } else { Target::Inbox };
        Some(Notification { key: key.to_owned(), title, body, target, button: None, sound: true })
    }
}
