//! The connection file that an organisation puts on every workstation.

use std::path::Path;

use database::connection_file::ConnectionFile;

/// Whether the organisation gives the connection.
#[derive(Debug, Clone, Default)]
pub(crate) enum Managed {
    /// It does not.
    #[default]
    No,
    /// It does.
    Yes,
    /// Its file cannot be used, for this reason.
    Refused(String),
}

/// What was found at the place of the organisation's file.
pub(super) enum ManagedFile {
    Missing,
    Refused(String),
    Found(ConnectionFile),
}

pub(super) async fn read(path: &Path) -> ManagedFile {
    let text = match tokio::fs::read_to_string(path).await {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return ManagedFile::Missing,
        Err(error) => return ManagedFile::Refused(format!("{}: {error}", path.display())),
    };
    ConnectionFile::parse(&text).map_or_else(
        |error| {
            tracing::warn!(%error, "the organisation's connection file cannot be used");
            ManagedFile::Refused(format!("{}: {error}", path.display()))
        },
        ManagedFile::Found,
    )
}
