//! What a call costs: the client's time and the server's CPU time.

use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use sqlx::mysql::MySqlConnection;

use super::cpu::Cpu;
use super::series::Series;

/// How often a call is repeated.
#[derive(Debug, Clone, Copy)]
pub struct Effort {
    /// Runs.
    pub runs: usize,
    /// After this time fewer runs do, but never fewer than a dozen.
    pub time: Duration,
}

impl Effort {
    const LEAST: usize = 12;
    const WARM_UP: usize = 6;

    fn is_enough(self, runs: usize, since: Instant) -> bool {
        runs >= self.runs || (runs >= Self::LEAST.min(self.runs) && since.elapsed() >= self.time)
    }
}

/// Of one call.
#[derive(Debug, Clone)]
pub struct Cost {
    pub times: Series,
    /// The server's, the mean of all runs.
    pub cpu: Duration,
}

/// Repeats a call. The number that it is given counts from 0, the warm-up included.
pub async fn cost(cpu: &Cpu, effort: Effort, mut call: impl AsyncFnMut(usize) -> Result<()>) -> Result<Cost> {
    let warm_up = Effort::WARM_UP.min(effort.runs);
    for run in 0..warm_up {
        call(run).await?;
    }
    let (started, before) = (Instant::now(), cpu.threads()?);
    let mut times = Series::default();
    while !effort.is_enough(times.count(), started) {
        let start = Instant::now();
        call(warm_up + times.count()).await?;
        times.add(start.elapsed());
    }
    let used = cpu.threads()?.saturating_sub(before);
    let runs = u32::try_from(times.count().max(1)).context("fewer runs")?;
    Ok(Cost { times, cpu: used / runs })
}

/// The smallest question that there is, with a prepared statement like every other.
pub async fn select_one(cpu: &Cpu, effort: Effort, connection: &mut MySqlConnection) -> Result<Cost> {
    cost(cpu, effort, async |_| {
        sqlx::query("SELECT 1").fetch_one(&mut *connection).await?;
        Ok(())
    })
    .await
}

/// One row changed and on the disk.
pub async fn durable_commit(cpu: &Cpu, effort: Effort, connection: &mut MySqlConnection) -> Result<Cost> {
    cost(cpu, effort, async |_| {
        sqlx::query("UPDATE ticket_desk_bench.commits SET count = count + 1 WHERE id = 1")
            .execute(&mut *connection)
            .await?;
        Ok(())
    })
    .await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slow_call_is_repeated_less_often_but_never_once_only() {
        let effort = Effort { runs: 100, time: Duration::ZERO };
        assert!(!effort.is_enough(11, Instant::now()));
        assert!(effort.is_enough(12, Instant::now()));
        let few = Effort { runs: 3, time: Duration::from_mins(1) };
        assert!(!few.is_enough(2, Instant::now()));
        assert!(few.is_enough(3, Instant::now()));
    }
}
