//! What the project wants to reach, and whether a run reaches it.

use std::fmt::Write as _;

use crate::figure::{COMMIT_RATIO, CPU, Figure, Kind, MEDIAN, Run, short};
use crate::parts::{contention, fleet, storage};
use crate::window;

/// A goal that a figure was compared with.
#[derive(Debug, Clone, PartialEq)]
pub struct Verdict {
    pub goal: &'static str,
    pub server: String,
    pub name: String,
    pub found: f64,
    pub wanted: String,
    pub is_met: bool,
}

/// A read may cost so much more at the biggest volume than at the smallest.
const GROWTH: f64 = 1.3;
/// A search may cost so much of the server's CPU time, in microseconds.
const SEARCH: f64 = 40_000.0;
/// What searches may add to creating, editing and writing, in microseconds.
const SIGNATURES: f64 = 300.0;
/// A durable commit takes about so long at least where the second, laxer limit of writes does not hold yet.
const SLOW_COMMIT: f64 = 1_500.0;
/// All tables before events stored only what changed: 11 GB for a million tickets.
const BYTES_BEFORE: f64 = 11_000.0;

/// Compares every figure that a goal speaks of.
pub fn judge(run: &Run) -> Vec<Verdict> {
    let mut verdicts = growth(run);
    for figure in &run.figures {
        verdicts.extend(of_one(figure, run));
    }
    verdicts
}

fn at_most(goal: &'static str, figure: &Figure, found: f64, limit: f64, unit: &str) -> Verdict {
    verdict(goal, figure, found, format!("≤ {} {unit}", short(limit)), found <= limit)
}

fn verdict(goal: &'static str, figure: &Figure, found: f64, wanted: String, is_met: bool) -> Verdict {
    let name = format!("{} · {}", figure.name, figure.volume);
    Verdict { goal, server: figure.server.clone(), name, found, wanted, is_met }
}

/// The server's CPU time at the biggest volume beside the smallest.
fn growth(run: &Run) -> Vec<Verdict> {
    let of_growth = || run.figures.iter().filter(|figure| figure.part == "growth" && figure.kind != Kind::Unit);
    let mut verdicts = Vec::new();
    for small in of_growth() {
        let same = |figure: &&Figure| figure.server == small.server && figure.name == small.name;
        let all: Vec<&Figure> = of_growth().filter(same).collect();
        let (Some(first), Some(last)) = (all.first(), all.last()) else { continue };
        if !std::ptr::eq(*first, small) || first.volume == last.volume {
            continue;
        }
        let (Some(from), Some(to)) = (first.value(CPU), last.value(CPU)) else { continue };
        let mut verdict = at_most("growth", last, to / from.max(0.001), GROWTH, "×");
        verdict.name = format!("{} · {} → {}", last.name, first.volume, last.volume);
        verdicts.push(verdict);
    }
    verdicts
}

fn of_one(figure: &Figure, run: &Run) -> Vec<Verdict> {
    let mut verdicts = Vec::new();
    let is_mariadb = figure.server.starts_with("MariaDB");
    match figure.kind {
        Kind::Poll => {
            let limit = if figure.name.contains("employee") { 100.0 } else { 150.0 };
            verdicts.extend(figure.value(CPU).map(|cpu| at_most("poll", figure, cpu, limit, "µs CPU")));
        }
        Kind::Write
            if ["ticket_claim", "ticket_create", "message_send", "ticket_complete"].contains(&figure.name.as_str()) =>
        {
            verdicts.extend(figure.value(CPU).map(|cpu| at_most("writes", figure, cpu, 600.0, "µs CPU")));
            let is_unit = |unit: &&Figure| {
                unit.name == "durable commit" && unit.server == figure.server && unit.volume == figure.volume
            };
            let commit = run.figures.iter().find(is_unit).and_then(|unit| unit.value(MEDIAN)).unwrap_or_default();
            let limit = if commit < SLOW_COMMIT { 2.0 } else { 1.2 };
            verdicts.extend(figure.value(COMMIT_RATIO).map(|ratio| at_most("writes", figure, ratio, limit, "commits")));
        }
        Kind::Fleet => {
            let core = if is_mariadb { 100.0 } else { 150.0 };
            for (value, limit, unit) in [
                (fleet::CORE, core, "% of a core"),
                (fleet::P95, 50.0, "ms p95"),
                (fleet::MEMORY, 1.0, "MiB a connection"),
                (fleet::FAILED, 0.0, "failed"),
            ] {
                verdicts.extend(figure.value(value).map(|found| at_most("fleet", figure, found, limit, unit)));
            }
        }
        Kind::Contention => {
            for (value, limit) in
                [(contention::CLAIMS, 150.0), (contention::NEXT, 300.0), (contention::DISTINCT, 100.0)]
            {
                let wanted = format!("≥ {} {value}", short(limit));
                verdicts.extend(
                    figure.value(value).map(|found| verdict("contention", figure, found, wanted, found >= limit)),
                );
            }
            verdicts.extend(
                figure.value(contention::DEADLOCKS).map(|found| at_most("contention", figure, found, 0.0, "deadlocks")),
            );
        }
        Kind::Storage if figure.name == storage::ALL => {
            let found = figure.value(storage::BYTES);
            verdicts.extend(found.map(|bytes| at_most("storage", figure, bytes, BYTES_BEFORE / 2.0, "bytes a ticket")));
        }
        Kind::Read if figure.name.starts_with("ticket_search") => {
            verdicts.extend(figure.value(CPU).map(|cpu| at_most("search", figure, cpu, SEARCH, "µs CPU")));
        }
        Kind::Read if figure.name.starts_with("signature") => {
            verdicts.extend(figure.value(CPU).map(|cpu| at_most("search", figure, cpu, SIGNATURES, "µs CPU")));
        }
        Kind::Window => {
            for (value, limit, unit) in window::LIMITS {
                verdicts.extend(figure.value(value).map(|found| at_most("window", figure, found, limit, unit)));
            }
        }
        Kind::Unit | Kind::Read | Kind::Write | Kind::Storage => {}
    }
    verdicts
}

