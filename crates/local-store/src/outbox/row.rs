//! A row of the outbox.

use model::{Code, OutboxItem, OutboxState, RequestId, Timestamp};
use sqlx::FromRow;
use time::OffsetDateTime;
use uuid::Uuid;

use crate::LocalError;

/// The columns that a [`Row`] is read from.
pub(super) const COLUMNS: &str =
    "id, operation, draft_key, content, about, sent_at, uncertain, code, code_limit, position";

#[derive(FromRow)]
pub(super) struct Row {
    pub(super) id: Vec<u8>,
    pub(super) operation: String,
    pub(super) draft_key: String,
    pub(super) content: Option<String>,
    pub(super) about: Option<String>,
    pub(super) sent_at: OffsetDateTime,
    pub(super) uncertain: bool,
    pub(super) code: Option<String>,
    pub(super) code_limit: Option<u32>,
    pub(super) position: i64,
}

impl Row {
    pub(super) fn item(self) -> Result<OutboxItem, LocalError> {
        let id = Uuid::from_slice(&self.id).map_err(|error| sqlx::Error::Decode(error.into()))?;
        let state = match self.code {
            Some(code) => OutboxState::Refused {
                code: Code::parse(&code).unwrap_or(Code::DatabaseFailed),
                limit: self.code_limit,
            },
            None if self.uncertain => OutboxState::Delivering,
            None => OutboxState::Waiting { until: None },
        };
        Ok(OutboxItem {
            id: RequestId(id),
            operation: serde_json::from_str(&self.operation)?,
            draft_key: self.draft_key,
            about: self.about,
            sent_at: Timestamp(self.sent_at),
            state,
            files: Vec::new(),
        })
    }
}
