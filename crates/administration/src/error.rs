//! Why an administrator's command fails.

/// Why a command failed; the message says what to do instead.
#[derive(Debug, thiserror::Error)]
pub enum AdministrationError {
    /// The database refused or did not answer.
    #[error("{0}")]
    Database(#[from] sqlx::Error),
    /// No person has this user name.
    #[error("nobody has the user name “{0}”; the list of people shows everybody")]
    PersonUnknown(String),
    /// The person has tickets that nobody else could withdraw.
    #[error(
        "“{username}” has {open} open tickets of their own; a responder has none: they are completed or withdrawn first"
    )]
    PersonHasTickets {
        /// Who.
        username: String,
        /// How many.
        open: i64,
    },
    /// No category has this name.
    #[error("there is no category “{0}”; the list of categories shows them all")]
    CategoryUnknown(String),
    /// A category in use has this name.
    #[error("there is a category “{0}” already")]
    CategoryExists(String),
    /// The default category cannot be retired.
    #[error("“{0}” is the default category; make another one the default first")]
    CategoryIsDefault(String),
    /// A retired category cannot be the default.
    #[error("the category “{0}” is retired; add it again first")]
    CategoryRetired(String),
    /// The name cannot be one of a workstation.
    #[error(
        "“{0}” cannot be the name of a workstation; use 1 to 24 lower-case letters, digits, - and _, beginning with a letter or digit"
    )]
    WorkstationName(String),
    /// The origin of a workstation cannot be written in a grant.
    #[error(
        "“{0}” cannot be where a workstation comes from; use a host name, an address, or a pattern such as 10.20.%"
    )]
    WorkstationOrigin(String),
    /// The server has an account of that name already.
    #[error("the workstation “{0}” exists; revoke it first, rotate its password, or choose another name")]
    WorkstationExists(String),
    /// The server has no account of that name for this desk.
    #[error("there is no workstation “{0}”; the list of workstations shows them all")]
    WorkstationUnknown(String),
    /// Every account name of a workstation was used.
    #[error("the workstation “{0}” had 9999 accounts; create one with another name")]
    WorkstationNameUsedUp(String),
    /// The server offers no TLS, so an account that requires it could never connect.
    #[error("the server offers no TLS, so nobody could connect safely; give the server a certificate first")]
    NoTls,
    /// No invitation has this beginning, or more than one.
    #[error("no open invitation is meant by “{0}”; the list of invitations shows their numbers")]
    InvitationUnknown(String),
    /// A stored value breaks the schema.
    #[error("the database holds something unexpected: {0}")]
    Unexpected(String),
    /// The export cannot be written.
    #[error("the export cannot be written: {0}")]
    NotWritten(#[from] std::io::Error),
    /// The operating system gave no random numbers.
    #[error("the system gave no random numbers: {0}")]
    Random(getrandom::Error),
    /// The key of a temporary password could not be derived.
    #[error(transparent)]
    Derivation(#[from] database::key_derivation::DerivationError),
}

impl From<getrandom::Error> for AdministrationError {
    fn from(error: getrandom::Error) -> Self {
        Self::Random(error)
    }
}
