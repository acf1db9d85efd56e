//! Nothing is ever lost: what is sent while the database is away arrives once and in order, and what was read can be read.

mod ages;
mod any_order;
mod cache;
mod clocks;
mod hosts;
mod killed;
mod order;
mod persons;
mod proxied_world;
mod refused;
mod rough;
mod trouble;
mod unanswered;
mod waiting;

pub use proxied_world::ProxiedWorld;
