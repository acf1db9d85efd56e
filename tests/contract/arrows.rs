use std::process::Command;

use crate::{files, project, read};

/// Everything that a package of the workspace is built from.
fn built_from(package: &str) -> Vec<String> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args(["tree", "--package", package, "--edges", "normal,build", "--prefix", "none", "--offline"])
        .current_dir(project())
        .output()
        .expect("cargo runs");
    assert!(output.status.success(), "cargo tree: {}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    text.lines().filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect()
}

#[test]
fn nothing_but_the_shell_knows_tauri() {
    for package in ["model", "store", "desk", "admin", "cli", "devserver"] {
        let package = format!("ticket-desk-{package}");
        let found: Vec<_> =
            built_from(&package).into_iter().filter(|name| name.contains("tauri") || name.contains("webkit")).collect();
        assert!(found.is_empty(), "{package} is built from {found:?}");
    }
}

#[test]
fn dependencies_run_one_way() {
    for (package, forbidden) in [("model", &["store", "desk"][..]), ("store", &["desk"]), ("admin", &["desk"])] {
        let from = built_from(&format!("ticket-desk-{package}"));
        for name in forbidden {
            let name = format!("ticket-desk-{name}");
            assert!(!from.contains(&name), "{package} must not be built from {name}");
        }
    }
    let cli = built_from("ticket-desk-cli");
    assert_eq!(cli.iter().filter(|name| name.starts_with("ticket-desk")).count(), 1, "cli is built from itself alone");
    let model = built_from("ticket-desk-model");
    for io in ["tokio", "sqlx"] {
        assert!(!model.iter().any(|name| name == io), "the model does no input or output, but is built from {io}");
    }
}

#[test]
fn one_file_of_the_window_knows_tauri() {
    let knowing: Vec<_> = files("ui/src", &[".ts", ".svelte"])
        .into_iter()
        .filter(|path| read(path).contains("@tauri-apps/"))
        .map(|path| path.file_name().expect("a file has a name").to_owned())
        .collect();
    assert_eq!(knowing, ["tauri.ts"]);
}

#[test]
fn text_is_never_shown_as_markup() {
    for path in files("ui/src", &[".ts", ".svelte"]) {
        let source = read(&path);
        for raw in ["{@html", "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write"] {
            assert!(!source.contains(raw), "{} uses {raw}", path.display());
        }
    }
}
