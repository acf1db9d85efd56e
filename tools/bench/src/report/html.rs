//! The page: goals, plots, and every value. It loads nothing.

use std::fmt::Write as _;

use super::plot::{Row, bars, escape};
use super::{Pair, pairs};
use crate::figure::{CPU, Figure, Run, short};
use crate::goals::{Verdict, judge};

const STYLE: &str = "
:root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; }
body { max-width: 1080px; margin: 2rem auto; padding: 0 1rem; }
h2 { margin-top: 2.5rem; }
svg { width: 100%; font: 12px system-ui, sans-serif; }
svg text { fill: CanvasText; }
.name { text-anchor: end; }
.now { fill: light-dark(#1f6feb, #58a6ff); }
.before { fill: light-dark(#b6bcc4, #6e7681); }
table { border-collapse: collapse; font-size: 13px; }
td, th { padding: 2px 10px; border-bottom: 1px solid color-mix(in srgb, CanvasText 15%, transparent); text-align: start; }
td.number { text-align: end; font-variant-numeric: tabular-nums; }
.missed { color: light-dark(#b42318, #ff7b72); }
";

/// A run as a page, beside an earlier one if there is one.
pub fn page(run: &Run, before: Option<&Run>) -> String {
    let pairs = pairs(run, before);
    let mut html = format!(
        "<!doctype html>\n<html lang=\"en\"><meta charset=\"utf-8\"><title>Ticket Desk, bench</title><style>{STYLE}</style>\n\
         <h1>Ticket Desk: bench</h1>\n<p>{}</p>\n",
        about(run)
    );
    if let Some(before) = before {
        let _ = writeln!(html, "<p>Grey: {}. A ratio behind a bar is that of the two.</p>", about(before));
    }
    html.push_str(&goals(&judge(run)));
    let mut sections: Vec<(&str, &str, &str)> = Vec::new();
    for Pair { figure, .. } in &pairs {
        let section = (figure.part.as_str(), figure.server.as_str(), figure.volume.as_str());
        if !sections.contains(&section) {
            sections.push(section);
        }
    }
    for (part, server, volume) in sections {
        let of_section: Vec<&Pair<'_>> = pairs
            .iter()
            .filter(|Pair { figure, .. }| figure.part == part && figure.server == server && figure.volume == volume)
            .collect();
        let _ = writeln!(html, "<h2>{} · {} · {}</h2>", escape(part), escape(server), escape(volume));
        html.push_str(&section(&of_section));
    }
    html + "</html>\n"
}

fn about(run: &Run) -> String {
    let Run { finished_at, commit, machine, build, .. } = run;
    escape(&format!("{finished_at} UTC · commit {commit} · {machine} · client built for {build}"))
}

fn goals(verdicts: &[Verdict]) -> String {
    let missed: Vec<&Verdict> = verdicts.iter().filter(|verdict| !verdict.is_met).collect();
    let mut html = format!("<h2>Goals</h2><p>{} of {} are met.</p>", verdicts.len() - missed.len(), verdicts.len());
    if missed.is_empty() {
        return html;
    }
    html.push_str("<table><tr><th>Missed<th>Server<th>What<th>Found<th>Wanted");
    for Verdict { goal, server, name, found, wanted, .. } in missed {
        let _ = write!(
            html,
            "<tr><td>{goal}<td>{}<td>{}<td class=\"number missed\">{}<td>{}",
            escape(server),
            escape(name),
            short(*found),
            escape(wanted)
        );
    }
    html + "</table>\n"
}

/// Where everything has CPU times, one plot of them; else one for each value.
fn section(pairs: &[&Pair<'_>]) -> String {
    let mut names: Vec<&String> = pairs.iter().flat_map(|pair| pair.figure.values.keys()).collect();
    names.sort();
    names.dedup();
    let is_growth = pairs.iter().all(|pair| pair.figure.value(CPU).is_some());
    let mut html = String::new();
    for name in names.iter().filter(|name| !is_growth || name.as_str() == CPU) {
        let rows: Vec<Row> = pairs.iter().filter_map(|pair| row(pair, name)).collect();
        let _ = writeln!(html, "<h3>{}</h3>{}", escape(name), bars(&rows));
    }
    html.push_str("<details><summary>All values</summary><table><tr><th>");
    for name in &names {
        let _ = write!(html, "<th>{}", escape(name));
    }
    for Pair { figure, .. } in pairs {
        let _ = write!(html, "<tr><td>{}", escape(&figure.name));
        for name in &names {
            let _ = write!(html, "<td class=\"number\">{}", figure.value(name).map(short).unwrap_or_default());
        }
    }
    html + "</table></details>\n"
}

fn row(Pair { figure, before }: &Pair<'_>, name: &str) -> Option<Row> {
    let value = figure.value(name)?;
    let before = before.and_then(|before: &Figure| before.value(name));
    let label = match before {
        Some(before) if before > 0.0 => format!("{} → {}, {:.2} ×", short(before), short(value), value / before),
        Some(before) => format!("{} → {}", short(before), short(value)),
        None => short(value),
    };
    Some(Row { name: figure.name.clone(), value, before, label })
}
