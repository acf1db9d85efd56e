//! The texts of one program in a language.

use crate::{Locale, Message};

#[derive(Debug, Clone, Copy)]
pub(super) struct Texts {
    /// The program's area of the catalogue.
    pub(super) program: &'static str,
    pub(super) locale: Locale,
}

impl Texts {
    pub(super) fn format(self, message: &Message) -> String {
        self.locale.format(message)
    }

    /// The text of a family of this program: `family` is `about`, `member` the path of a command.
    pub(super) fn find(self, family: &str, member: &[&str]) -> Option<String> {
        self.locale.find(&Message::new(self.id(family, member)))
    }

    pub(super) fn id(self, family: &str, member: &[&str]) -> String {
        let mut id = format!("{}-{family}", self.program);
        for part in member {
            id.push('-');
            id.push_str(&part.replace('_', "-"));
        }
        id
    }
}
