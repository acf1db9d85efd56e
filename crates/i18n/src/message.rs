//! A message that has not been rendered in a language yet.

use std::borrow::Cow;
use std::fmt::Display;

use fluent_bundle::FluentArgs;

/// A count: it chooses the plural.
pub use fluent_bundle::types::FluentNumber as Number;

/// A message of the catalogue with its arguments. [`crate::messages`] makes them.
#[derive(Debug)]
pub struct Message {
    pub(crate) id: Cow<'static, str>,
    pub(crate) arguments: FluentArgs<'static>,
}

impl Message {
    pub(crate) fn new(id: impl Into<Cow<'static, str>>) -> Self {
        Self { id: id.into(), arguments: FluentArgs::new() }
    }

    /// Gives the message a text.
    #[must_use]
    pub fn text(mut self, name: &'static str, value: impl Display) -> Self {
        self.arguments.set(name, value.to_string());
        self
    }

    /// Gives the message a count.
    #[must_use]
    pub fn number(mut self, name: &'static str, value: impl Into<Number>) -> Self {
        self.arguments.set(name, value.into());
        self
    }
}
