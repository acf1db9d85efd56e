//! No two files import each other, directly or indirectly.

mod graph;
mod rust;
mod source;
mod syntax;
mod ui;

use graph::Graph;

/// Folders of Rust sources, each the root of a crate.
fn crates() -> Vec<String> {
    let mut found = vec!["src-tauri/src".to_owned()];
    for folder in ["crates", "tools"] {
        for entry in std::fs::read_dir(crate::project().join(folder)).expect("the folder can be read") {
            let package = entry.expect("the folder can be read").file_name().to_string_lossy().into_owned();
            if crate::project().join(folder).join(&package).join("src").is_dir() {
                found.push(format!("{folder}/{package}/src"));
            }
        }
    }
    found.sort();
    found
}

/// One import can close many circles; the shortest ones show which.
fn told(circles: &[String]) -> String {
    let shortest: Vec<_> = circles.iter().take(5).map(String::as_str).collect();
    format!("{} circles; move what both files need into a file of its own:\n{}", circles.len(), shortest.join("\n"))
}

#[test]
fn modules_of_a_crate_import_one_way() {
    let found = |folder: String| rust::imports(&folder).circles();
    let circles: Vec<_> = crates().into_iter().flat_map(found).collect();
    assert!(circles.is_empty(), "{}", told(&circles));
}

#[test]
fn files_of_the_window_import_one_way() {
    let circles = ui::imports("ui/src").circles();
    assert!(circles.is_empty(), "{}", told(&circles));
}
