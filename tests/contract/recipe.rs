//! The recipe "Adding a ticket action" in CONTRIBUTING.md names the files that an action touches.

use crate::{files, project, read};

/// An action that the recipe describes completely: a note, an alert, a line of the log, and nothing special.
const ACTION: &str = "ticket_release";
/// Its event, as Rust, SQL, TypeScript and the catalogue write it.
const EVENT: [&str; 6] = ["Released,", "\"released\"", "'released'", "|released|", "released:", "-released ="];
/// Files that name the event for a reason of their own.
const OTHERS: [&str; 2] = [
    // Of all alerts this one tells nobody's name.
    "ui/src/features/inbox/InboxItem.svelte",
    // Whoever is deactivated gives tickets back without the action.
    "migrations/internal/triggers/users_after_update.sql",
];

#[test]
fn the_recipe_names_every_file_of_an_action() {
    let contributing = read(&project().join("CONTRIBUTING.md"));
    let recipe = contributing
        .split("\n## ")
        .find(|section| section.starts_with("Adding a ticket action"))
        .expect("CONTRIBUTING.md has the recipe");
    let own = format!("{ACTION}.sql");
    let touched: Vec<String> = ["crates", "src-tauri", "ui/src", "migrations", "locales"]
        .iter()
        .flat_map(|directory| files(directory, &[".rs", ".ts", ".svelte", ".sql", ".ftl"]))
        .filter(|file| {
            let text = read(file);
            text.contains(ACTION) || EVENT.iter().any(|event| text.contains(event))
        })
        .map(|file| file.strip_prefix(project()).expect("a file of the project").to_string_lossy().into_owned())
        .filter(|file| !file.contains(".test.") && !file.ends_with(&own))
        .collect();
    assert!(touched.len() > 3, "{ACTION} is an action of the product: {touched:?}");
    let (others, touched): (Vec<_>, Vec<_>) = touched.iter().partition(|file| OTHERS.contains(&file.as_str()));
    assert_eq!(others, OTHERS, "an exception that is none any more");
    let missing: Vec<&&String> = touched.iter().filter(|file| !recipe.contains(file.as_str())).collect();
    assert!(missing.is_empty(), "name these files in CONTRIBUTING.md, \"Adding a ticket action\": {missing:#?}");
}
