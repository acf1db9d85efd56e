//! The arguments of a procedure.

use model::{AttachmentId, MessageId, PersonId, TicketId, Timestamp};
use sqlx::mysql::{MySql, MySqlArguments};
use sqlx::query::Query;
use time::PrimitiveDateTime;
use uuid::Uuid;

/// An argument of a call.
#[derive(Debug, Clone)]
pub enum Argument {
    /// NULL.
    Null,
    /// A whole number.
    Number(i128),
    /// A text.
    Text(String),
    /// Bytes: tokens, keys, request ids.
    Bytes(Vec<u8>),
    /// A time of the database's clock.
    Moment(PrimitiveDateTime),
}

/// A new request id.
#[must_use]
pub fn request() -> Argument {
    Uuid::now_v7().into()
}

impl Argument {
    /// Adds it to a statement.
    ///
    /// # Panics
    /// When a number fits no type of the database.
    pub fn bind<'q>(&self, query: Query<'q, MySql, MySqlArguments>) -> Query<'q, MySql, MySqlArguments> {
        match self.clone() {
            Self::Null => query.bind(None::<String>),
            Self::Number(number) => match i64::try_from(number) {
                Ok(number) => query.bind(number),
                Err(_) => query.bind(u64::try_from(number).expect("a number of 64 bits")),
            },
            Self::Text(text) => query.bind(text),
            Self::Bytes(bytes) => query.bind(bytes),
            Self::Moment(at) => query.bind(at),
        }
    }
}

macro_rules! numbers {
    ($($type:ty),*) => {$(
        impl From<$type> for Argument {
            fn from(number: $type) -> Self { Self::Number(number.into()) }
        }
    )*};
}
numbers!(i32, i64, u32, u64, bool);

macro_rules! ids {
    ($($type:ty),*) => {$(
        impl From<$type> for Argument {
            fn from(id: $type) -> Self { id.0.into() }
        }
    )*};
}
ids!(AttachmentId, MessageId, PersonId, TicketId);

impl From<&str> for Argument {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Argument {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<Vec<u8>> for Argument {
    fn from(bytes: Vec<u8>) -> Self {
        Self::Bytes(bytes)
    }
}

impl<const LENGTH: usize> From<[u8; LENGTH]> for Argument {
    fn from(bytes: [u8; LENGTH]) -> Self {
        Self::Bytes(bytes.to_vec())
    }
}

impl From<Uuid> for Argument {
    fn from(id: Uuid) -> Self {
        Self::Bytes(id.as_bytes().to_vec())
    }
}

impl From<Timestamp> for Argument {
    fn from(at: Timestamp) -> Self {
        Self::Moment(PrimitiveDateTime::new(at.0.date(), at.0.time()))
    }
}

/// `None` alone has no type, so NULL is written without one.
impl From<Option<std::convert::Infallible>> for Argument {
    fn from(_: Option<std::convert::Infallible>) -> Self {
        Self::Null
    }
}