/// The goals that are missed, and how many are met.
pub fn table(verdicts: &[Verdict]) -> String {
    let missed: Vec<&Verdict> = verdicts.iter().filter(|verdict| !verdict.is_met).collect();
    let mut text = format!("Goals: {} of {} met.\n", verdicts.len() - missed.len(), verdicts.len());
    if !missed.is_empty() {
        text.push_str("\n| Missed | Server | What | Found | Wanted |\n|---|---|---|---:|---|\n");
    }
    for Verdict { goal, server, name, found, wanted, .. } in missed {
        // Writing to a text cannot fail.
        let _ = writeln!(text, "| {goal} | {server} | {name} | {} | {wanted} |", short(*found));
    }
    text
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    fn figure(part: &str, kind: Kind, volume: &str, name: &str, values: &[(&str, f64)]) -> Figure {
        Figure {
            part: part.into(),
            kind,
            server: "MariaDB 10.11.19".into(),
            volume: volume.into(),
            name: name.into(),
            values: values.iter().map(|(name, value)| ((*name).to_owned(), *value)).collect::<BTreeMap<_, _>>(),
        }
    }

    fn run(figures: Vec<Figure>) -> Run {
        let text = String::new;
        Run { started_at: text(), commit: text(), machine: text(), build: text(), figures }
    }

    #[test]
    fn growth_compares_the_smallest_with_the_biggest_volume() {
        let of = |volume, cpu| figure("growth", Kind::Read, volume, "ticket_log", &[(CPU, cpu)]);
        let verdicts = judge(&run(vec![of("1k", 100.0), of("10k", 500.0), of("1m", 140.0)]));
        assert_eq!(verdicts.len(), 1);
        assert!((verdicts[0].found - 1.4).abs() < 1e-9 && !verdicts[0].is_met);
        assert!(judge(&run(vec![of("1k", 100.0)])).is_empty(), "one volume tells nothing about growth");
    }

    #[test]
    fn a_slow_disk_takes_the_stricter_ratio() {
        let found = |commit| {
            let unit = figure("growth", Kind::Unit, "1k", "durable commit", &[(MEDIAN, commit)]);
            let write = figure("growth", Kind::Write, "1k", "ticket_claim", &[(CPU, 500.0), (COMMIT_RATIO, 1.5)]);
            judge(&run(vec![unit, write])).iter().map(|verdict| verdict.is_met).collect::<Vec<_>>()
        };
        assert_eq!(found(250.0), [true, true]);
        assert_eq!(found(2_500.0), [true, false]);
    }

    #[test]
    fn each_value_of_the_window_has_a_limit_of_its_own() {
        let values = [(window::START, 1.24), (window::MEMORY, 1.16), (window::TYPING, 16.0), ("MiB", 300.0)];
        let verdicts = judge(&run(vec![figure("window", Kind::Window, "release build", "window", &values)]));
        assert_eq!(verdicts.iter().map(|verdict| verdict.is_met).collect::<Vec<_>>(), [true, false, true]);
    }

    #[test]
    fn missed_goals_are_named_and_met_ones_counted() {
        let poll = |name, cpu| figure("growth", Kind::Poll, "1k", name, &[(CPU, cpu)]);
        let verdicts = judge(&run(vec![poll("watch · employee", 90.0), poll("watch · responder", 151.0)]));
        let text = table(&verdicts);
        assert!(text.starts_with("Goals: 1 of 2 met."), "{text}");
        assert!(text.contains("watch · responder") && !text.contains("watch · employee"), "{text}");
    }
}
