//! Searching tickets: the query, its answer, and where the words stand in a text.

mod answer;
mod fold;
mod passage;
mod query;

pub use answer::*;
pub use fold::fold;
pub use passage::{passage, pieces};
pub use query::SearchQuery;
