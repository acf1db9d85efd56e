//! Errors of a connection file.

/// Why a connection file was refused, and on which line.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}{problem}", .line.map(|line| format!("line {line}: ")).unwrap_or_default())]
pub struct ConnectionFileError {
    /// Counted from 1; absent for the file as a whole.
    pub line: Option<usize>,
    /// What is wrong. Never repeats a value of the file, because one of them is a password.
    pub problem: Problem,
}

impl ConnectionFileError {
    /// The field in question, as the file spells it.
    #[must_use]
    pub fn field(&self) -> Option<&'static str> {
        match self.problem {
            Problem::Rule(field, _) | Problem::Missing(field) | Problem::Kind(field, _) => Some(field),
            Problem::TooLarge | Problem::Syntax(_) | Problem::Unknown(_) | Problem::Format => None,
        }
    }

    pub(super) fn at(self, line: Option<usize>) -> Self {
        Self { line: self.line.or(line), ..self }
    }
}

impl From<Problem> for ConnectionFileError {
    fn from(problem: Problem) -> Self {
        Self { line: None, problem }
    }
}

/// What is wrong with a connection file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// The file is far too large.
    #[error(
        "this is larger than 256 KiB and cannot be a connection file; choose the one that the administrator gave you"
    )]
    TooLarge,
    /// The file is no TOML.
    #[error("this cannot be read ({0}); ask the administrator for the file again and do not edit it")]
    Syntax(String),
    /// A field of another kind of file, or of a later version of this one.
    #[error("“{0}” is not a field of a connection file; choose another file, or update Ticket Desk")]
    Unknown(String),
    /// The file needs a later version.
    #[error("this file is of a later format; update Ticket Desk")]
    Format,
    /// A required field is missing.
    #[error("“{0}” is missing; ask the administrator for a complete file")]
    Missing(&'static str),
    /// Text where a number should be, or the like.
    #[error("“{0}” must be {1}")]
    Kind(&'static str, &'static str),
    /// A value breaks its rule.
    #[error("“{0}” {1}")]
    Rule(&'static str, &'static str),
}
