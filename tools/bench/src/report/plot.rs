//! Bars, as SVG.

use std::fmt::Write as _;

/// One line of a plot: a name and its value, with that of an earlier run.
pub struct Row {
    pub name: String,
    pub value: f64,
    pub before: Option<f64>,
    /// What is written behind the bars.
    pub label: String,
}

const NAMES: f64 = 330.0;
const BARS: f64 = 460.0;
const LABELS: f64 = 240.0;
const LINE: f64 = 24.0;

/// Horizontal bars. Values that differ by more than two orders of magnitude are drawn on a logarithmic scale.
pub fn bars(rows: &[Row]) -> String {
    let values = || rows.iter().flat_map(|row| [Some(row.value), row.before]).flatten().filter(|value| *value > 0.0);
    let (least, most) = (values().fold(f64::INFINITY, f64::min), values().fold(0.0, f64::max));
    let is_logarithmic = most > least * 100.0;
    let width = |value: f64| match (value > 0.0, is_logarithmic) {
        (false, _) => 0.0,
        (true, false) => BARS * value / most,
        (true, true) => BARS * ((value / least).log10() + 0.3) / ((most / least).log10() + 0.3),
    };
    let height = LINE * f64::from(u32::try_from(rows.len()).unwrap_or_default());
    let mut svg = format!(
        "<svg viewBox=\"0 0 {} {height}\" role=\"img\" aria-label=\"{}\">",
        NAMES + BARS + LABELS,
        if is_logarithmic { "Bars, logarithmic scale" } else { "Bars" }
    );
    let mut top = 0.0;
    for Row { name, value, before, label } in rows {
        let (middle, now) = (top + LINE / 2.0, width(*value));
        // Writing to a text cannot fail.
        let _ =
            write!(svg, "<text x=\"{}\" y=\"{}\" class=\"name\">{}</text>", NAMES - 8.0, middle + 4.0, escape(name));
        if let Some(before) = before {
            let _ = write!(
                svg,
                "<rect x=\"{NAMES}\" y=\"{}\" width=\"{:.1}\" height=\"8\" class=\"before\"/>",
                top + 3.0,
                width(*before)
            );
        }
        let (y, thick) = if before.is_some() { (top + 12.0, 8.0) } else { (top + 5.0, 14.0) };
        let _ = write!(svg, "<rect x=\"{NAMES}\" y=\"{y}\" width=\"{now:.1}\" height=\"{thick}\" class=\"now\"/>");
        let end = NAMES + before.map_or(now, |before| width(before).max(now)) + 6.0;
        let _ = write!(svg, "<text x=\"{end:.1}\" y=\"{}\">{}</text>", middle + 4.0, escape(label));
        top += LINE;
    }
    if is_logarithmic {
        svg.push_str("<title>logarithmic scale</title>");
    }
    svg + "</svg>"
}

pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(value: f64, before: Option<f64>) -> Row {
        Row { name: "a".into(), value, before, label: String::new() }
    }

    #[test]
    fn the_longest_bar_fills_the_width() {
        let svg = bars(&[row(50.0, None), row(100.0, Some(25.0))]);
        assert!(
            svg.contains("width=\"460.0\"") && svg.contains("width=\"230.0\"") && svg.contains("width=\"115.0\""),
            "{svg}"
        );
        assert!(!svg.contains("logarithmic"));
        assert!(bars(&[row(1.0, None), row(1_000.0, None)]).contains("logarithmic"));
    }

    #[test]
    fn nothing_is_drawn_without_a_length() {
        assert!(bars(&[row(0.0, None)]).contains("width=\"0.0\""));
    }
}
