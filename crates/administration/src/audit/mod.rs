//! Proves that the history of tickets is whole, and hands it out: every event is chained to the one before it by its hash,
//! numbered without gaps, and the last one says what the ticket says.

mod chain;
mod export;
mod selection;
mod ticket;
mod verdict;
mod verify;
mod walk;

pub use export::{Exported, Filter, Format, cell, export};
pub use verdict::{Broken, Fault, Verdict};
pub use verify::verify;
