//! Properties of parsers of foreign input. The fuzzer searches for inputs that violate them.
#![expect(clippy::expect_used, reason = "a property that does not hold ends with its reason")]

mod cell;
mod connection_file;
mod link;
mod phone;
mod text;

pub use cell::cell;
pub use connection_file::connection_file;
pub use link::link;
pub use phone::phone;
pub use text::text;

/// Panics when an input shows that it does not hold.
pub type Property = fn(&[u8]);

/// Every property, by the name of its fuzz target and of its directory in the corpus.
pub const PROPERTIES: [(&str, Property); 5] =
    [("cell", cell), ("connection_file", connection_file), ("link", link), ("phone", phone), ("text", text)];
