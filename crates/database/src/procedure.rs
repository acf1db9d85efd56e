//! Procedures as data: one declaration each.

/// Declares functions of [`Database`](crate::Database) that call the procedure of their name in a session.
///
/// ```text
/// /// What it does.
/// ticket_complete(request: RequestId, ticket: TicketId, note: &Note) -> Ticket = one "CALL ticket_complete(?, ?, ?, ?)";
/// ```
///
/// The session's token is the first argument of each. The word before the statement says what the procedure answers: `one` row,
/// any number of `rows`, or nothing but that it is `done`. A write takes a request id, which makes it safe to send again.
macro_rules! procedures {
    ($(
        $(#[$doc:meta])*
        $name:ident($($argument:ident: $type:ty),*) -> $answer:ty = $form:ident $call:literal;
    )*) => {
        impl $crate::Database {
            $(
                $(#[$doc])*
                pub async fn $name(
                    &self,
                    token: &$crate::Token,
                    $($argument: $type),*
                ) -> Result<$answer, $crate::DatabaseError> {
                    self.$form($crate::arguments::Call::of(token, $call)$(.with($argument))*).await
                }
            )*
        }
    };
}

pub(crate) use procedures;
