use std::process::Command;

use crate::{files, project, read};

/// The name of a package in Cargo's words.
fn cargo_name(package: &str) -> String {
    if package == "xtask" { package.to_owned() } else { format!("ticket-desk-{package}") }
}

/// Everything that a package of the workspace is built from, itself included.
fn built_from(package: &str) -> Vec<String> {
    let package = cargo_name(package);
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args(["tree", "--package", &package, "--edges", "normal,build", "--prefix", "none", "--offline"])
        .current_dir(project())
        .output()
        .expect("cargo runs");
    assert!(output.status.success(), "cargo tree: {}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    text.lines().filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect()
}

/// Each package of this project, and the packages of this project that it may be built from, directly or not.
const ARROWS: [(&str, &[&str]); 14] = [
    ("model", &[]),
    ("cli", &[]),
    ("i18n", &["model"]),
    ("database", &["model"]),
    ("local-store", &["model"]),
    ("administration", &["model", "database"]),
    ("private-server", &["model", "database", "administration"]),
    // The trial installs a private database.
    ("desk", &["model", "database", "local-store", "administration", "private-server"]),
    ("admin-cli", &["model", "cli", "database", "administration"]),
    ("fault-proxy", &[]),
    ("catalogue", &[]),
    ("properties", &["model", "database", "administration"]),
    ("devserver", &["model", "database", "local-store", "administration", "private-server", "desk", "fault-proxy"]),
    ("xtask", &["catalogue", "model", "database", "local-store", "administration", "private-server", "desk"]),
];

#[test]
fn dependencies_run_one_way() {
    for (package, allowed) in ARROWS {
        for other in built_from(package).iter().filter_map(|name| name.strip_prefix("ticket-desk-")) {
            assert!(other == package || allowed.contains(&other), "{package} must not depend on {other}");
        }
    }
}

#[test]
fn every_package_has_its_arrows() {
    let mut packages: Vec<_> = ["crates", "tools"]
        .iter()
        .flat_map(|folder| std::fs::read_dir(project().join(folder)).expect("the folder can be read"))
        .map(|entry| entry.expect("the folder can be read").file_name().to_string_lossy().into_owned())
        // A workspace of its own.
        .filter(|package| package != "fuzz")
        .collect();
    packages.sort();
    let mut named = ARROWS.map(|(package, _)| package);
    named.sort_unstable();
    assert_eq!(packages, named);
}

#[test]
fn nothing_but_the_shell_knows_tauri() {
    for (package, _) in ARROWS {
        let found: Vec<_> =
            built_from(package).into_iter().filter(|name| name.contains("tauri") || name.contains("webkit")).collect();
        assert!(found.is_empty(), "{package} is built from {found:?}");
    }
}

#[test]
fn the_model_does_no_input_or_output() {
    let model = built_from("model");
    for io in ["tokio", "sqlx"] {
        assert!(!model.iter().any(|name| name == io), "model is built from {io}");
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
