//! Verifies and exports the history of tickets: a hash chains every event to the one before it, the numbers have no
//! gaps, and the last event agrees with the ticket.

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
