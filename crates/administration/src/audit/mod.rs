//! Verifies and exports the history of tickets: a hash chains every event to the one before it, the numbers have no
//! gaps, and what the events changed adds up to the ticket.

mod chain;
mod content;
mod export;
mod selection;
mod state;
mod ticket;
mod verdict;
mod verify;
mod walk;

pub use export::{Exported, Filter, Format, cell, export};
pub use verdict::{Broken, Fault, Verdict};
pub use verify::verify;
