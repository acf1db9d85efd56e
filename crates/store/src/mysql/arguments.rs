//! A call with its arguments, kept so that it can be sent again.

use model::RequestId;
use sqlx::Arguments as _;
use sqlx::encode::Encode;
use sqlx::mysql::{MySql, MySqlArguments};
use sqlx::types::Type;

use super::error::DatabaseError;
use super::session::Token;

/// One call of one procedure.
pub(super) struct Call {
    pub(super) sql: &'static str,
    arguments: Result<MySqlArguments, DatabaseError>,
}

impl Call {
    /// A call without arguments yet. `sql` is `CALL procedure(?, …)`.
    pub(super) fn new(sql: &'static str) -> Self {
        Self { sql, arguments: Ok(MySqlArguments::default()) }
    }

    /// A call in the name of a session.
    pub(super) fn of(token: &Token, sql: &'static str) -> Self {
        Self::new(sql).with(token.as_bytes())
    }

    /// Adds the id that makes the call repeatable.
    pub(super) fn request(self, request: RequestId) -> Self {
        self.with(request.0.as_bytes().as_slice())
    }

    /// Adds the next argument.
    pub(super) fn with<'q, T: Encode<'q, MySql> + Type<MySql> + 'q>(mut self, value: T) -> Self {
        if let Ok(arguments) = &mut self.arguments
            && let Err(cause) = arguments.add(value)
        {
            self.arguments = Err(DatabaseError::Defect(sqlx::Error::Encode(cause)));
        }
        self
    }

    /// The arguments for one sending.
    pub(super) fn arguments(&self) -> Result<MySqlArguments, DatabaseError> {
        match &self.arguments {
            Ok(arguments) => Ok(arguments.clone()),
            Err(_) => Err(DatabaseError::Defect(sqlx::Error::Protocol(format!("arguments of {}", self.sql)))),
        }
    }
}
