//! The kinds of objects that are replaced when their text changes.

use super::names::Names;

/// The kind of an object, in the words of the table `installed_objects`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Internal,
    Public,
    Trigger,
    Rows,
}

impl Kind {
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Internal => "internal",
            Self::Public => "public",
            Self::Trigger => "trigger",
            Self::Rows => "rows",
        }
    }

    pub(super) fn of(word: &str) -> Option<Self> {
        [Self::Internal, Self::Public, Self::Trigger, Self::Rows].into_iter().find(|kind| kind.word() == word)
    }

    pub(super) fn drop_statement(self, names: &Names, name: &str) -> String {
        match self {
            Self::Internal => format!("DROP PROCEDURE IF EXISTS {}.{name}", names.data),
            Self::Public => format!("DROP PROCEDURE IF EXISTS {}.{name}", names.api),
            Self::Trigger => format!("DROP TRIGGER IF EXISTS {}.{name}", names.data),
            Self::Rows => format!("DELETE FROM {}.{name}", names.data),
        }
    }
}
