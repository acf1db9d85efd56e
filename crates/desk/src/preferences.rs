//! What a person set, and whether they want to be left alone now.

use local_store::Setting;
use model::{Code, Invalid, Language, Preferences, QuietFor, Signal, Timestamp};
use time::Duration;

use crate::desk::Desk;
use crate::error::DeskError;

/// The longest time for which one can ask not to be disturbed, in minutes: a week.
const LONGEST: u32 = 7 * 24 * 60;

impl Desk {
    /// Keeps what the person set. Until when they are left alone is not part of it.
    pub async fn preferences_save(&self, request: Preferences) -> Result<Preferences, DeskError> {
        let invalid = |field| Invalid { field, code: Code::InputInvalid, limit: None };
        if request.quiet_hours.is_some_and(|hours| !hours.are_valid()) {
            return Err(invalid("quietHours").into());
        }
        if request.language.is_some_and(|language| !self.may_speak(language)) {
            return Err(invalid("language").into());
        }
        let quiet_until = self.preferences().quiet_until;
        self.keep_preferences(Preferences { quiet_until, ..request }).await
    }

    /// Tells nothing for a while, or tells again.
    pub async fn quiet_for(&self, request: QuietFor) -> Result<Preferences, DeskError> {
        let until = |minutes: u32| Timestamp(self.inner.clock.now() + Duration::minutes(minutes.min(LONGEST).into()));
        let quiet_until = (request.minutes > 0).then(|| until(request.minutes));
        self.keep_preferences(Preferences { quiet_until, ..self.preferences() }).await
    }

    /// What the person set in an earlier run. What cannot be read is as if nothing had been set.
    pub(crate) async fn restore_preferences(&self) -> Result<(), DeskError> {
        let kept = self.inner.local.setting(Setting::Preferences).await?;
        let mut preferences: Preferences = kept.and_then(|kept| serde_json::from_str(&kept).ok()).unwrap_or_default();
        preferences.language = preferences.language.filter(|language| self.may_speak(*language));
        preferences.keep_cache = self.inner.local.setting(Setting::KeepCache).await?.as_deref() != Some("false");
        self.set_preferences(preferences);
        Ok(())
    }

    async fn keep_preferences(&self, preferences: Preferences) -> Result<Preferences, DeskError> {
        let text = serde_json::to_string(&preferences).map_err(|error| DeskError::Internal(error.to_string()))?;
        self.inner.local.keep_setting(Setting::Preferences, &text).await?;
        self.inner.local.keep_setting(Setting::KeepCache, &preferences.keep_cache.to_string()).await?;
        self.speak(preferences.language);
        self.set_preferences(preferences.clone());
        self.inner.host.signal(&Signal::Preferences { preferences: preferences.clone() });
        self.show_counts();
        // What was held back may be told now.
        self.inner.wake.notify_one();
        Ok(preferences)
    }

    /// Languages for development are for development.
    fn may_speak(&self, language: Language) -> bool {
        self.inner.development || Language::OFFERED.contains(&language)
    }

    /// Whether the person asked to be left alone for a while, and it is not over.
    #[must_use]
    pub fn wants_quiet(&self) -> bool {
        self.asked_for_quiet(&self.preferences())
    }

    /// Whether nothing may be told now.
    pub(crate) fn is_quiet(&self) -> bool {
        let preferences = self.preferences();
        self.asked_for_quiet(&preferences) || preferences.quiet_hours.is_some_and(|h| h.cover(self.inner.clock.local()))
    }

    /// Whether the person asked for it, apart from the hours that come each week.
    pub(crate) fn asked_for_quiet(&self, preferences: &Preferences) -> bool {
        preferences.quiet_until.is_some_and(|until| until.0 > self.inner.clock.now())
    }
}
