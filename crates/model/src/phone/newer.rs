//! What changed in libphonenumber's metadata since the version in the crate `phonenumber`: `newer.tsv`, written by `newer.py`.
//! Countries open new ranges every month, and the crate follows later. Without this, new numbers would be refused.

use std::collections::HashMap;
use std::sync::LazyLock;

/// A part of a region's plan.
pub(super) struct Part {
    /// Empty where there is no such number any more.
    pub(super) pattern: &'static str,
    pub(super) lengths: Vec<usize>,
    /// Without the area code.
    pub(super) local: Vec<usize>,
}

static PARTS: LazyLock<HashMap<(&str, &str), Part>> = LazyLock::new(|| {
    let part = |line: &'static str| {
        let mut columns = line.split('\t');
        let key = (columns.next()?, columns.next()?);
        let pattern = columns.next()?;
        let mut lengths =
            || columns.next().unwrap_or_default().split(',').filter_map(|length| length.parse().ok()).collect();
        Some((key, Part { pattern, lengths: lengths(), local: lengths() }))
    };
    include_str!("newer.tsv").lines().filter_map(part).collect()
});

/// The newer form of a part, where it changed.
pub(super) fn part(region: &'static str, name: &'static str) -> Option<&'static Part> {
    PARTS.get(&(region, name))
}
