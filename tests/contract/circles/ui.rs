//! The imports between files of the window. Type imports count as well: to read one file you have to read the other.

use std::path::{Component, Path, PathBuf};

use super::Graph;
use crate::{files, project, read};

pub(super) fn imports(folder: &str) -> Graph {
    let root = project();
    let sources: Vec<PathBuf> = files(folder, &[".ts", ".svelte"]).into_iter().filter(|path| !is_test(path)).collect();
    let mut graph = Graph::default();
    for path in &sources {
        let name = |path: &Path| path.strip_prefix(&root).expect("below the project").to_string_lossy().into_owned();
        for import in imported(&read(path)) {
            let target = resolve(path, import, &sources);
            match target {
                Some(target) => graph.add(&name(path), &name(target)),
                None => assert!(
                    Path::new(import).extension().is_some_and(|kind| kind == "css"),
                    "{} imports {import}, which does not exist",
                    path.display()
                ),
            }
        }
    }
    graph
}

fn is_test(path: &Path) -> bool {
    path.to_string_lossy().ends_with(".test.ts")
}

/// The relative paths that a file imports from. Others are packages.
fn imported(source: &str) -> impl Iterator<Item = &str> {
    let marks = [" from \"", "import \"", "import(\""];
    let quoted = marks.into_iter().flat_map(move |mark| source.split(mark).skip(1));
    quoted.filter_map(|rest| rest.split('"').next()).filter(|path| path.starts_with('.'))
}

fn resolve<'a>(from: &Path, import: &str, sources: &'a [PathBuf]) -> Option<&'a PathBuf> {
    let mut path = from.parent()?.to_owned();
    for part in Path::new(import).components() {
        match part {
            Component::ParentDir => drop(path.pop()),
            Component::Normal(name) => path.push(name),
            _ => {}
        }
    }
    let path = path.to_string_lossy();
    let ends = ["", ".ts", "/index.ts"];
    sources.iter().find(|source| ends.iter().any(|end| source.to_string_lossy() == format!("{path}{end}")))
}
