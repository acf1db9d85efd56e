//! Saves files of tickets where the person says.

use std::io::{self, Write as _};
use std::path::Path;

use database::{CHUNKS_AT_ONCE, DatabaseError};
use futures_util::{StreamExt as _, stream};
use model::{AttachmentId, AttachmentSave, CHUNK, Code, FileName, Saved, Signal};
use sha2::{Digest as _, Sha256};
use tempfile::NamedTempFile;

use super::{FileService, mark};
use crate::error::DeskError;
use crate::session::SessionContext;

/// What no name of a saved file begins or ends with, on any system.
const CLEANED: sanitize_filename::Options<'static> =
    sanitize_filename::Options { windows: true, truncate: true, replacement: "_" };

impl FileService {
    /// Asks where to save a file, and saves it there once all of it has come. Nothing when the person thinks better of it.
    pub(crate) async fn save(&self, request: AttachmentSave) -> Result<Option<Saved>, DeskError> {
        let context = self.session.context()?;
        let host = self.system.host.clone();
        let suggested = clean(&request.name);
        let asked = tokio::task::spawn_blocking(move || host.ask_where_to_save(&suggested)).await;
        let Some(path) = asked.map_err(|error| DeskError::Internal(error.to_string()))? else { return Ok(None) };
        let number = self.begin(Some(request.id));
        let fetched = self.fetch(&context, number, &request, &path).await;
        self.end(number);
        let saved = fetched?;
        Ok(saved.then(|| Saved { name: path.file_name().unwrap_or_default().to_string_lossy().into_owned() }))
    }

    /// Whether the file is there now; not when the person stopped it.
    async fn fetch(
        &self,
        context: &SessionContext,
        number: u64,
        file: &AttachmentSave,
        path: &Path,
    ) -> Result<bool, DeskError> {
        let AttachmentSave { id, size, ref digest, .. } = *file;
        let directory = path.parent().unwrap_or(Path::new(""));
        // Beside its place, so that it is there whole or not at all.
        let mut temporary = NamedTempFile::new_in(directory).map_err(|cause| not_saved(path, cause))?;
        let write = |bytes: &[u8]| temporary.write_all(bytes).map_err(|cause| not_saved(path, cause));
        if !self.receive(context, number, (id, size, digest), u64::MAX, write).await? {
            return Ok(false);
        }
        temporary.as_file().sync_all().map_err(|cause| not_saved(path, cause))?;
        // Before it has its name: nobody finds it without the mark.
        mark::mark(temporary.path());
        temporary.persist(path).map_err(|error| not_saved(path, error.error))?;
        Ok(true)
    }

    /// Receives a file chunk by chunk, given by its name, size and digest, or as many chunks of its beginning as `most` bytes fill. `false`
    /// when the person stopped it; an error when it is not what was announced, which only a whole file can tell.
    pub(super) async fn receive(
        &self,
        context: &SessionContext,
        number: u64,
        (id, size, digest): (AttachmentId, u64, &str),
        most: u64,
        mut take: impl FnMut(&[u8]) -> Result<(), DeskError>,
    ) -> Result<bool, DeskError> {
        let damaged = || DeskError::from(DatabaseError::Refused(Code::AttachmentDamaged));
        let mut digests = Sha256::new();
        let chunks = u32::try_from(size.min(most).div_ceil(CHUNK as u64)).unwrap_or(u32::MAX);
        let read = |position| Box::pin(context.database().attachment_read(context.token(), id, position));
        let mut reads = stream::iter(0..chunks).map(read).buffered(CHUNKS_AT_ONCE);
        for position in 0..chunks {
            let received = u64::from(position) * CHUNK as u64;
            if self.is_watched(number) {
                self.system.host.signal(&Signal::Download { id, received });
            }
            let Some(bytes) = reads.next().await else { break };
            let bytes = self.session.record(context, bytes)?;
            if !self.goes_on(number) {
                return Ok(false);
            }
            if !self.session.is_current(&context.session) {
                return Err(DeskError::SignedOut);
            }
            if bytes.len() as u64 != (size - received).min(CHUNK as u64) {
                return Err(damaged());
            }
            digests.update(Sha256::digest(&bytes));
            take(&bytes)?;
        }
        if size > most {
            return Ok(true);
        }
        let found = digests.finalize().iter().fold(String::new(), |hex, byte| format!("{hex}{byte:02x}"));
        if found == digest { Ok(true) } else { Err(damaged()) }
    }
}

fn not_saved(path: &Path, cause: io::Error) -> DeskError {
    local_store::LocalError::Place { path: path.to_owned(), cause }.into()
}

/// A name that every system takes, that is no path, and that shows as it is. An ending that a name hides behind another one stays visible, as the last.
fn clean(name: &str) -> String {
    let cleaned = sanitize_filename::sanitize_with_options(FileName::cleaned(name).as_str(), CLEANED);
    if cleaned.trim_matches(['.', ' ', '_']).is_empty() { "file".to_owned() } else { cleaned }
}

#[cfg(test)]
mod tests {
    use super::clean;

    #[test]
    fn a_saved_name_is_one_that_every_system_takes() {
        for (name, expected) in [
            ("report.pdf", "report.pdf"),
            ("..\\..\\x", "x"),
            ("../../etc/passwd", "passwd"),
            ("CON", "_"),
            ("nul.txt", "_"),
            ("a<b>:\"c|?*.txt", "a_b___c___.txt"),
            ("invoice.pdf.exe", "invoice.pdf.exe"),
            ("invoice\u{202E}fdp.exe", "invoicefdp.exe"),
            ("ends with dot.", "ends with dot_"),
            ("...", "file"),
            ("", "file"),
        ] {
            let expected = if expected == "_" { "file" } else { expected };
            assert_eq!(clean(name), expected, "{name:?}");
        }
        assert!(clean(&"\u{1F600}".repeat(100)).len() <= 255);
    }

    #[test]
    fn a_long_name_does_not_lose_what_it_is() {
        for stem in ["\u{1F600}".repeat(100), format!("{}.pdf", "a".repeat(250)), "ä".repeat(240)] {
            let name = clean(&format!("{stem}.exe"));
            assert!(
                name.len() <= 255 && name.get(name.len() - 4..) == Some(".exe"),
                "a program would look like a document: {name:?}"
            );
        }
        let dotted = clean(&format!("a.{}", "ä".repeat(200)));
        assert!(dotted.starts_with("a.ä") && dotted.len() <= 255, "what is no ending is cut: {dotted:?}");
    }
}
