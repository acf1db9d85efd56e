//! The database client of one connection file.

use database::connection_file::ConnectionFile;
use database::{Database, Retry};

/// A connection file and the client that it leads to.
pub(crate) struct DatabaseHandle {
    pub(crate) file: ConnectionFile,
    pub(crate) database: Database,
}

impl DatabaseHandle {
    /// Makes the client. It connects with its first call.
    pub(crate) fn new(file: ConnectionFile, password: &str) -> Self {
        let database = Database::with_hosts(file.routes(password), Retry::default());
        Self { file, database }
    }

    /// Names this database among others in the local files.
    pub(crate) fn identity(&self) -> String {
        identity(&self.file)
    }
}

/// Names the database of a connection file among others in the local files. The first server stands for all of them, whichever
/// is in use.
pub(crate) fn identity(file: &ConnectionFile) -> String {
    format!("{}/{}", file.server(), file.database())
}
