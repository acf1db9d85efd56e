//! Nothing is lost: operations sent while the database is away arrive once and in order, and cached answers can be read.

mod ages;
mod any_order;
mod cache;
mod choices;
mod clocks;
mod files;
mod hosts;
mod killed;
mod killed_upload;
mod order;
mod persons;
mod proxied_world;
mod refused;
mod rough;
mod trouble;
mod unanswered;
mod upload_memory;
mod waiting;

pub use proxied_world::ProxiedWorld;
