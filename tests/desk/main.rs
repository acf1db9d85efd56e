//! The use cases of several workstations on one real database, each with a host that is nothing but the trait.
#![expect(clippy::expect_used, clippy::panic, reason = "a story that cannot go on ends its test")]

mod accidents;
mod certificate;
mod connection;
mod drafts;
mod host;
mod live;
mod messages;
mod people;
mod review_switching;
mod sessions;
mod story;
mod tickets;
mod world;
