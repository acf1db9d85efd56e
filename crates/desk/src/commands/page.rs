//! Pages of lists.

/// How many rows a page has.
pub(super) const PAGE: u32 = 50;

/// The cursor after the last row of a full page; none if the list ends here.
pub(super) fn next<T, C>(rows: &[T], cursor: impl FnOnce(&T) -> C) -> Option<C> {
    rows.last().filter(|_| rows.len() >= PAGE as usize).map(cursor)
}
