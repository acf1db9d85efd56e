//! The use cases of several workstations on one real database, each with a recording host.
#![expect(clippy::expect_used, clippy::panic, reason = "a story that cannot go on ends its test")]

mod accidents;
mod anywhere;
mod canaries;
mod certificate;
mod clock;
mod connection;
mod drafts;
mod files;
mod first_run;
mod full_disk;
mod host;
mod idle;
mod language;
mod leaving;
mod live;
mod messages;
mod notifications;
mod offline;
mod people;
mod pictures;
mod preferences;
mod priorities;
mod quotas;
mod sessions;
mod station;
mod story;
mod texts;
mod tickets;
mod upgrade;
mod world;
