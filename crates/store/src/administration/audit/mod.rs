//! Proves that the history of tickets is whole: every event is chained to the one before it by its hash, numbered without
//! gaps, and the last one says what the ticket says.

mod chain;
mod verify;

pub use verify::{Broken, Fault, Verdict, verify};
