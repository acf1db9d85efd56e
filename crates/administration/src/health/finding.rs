//! What a look at a server can find.

use serde::Serialize;

/// What was found; the words of the command line are told apart by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A workstation's account comes in without a password.
    EmptyPassword,
    /// A workstation may do more than call the desk's procedures.
    RightsOfWorkstation,
    /// Everybody who reaches the server has rights on the desk's schemas.
    RightsOfEverybody,
    /// Another account has rights on the desk's schemas.
    RightsOfOthers,
    /// A workstation of another computer may connect without TLS.
    WithoutTls,
    /// Several nodes of a Galera cluster wrote recently.
    SeveralWriters,
    /// Group replication with several primaries.
    SeveralPrimaries,
    /// A Galera node repeats statements by itself, and then answers a call without its columns.
    RetryAutocommit,
    /// A Galera node acknowledges what it has not written to its disk.
    FlushLog,
    /// All statements are logged, keys and tokens included.
    GeneralLog,
    /// A hundred broken handshakes close the server to an address.
    ConnectErrors,
    /// An idle transaction may keep old versions of all rows for good.
    IdleTransaction,
    /// One connection may take all memory.
    SessionMemory,
    /// One connection may fill the disk with temporary files.
    TemporaryFiles,
    /// A chunk of a file may not fit into one packet.
    PacketSize,
    /// Fewer prepared statements than the workstations may need.
    PreparedStatements,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 16] = [
        Self::EmptyPassword,
        Self::RightsOfWorkstation,
        Self::RightsOfEverybody,
        Self::RightsOfOthers,
        Self::WithoutTls,
        Self::SeveralWriters,
        Self::SeveralPrimaries,
        Self::RetryAutocommit,
        Self::FlushLog,
        Self::GeneralLog,
        Self::ConnectErrors,
        Self::IdleTransaction,
        Self::SessionMemory,
        Self::TemporaryFiles,
        Self::PacketSize,
        Self::PreparedStatements,
    ];

    /// Whether somebody can come in, or something can be lost or does not work as it is; the others bound what a workstation can use up.
    #[must_use]
    pub fn is_wrong(self) -> bool {
        matches!(
            self,
            Self::EmptyPassword
                | Self::RightsOfWorkstation
                | Self::RightsOfEverybody
                | Self::SeveralWriters
                | Self::SeveralPrimaries
                | Self::FlushLog
                | Self::PacketSize
        )
    }
}

/// Something that the administrator should change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// What.
    pub kind: Kind,
    /// The account, the number of nodes, or the setting with its value.
    pub subject: String,
}
