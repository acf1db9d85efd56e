//! The key combination that opens the form of a new ticket from anywhere.

use std::sync::Arc;

use local_store::{Local, Setting};
use model::{Code, Combination, Invalid, Shortcut, ShortcutState};
use tokio::sync::Mutex;

use crate::error::DeskError;
use crate::host::ShortcutError;
use crate::system::System;

/// Owns the combination.
pub(crate) struct ShortcutService {
    system: Arc<System>,
    local: Local,
    /// Absent until the host was first asked.
    current: Mutex<Option<Shortcut>>,
}

impl ShortcutService {
    pub(crate) fn new(system: &Arc<System>, local: &Local) -> Self {
        Self { system: system.clone(), local: local.clone(), current: Mutex::default() }
    }

    /// What was chosen. The first call takes the combination of the last run from the system.
    pub(crate) async fn current(&self) -> Result<Shortcut, DeskError> {
        self.known(&mut *self.current.lock().await).await
    }

    async fn known(&self, current: &mut Option<Shortcut>) -> Result<Shortcut, DeskError> {
        if let Some(current) = current {
            return Ok(current.clone());
        }
        let stored = self.local.setting(Setting::Shortcut).await?.and_then(|text| text.parse().ok());
        let state = match self.take(stored).await? {
            Ok(()) => ShortcutState::Ready,
            Err(ShortcutError::Taken) => ShortcutState::Taken,
            Err(ShortcutError::Unavailable) => ShortcutState::Unavailable,
        };
        let restored = Shortcut { keys: stored.map(|keys: Combination| keys.to_string()), state };
        Ok(current.insert(restored).clone())
    }

    /// Chooses a combination, or none. One that the system refuses changes nothing.
    pub(crate) async fn set(&self, keys: Option<&str>) -> Result<Shortcut, DeskError> {
        let invalid = |_| Invalid { field: "keys", code: Code::InputInvalid, limit: None };
        let wished = keys.map(str::parse::<Combination>).transpose().map_err(invalid)?;
        let mut current = self.current.lock().await;
        let before = self.known(&mut current).await?;
        if let Err(error) = self.choose(wished).await {
            let before = before.keys.and_then(|keys| keys.parse().ok());
            // As well as it worked before.
            let _ = self.take(before).await;
            return Err(error);
        }
        let keys = wished.map(|keys| keys.to_string());
        Ok(current.insert(Shortcut { keys, state: ShortcutState::Ready }).clone())
    }

    /// Takes a combination from the system and keeps it for the next run.
    async fn choose(&self, wished: Option<Combination>) -> Result<(), DeskError> {
        self.take(wished).await??;
        match wished {
            Some(keys) => self.local.keep_setting(Setting::Shortcut, &keys.to_string()).await?,
            None => self.local.forget_setting(Setting::Shortcut).await?,
        }
        Ok(())
    }

    async fn take(&self, wished: Option<Combination>) -> Result<Result<(), ShortcutError>, DeskError> {
        self.system.ask_host(move |host| host.take_shortcut(wished)).await
    }
}
