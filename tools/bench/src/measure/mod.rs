//! Times, and the server's CPU time.

mod cost;
mod cpu;
mod series;

pub use cost::{Cost, Effort, cost, durable_commit, select_one};
pub use cpu::{Cpu, resident};
pub use series::Series;
