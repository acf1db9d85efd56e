//! The state diagram of a ticket, for the documentation.

use std::fmt::Write as _;

use super::files;

/// Draws what `ticket_transitions` allows as a Mermaid state diagram: each event from its status to the next, with who may do
/// it.
#[must_use]
pub fn state_diagram() -> String {
    let rows = files::rows().into_iter().find(|file| file.name == "ticket_transitions");
    let mut diagram = String::from("stateDiagram-v2\n    state \"in process\" as in_process\n");
    for line in rows.iter().flat_map(|file| file.text.lines()) {
        let cells: Vec<&str> = line.trim().trim_matches(['(', ')', ',', ';']).split(", ").collect();
        if let [event, from, to, _action, actor, ..] = cells.as_slice()
            && event.starts_with('\'')
        {
            let actor = actor.trim_matches('\'').replace('_', " ");
            let event = event.trim_matches('\'');
            let _ = writeln!(diagram, "    {} --> {} : {event} by {actor}", state(from), state(to));
        }
    }
    diagram
}

/// A status as Mermaid can name it; the start for the empty one.
fn state(cell: &str) -> String {
    match cell.trim_matches('\'') {
        "" => "[*]".to_owned(),
        status => status.replace(' ', "_"),
    }
}
