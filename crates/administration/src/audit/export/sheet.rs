//! The two formats of an export.

use std::io::{BufWriter, Write};

use super::cell::guarded;
use super::record::Record;
use crate::AdministrationError;

/// The format of an export.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// For spreadsheets: comma-separated values (RFC 4180), in which no text is taken for a formula.
    Csv,
    /// For programs: one JSON object per line.
    JsonLines,
}

/// Without it, Excel reads the file in the code page of the system.
const BYTE_ORDER_MARK: &[u8] = "\u{FEFF}".as_bytes();

/// Writes events in one format.
pub(super) enum Sheet<'a> {
    Csv(Box<csv::Writer<&'a mut (dyn Write + Send)>>),
    JsonLines(BufWriter<&'a mut (dyn Write + Send)>),
}

impl<'a> Sheet<'a> {
    /// Starts a sheet, with its heading if the format has one.
    pub(super) fn new(format: Format, to: &'a mut (dyn Write + Send)) -> Result<Self, AdministrationError> {
        Ok(match format {
            Format::Csv => {
                to.write_all(BYTE_ORDER_MARK)?;
                let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(to);
                writer.write_record(Record::COLUMNS).map_err(not_written)?;
                Self::Csv(Box::new(writer))
            }
            Format::JsonLines => Self::JsonLines(BufWriter::new(to)),
        })
    }

    pub(super) fn write(&mut self, record: &Record<'_>) -> Result<(), AdministrationError> {
        match self {
            Self::Csv(writer) => {
                for cell in record.cells() {
                    writer.write_field(guarded(&cell).as_bytes()).map_err(not_written)?;
                }
                // Ends the line.
                writer.write_record(None::<&[u8]>).map_err(not_written)
            }
            Self::JsonLines(writer) => {
                serde_json::to_writer(&mut *writer, record).map_err(std::io::Error::from)?;
                Ok(writer.write_all(b"\n")?)
            }
        }
    }

    /// Flushes the output.
    pub(super) fn finish(self) -> Result<(), AdministrationError> {
        match self {
            Self::Csv(mut writer) => Ok(writer.flush()?),
            Self::JsonLines(mut writer) => Ok(writer.flush()?),
        }
    }
}

fn not_written(error: csv::Error) -> AdministrationError {
    AdministrationError::NotWritten(error.into())
}
