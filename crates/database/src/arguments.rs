//! A call with its arguments, which can be sent again: as a prepared statement or as plain text.

use std::fmt::Write as _;

use model::{
    AttachmentId, Body, CategoryId, Description, EventId, Facts, FileName, ListName, ListQuery, MessageId, Note,
    PersonId, Priority, RequestId, SessionId, TicketId, Title, Username, WorkstationName,
};
use sqlx::Arguments as _;
use sqlx::encode::Encode;
use sqlx::mysql::{MySql, MySqlArguments};
use sqlx::types::Type;
use time::PrimitiveDateTime;
use time::macros::format_description;

use crate::error::DatabaseError;
use crate::key_derivation::Key;
use crate::token::Token;

/// An argument of a procedure. `None` is NULL.
#[derive(Clone)]
pub(crate) enum Argument {
    Number(Option<u64>),
    Text(Option<String>),
    Bytes(Option<Vec<u8>>),
    Moment(Option<PrimitiveDateTime>),
}

/// A value that becomes one argument of a procedure, or several.
pub(crate) trait Arguments {
    /// Adds them in the order of the procedure's parameters.
    fn add_to(self, arguments: &mut Vec<Argument>);
}

macro_rules! arguments {
    ($($from:ty => $kind:ident $into:expr),* $(,)?) => {$(
        impl Arguments for $from {
            fn add_to(self, arguments: &mut Vec<Argument>) { arguments.push(Argument::$kind(Some(($into)(self)))); }
        }
        impl Arguments for Option<$from> {
            fn add_to(self, arguments: &mut Vec<Argument>) { arguments.push(Argument::$kind(self.map($into))); }
        }
    )*};
}
arguments! {
    u64 => Number |number| number,
    u32 => Number u64::from,
    bool => Number u64::from,
    &str => Text str::to_owned,
    String => Text |text| text,
    &[u8] => Bytes <[u8]>::to_vec,
    PrimitiveDateTime => Moment |at| at,
    RequestId => Bytes |id: RequestId| id.0.as_bytes().to_vec(),
    TicketId => Number |id: TicketId| id.0,
    CategoryId => Number |id: CategoryId| id.0,
    AttachmentId => Number |id: AttachmentId| id.0,
    MessageId => Number |id: MessageId| id.0,
    EventId => Number |id: EventId| id.0,
    PersonId => Number |id: PersonId| id.0,
    SessionId => Number |id: SessionId| id.0,
    ListName => Text |list: ListName| list.as_str().to_owned(),
    &ListQuery => Text |query: &ListQuery| query.json(),
    Priority => Text |priority: Priority| priority.as_str().to_owned(),
    &Facts => Text |facts: &Facts| facts.json(),
    &Title => Text |title: &Title| title.as_str().to_owned(),
    &Description => Text |description: &Description| description.as_str().to_owned(),
    &FileName => Text |name: &FileName| name.as_str().to_owned(),
    &Note => Text |note: &Note| note.as_str().to_owned(),
    &Body => Text |body: &Body| body.as_str().to_owned(),
    &Username => Text |username: &Username| username.as_str().to_owned(),
    &WorkstationName => Text |name: &WorkstationName| name.as_str().to_owned(),
    &Key => Bytes |key: &Key| key.expose().to_vec(),
}

/// One call of one procedure.
pub(crate) struct Call {
    pub(crate) sql: &'static str,
    arguments: Vec<Argument>,
    /// Carries up to 256 KiB: on a slow network, silence does not mean a dead connection.
    pub(crate) is_bulky: bool,
}

impl Call {
    /// A call without arguments yet. `sql` is `CALL procedure(?, …)`.
    pub(crate) fn new(sql: &'static str) -> Self {
        Self { sql, arguments: Vec::new(), is_bulky: false }
    }

    /// A call on behalf of a session.
    pub(crate) fn of(token: &Token, sql: &'static str) -> Self {
        Self::new(sql).with(token.as_bytes())
    }

    /// Adds the next argument, or the next ones.
    pub(crate) fn with(mut self, value: impl Arguments) -> Self {
        value.add_to(&mut self.arguments);
        self
    }

