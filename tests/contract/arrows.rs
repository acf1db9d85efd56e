use std::collections::BTreeMap;
use std::process::Command;

use serde_json::Value;

use crate::{files, project, read};

/// Each package of this project with those of the project that it may depend on.
const ARROWS: [(&str, &[&str]); 15] = [
    ("model", &[]),
    ("i18n", &["model"]),
    ("database", &["model"]),
    ("local-store", &["model"]),
    ("administration", &["database", "model"]),
    ("private-server", &["administration", "database", "model"]),
    // A trial installs a private database.
    ("desk", &["database", "i18n", "local-store", "model", "private-server"]),
    ("admin-cli", &["administration", "database", "i18n", "model"]),
    // The shell.
    ("ticket-desk", &["desk", "i18n", "model"]),
    ("bench", &["administration", "database", "model", "private-server"]),
    ("fault-proxy", &[]),
    ("catalogue", &[]),
    ("properties", &["administration", "database", "model"]),
    ("devserver", &["database", "desk", "fault-proxy", "model"]),
    ("xtask", &["administration", "bench", "catalogue", "database", "desk", "model", "private-server"]),
];

fn cargo(arguments: &[&str]) -> String {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo).args(arguments).arg("--offline").current_dir(project()).output();
    let output = output.expect("cargo runs");
    assert!(output.status.success(), "cargo {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// The packages of the workspace with what they depend on, tests aside, in short names.
fn dependencies() -> BTreeMap<String, Vec<String>> {
    let metadata = cargo(&["metadata", "--no-deps", "--format-version", "1"]);
    let metadata: Value = serde_json::from_str(&metadata).expect("cargo writes JSON");
    let short = |name: &Value| name.as_str().expect("a name").trim_start_matches("ticket-desk-").to_owned();
    let packages = metadata["packages"].as_array().expect("a list of packages").iter();
    let packages = packages.map(|package| {
        let own = package["dependencies"].as_array().expect("a list of dependencies").iter();
        let own = own.filter(|dependency| !dependency["path"].is_null() && dependency["kind"] != "dev");
        (short(&package["name"]), own.map(|dependency| short(&dependency["name"])).collect())
    });
    packages.filter(|(name, _)| name != "tests").collect()
}

/// The names of everything that `cargo tree` finds for these packages, the packages included.
fn built_from(packages: &[&str]) -> Vec<String> {
    let tree = cargo(&[&["tree", "--edges", "normal,build", "--prefix", "none"], packages].concat());
    tree.lines().filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect()
}

#[test]
fn dependencies_run_one_way() {
    let found = dependencies();
    let listed: BTreeMap<_, _> = ARROWS.into_iter().collect();
    assert!(found.keys().eq(listed.keys()), "each package is listed: {:?}", found.keys());
    for (package, used) in found {
        for other in used {
            assert!(listed[&*package].contains(&&*other), "{package} must not depend on {other}");
        }
    }
}

#[test]
fn nothing_but_the_shell_knows_tauri() {
    let others = built_from(&["--workspace", "--exclude", "ticket-desk"]);
    assert!(others.iter().any(|name| name == "ticket-desk-desk"), "{others:?}");
    let found: Vec<_> = others.iter().filter(|name| name.contains("tauri") || name.contains("webkit")).collect();
    assert!(found.is_empty(), "packages other than the shell are built from {found:?}");
}

#[test]
fn the_model_does_no_input_or_output() {
    let model = built_from(&["--package", "ticket-desk-model"]);
    let found: Vec<_> = model.iter().filter(|name| ["tokio", "sqlx"].contains(&name.as_str())).collect();
    assert!(found.is_empty(), "model is built from {found:?}");
}

#[test]
fn one_file_of_the_window_knows_tauri() {
    let knowing: Vec<_> = files("ui/src", &[".ts", ".svelte"])
        .into_iter()
        .filter(|path| read(path).contains("@tauri-apps/"))
        .map(|path| path.file_name().expect("a file's path ends in a name").to_owned())
        .collect();
    assert_eq!(knowing, ["tauri.ts"]);
}
