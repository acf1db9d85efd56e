//! The person's preferences, and whether notifications are muted now.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use local_store::{Local, Setting};
use model::{Code, Invalid, Language, Preferences, Signal, Timestamp};
use time::Duration;

use crate::error::DeskError;
use crate::system::System;

/// The longest time for which a person can mute notifications, in minutes: a week.
const LONGEST_QUIET: u32 = 7 * 24 * 60;

/// Owns the preferences.
pub(crate) struct PreferencesService {
    system: Arc<System>,
    local: Local,
    system_language: Language,
    development: bool,
    current: Mutex<Preferences>,
}

impl PreferencesService {
    pub(crate) fn new(system: &Arc<System>, local: &Local, system_language: Language, development: bool) -> Self {
        Self { system: system.clone(), local: local.clone(), system_language, development, current: Mutex::default() }
    }

    /// Loads the preferences of the last run. Unreadable ones are replaced by the defaults.
    pub(crate) async fn restore(&self) -> Result<(), DeskError> {
        let stored = self.local.setting(Setting::Preferences).await?;
        let mut preferences: Preferences = stored.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default();
        preferences.language = preferences.language.filter(|language| self.offers(*language));
        preferences.keep_cache = self.local.setting(Setting::KeepCache).await?.as_deref() != Some("false");
        self.set(preferences);
        Ok(())
    }

    pub(crate) fn get(&self) -> Preferences {
        self.current().clone()
    }

    /// The language of everything that the person reads: the chosen one, or the system's.
    pub(crate) fn language(&self) -> Language {
        self.current().language.unwrap_or(self.system_language)
    }

    /// Sets the language, and tells the windows if it is another one.
    pub(crate) fn set_locale(&self, chosen: Option<Language>) {
        let before = self.language();
        self.current().language = chosen;
        let language = self.language();
        if language != before {
            self.system.host.signal(&Signal::Language { language });
        }
    }

    /// Saves what the person set; the end of a mute is not part of it.
    pub(crate) async fn save(&self, request: Preferences) -> Result<Preferences, DeskError> {
        let invalid = |field| Invalid { field, code: Code::InputInvalid, limit: None };
        if request.quiet_hours.is_some_and(|hours| !hours.are_valid()) {
            return Err(invalid("quietHours").into());
        }
        if request.language.is_some_and(|language| !self.offers(language)) {
            return Err(invalid("language").into());
        }
        let quiet_until = self.get().quiet_until;
        self.replace(Preferences { quiet_until, ..request }).await
    }

    /// Mutes notifications for so many minutes; 0 ends the mute.
    pub(crate) async fn mute(&self, minutes: u32) -> Result<Preferences, DeskError> {
        let until =
            |minutes: u32| Timestamp(self.system.clock.now() + Duration::minutes(minutes.min(LONGEST_QUIET).into()));
        let quiet_until = (minutes > 0).then(|| until(minutes));
        self.replace(Preferences { quiet_until, ..self.get() }).await
    }

    /// Whether the person muted notifications for a while that is not over.
    pub(crate) fn is_muted(&self) -> bool {
        self.current().quiet_until.is_some_and(|until| until.0 > self.system.clock.now())
    }

    /// Whether notifications have to wait: because of a mute or of the quiet hours of this weekday.
    pub(crate) fn is_quiet(&self) -> bool {
        let quiet_hours = self.current().quiet_hours;
        self.is_muted() || quiet_hours.is_some_and(|hours| hours.cover(self.system.clock.local()))
    }

    async fn replace(&self, preferences: Preferences) -> Result<Preferences, DeskError> {
        let text = serde_json::to_string(&preferences).map_err(|error| DeskError::Internal(error.to_string()))?;
        self.local.keep_setting(Setting::Preferences, &text).await?;
        self.local.keep_setting(Setting::KeepCache, &preferences.keep_cache.to_string()).await?;
        self.set_locale(preferences.language);
        self.set(preferences.clone());
        self.system.host.signal(&Signal::Preferences { preferences: preferences.clone() });
        self.system.counts.show();
        // Notifications that were held back may be due.
        self.system.background.poll.notify_one();
        Ok(preferences)
    }

    fn set(&self, preferences: Preferences) {
        self.system.counts.set(|counts| {
            counts.quiet_until = preferences.quiet_until.map(|until| until.0);
            counts.badge = preferences.badge;
        });
        *self.current() = preferences;
    }

    /// Only developers get the pseudo-languages.
    fn offers(&self, language: Language) -> bool {
        self.development || Language::OFFERED.contains(&language)
    }

    fn current(&self) -> MutexGuard<'_, Preferences> {
        self.current.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
