//! What people do, and what happens to them.

mod anywhere;
mod closing;
mod fence;
mod keyring;
mod links;
mod main_job;
mod notifications;
mod outage;
mod refused;
mod screenshot;
mod single_instance;
mod spelling;
mod start;
mod tray;
