//! Results as a page with plots, and the comparison of two runs.

mod html;
mod plot;

use crate::figure::{Figure, Run};

pub use html::page;

/// A figure beside the same one of another run.
pub struct Pair<'a> {
    pub figure: &'a Figure,
    pub before: Option<&'a Figure>,
}

/// Every figure of the later run with that of the earlier one.
pub fn pairs<'a>(run: &'a Run, before: Option<&'a Run>) -> Vec<Pair<'a>> {
    let same = |figure: &Figure| before?.figures.iter().find(|other| other.key() == figure.key());
    run.figures.iter().map(|figure| Pair { figure, before: same(figure) }).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::figure::{CPU, Kind};

    pub(super) fn run(server: &str, cpu: f64) -> Run {
        let figure = Figure {
            part: "growth".into(),
            kind: Kind::Read,
            server: server.into(),
            volume: "1k".into(),
            name: "ticket_pool · <responder>".into(),
            values: BTreeMap::from([(CPU.to_owned(), cpu)]),
        };
        Run {
            finished_at: "2026-11-29 12:00".into(),
            commit: "abc".into(),
            machine: "two cores".into(),
            build: "debugging".into(),
            figures: vec![figure],
        }
    }

    #[test]
    fn figures_find_each_other_over_versions_of_a_server() {
        let (before, after) = (run("MySQL 9.7.4", 200.0), run("MySQL 9.8.0", 100.0));
        let pairs = pairs(&after, Some(&before));
        assert_eq!(pairs[0].before.and_then(|figure| figure.value(CPU)), Some(200.0));
        let other = run("MariaDB 11.8.1", 1.0);
        assert!(super::pairs(&after, Some(&other))[0].before.is_none());
    }

    #[test]
    fn the_page_is_whole_and_loads_nothing() {
        let (before, after) = (run("MySQL 9.7.4", 200.0), run("MySQL 9.7.4", 100.0));
        let page = page(&after, Some(&before));
        assert!(page.contains("ticket_pool · &lt;responder&gt;") && !page.contains("<responder>"), "{page}");
        assert!(page.contains("<svg") && page.contains("0.50 ×"), "{page}");
        for never in ["http:", "https:", "<script", "@import", "url("] {
            assert!(!page.contains(never), "the page holds {never}");
        }
    }
}
