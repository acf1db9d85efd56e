//! The commands: one function for each command of `model::for_each_command!`, in one file per area.
//!
//! A command checks its request, uses the services of the [`Context`](crate::context::Context), and answers. A command that needs
//! several services at once (signing out, changing the connection) is where they meet: services do not know the ones above them.

pub(crate) mod app;
pub(crate) mod capture;
pub(crate) mod category;
pub(crate) mod connection;
pub(crate) mod diagnostics;
pub(crate) mod draft;
pub(crate) mod facts;
pub(crate) mod file;
pub(crate) mod list;
pub(crate) mod local_data;
pub(crate) mod message;
pub(crate) mod offer;
pub(crate) mod outbox;
mod page;
pub(crate) mod person;
pub(crate) mod preferences;
pub(crate) mod search;
pub(crate) mod session;
pub(crate) mod ticket;
pub(crate) mod trial;
pub(crate) mod view;

pub(crate) use self::{
    app::*, capture::*, category::*, connection::*, diagnostics::*, draft::*, facts::*, file::*, list::*,
    local_data::*, message::*, offer::*, outbox::*, person::*, preferences::*, search::*, session::*, ticket::*,
    trial::*, view::*,
};
