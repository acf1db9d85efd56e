//! Times of one kind, and what is said of them.

use std::time::Duration;

/// Times of one kind.
#[derive(Debug, Default, Clone)]
pub struct Series(Vec<Duration>);

impl Series {
    /// Adds a time.
    pub fn add(&mut self, took: Duration) {
        self.0.push(took);
    }

    /// Keeps the time of a measured answer and hands the answer on.
    pub fn add_of<T>(&mut self, (took, answer): (Duration, T)) -> T {
        self.add(took);
        answer
    }

    /// Adds the times of another one.
    pub fn extend(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// How many there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// Half of them are not longer.
    #[must_use]
    pub fn median(&self) -> Duration {
        self.percentile(50)
    }

    /// 95 of a hundred are not longer.
    #[must_use]
    pub fn p95(&self) -> Duration {
        self.percentile(95)
    }

    /// The smallest time that so many of a hundred do not exceed (nearest rank).
    #[must_use]
    pub fn percentile(&self, of_hundred: usize) -> Duration {
        let mut sorted = self.0.clone();
        sorted.sort_unstable();
        let rank = (sorted.len() * of_hundred).div_ceil(100).max(1);
        sorted.get(rank - 1).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_by_nearest_rank() {
        let mut series = Series::default();
        assert_eq!(series.median(), Duration::ZERO);
        for millis in (1..=20).rev() {
            series.add(Duration::from_millis(millis));
        }
        assert_eq!(series.median(), Duration::from_millis(10));
        assert_eq!(series.p95(), Duration::from_millis(19));
    }
}