    /// The call, known to carry much.
    pub(crate) fn bulky(mut self) -> Self {
        self.is_bulky = true;
        self
    }

    /// The arguments, bound to a prepared statement.
    pub(crate) fn arguments(&self) -> Result<MySqlArguments, DatabaseError> {
        let mut bound = MySqlArguments::default();
        for argument in &self.arguments {
            match argument {
                Argument::Number(number) => bind(&mut bound, *number)?,
                Argument::Text(text) => bind(&mut bound, text.as_deref())?,
                Argument::Bytes(bytes) => bind(&mut bound, bytes.as_deref())?,
                Argument::Moment(at) => bind(&mut bound, *at)?,
            }
        }
        Ok(bound)
    }

    /// The call as one statement. Texts and bytes become hexadecimal literals, so that nothing needs escaping, whatever
    /// the session's SQL mode and character sets are.
    pub(crate) fn as_text(&self) -> Result<String, DatabaseError> {
        let mut places = self.sql.split('?');
        let mut text = places.next().unwrap_or_default().to_owned();
        for (argument, after) in self.arguments.iter().zip(places.by_ref()) {
            argument.write(&mut text);
            text.push_str(after);
        }
        let fits = self.sql.matches('?').count() == self.arguments.len();
        if fits { Ok(text) } else { Err(defect(format!("{} takes another number of arguments", self.sql))) }
    }
}

impl Argument {
    fn write(&self, text: &mut String) {
        // Writing to a String cannot fail.
        match self {
            Self::Number(Some(number)) => {
                let _ = write!(text, "{number}");
            }
            Self::Text(Some(words)) => hexadecimal(text, "_utf8mb4 ", words.as_bytes()),
            Self::Bytes(Some(bytes)) => hexadecimal(text, "", bytes),
            Self::Moment(Some(at)) => {
                let form = format_description!("[year]-[month]-[day] [hour]:[minute]:[second].[subsecond digits:6]");
                // A time from the database can always be formatted; if not, the database refuses the empty literal.
                let _ = write!(text, "'{}'", at.format(form).unwrap_or_default());
            }
            Self::Number(None) | Self::Text(None) | Self::Bytes(None) | Self::Moment(None) => text.push_str("NULL"),
        }
    }
}

/// A hexadecimal literal, which both servers read: <https://dev.mysql.com/doc/refman/8.4/en/hexadecimal-literals.html>.
fn hexadecimal(text: &mut String, introducer: &str, bytes: &[u8]) {
    text.push_str(introducer);
    text.push_str("X'");
    for byte in bytes {
        let _ = write!(text, "{byte:02X}");
    }
    text.push('\'');
}

fn bind<'q, T: Encode<'q, MySql> + Type<MySql> + 'q>(
    bound: &mut MySqlArguments,
    value: T,
) -> Result<(), DatabaseError> {
    bound.add(value).map_err(|cause| DatabaseError::Defect(sqlx::Error::Encode(cause)))
}

fn defect(what: String) -> DatabaseError {
    DatabaseError::Defect(sqlx::Error::Protocol(what))
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::Call;

    #[test]
    fn a_call_as_text_holds_nothing_that_reads_as_sql() {
        let call = Call::new("CALL P(?, ?, ?, ?, ?, ?)")
            .with(b"\x00'\\".as_slice())
            .with("'); DROP TABLE x; -- ä?")
            .with("")
            .with(18_446_744_073_709_551_615_u64)
            .with(None::<&str>)
            .with(datetime!(2026-01-02 03:04:05.000_006));
        let words = call.as_text().ok();
        assert_eq!(
            words.as_deref(),
            Some(
                "CALL P(X'00275C', _utf8mb4 X'27293B2044524F50205441424C4520783B202D2D20C3A43F', _utf8mb4 X'', \
                 18446744073709551615, NULL, '2026-01-02 03:04:05.000006')"
            )
        );
    }

    #[test]
    fn a_call_with_too_few_or_too_many_arguments_is_not_sent() {
        assert!(Call::new("CALL P(?, ?)").with(1_u32).as_text().is_err());
        assert!(Call::new("CALL P(?)").with(true).with(false).as_text().is_err());
    }
}
