//! What is measured: one module for each part.

mod client;
pub mod contention;
pub mod fleet;
pub mod growth;
pub mod storage;
