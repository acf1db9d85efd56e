//! The imports between the modules of a crate.
//!
//! A module is a file. A path counts as an import of the file that defines what the path names, however many `pub use` lie in
//! between: a `mod.rs` that only declares and re-exports is never part of a circle, and one that defines something is a module like
//! any other. `mod child;` alone imports nothing. Tests do not count. The check does not see a method that one file calls and
//! another file adds to the same type.

use std::path::Path;

use super::Graph;
use super::source::{Source, Use, macro_name};
use crate::{files, project, read};

struct Module {
    file: String,
    /// Where in the crate it is: `["outbox", "row"]`.
    place: Vec<String>,
    source: Source,
}

impl Module {
    /// A file by its path below the crate's sources: `outbox/row.rs`.
    fn new(file: &str, text: &str) -> Self {
        let mut place: Vec<String> = file.trim_end_matches(".rs").split('/').map(str::to_owned).collect();
        let is_root = place == ["lib"] || place == ["main"];
        if is_root || place.last().is_some_and(|last| last == "mod") {
            place.pop();
        }
        Self { file: file.to_owned(), place, source: Source::read(text) }
    }
}

/// The graph of a crate whose sources are in `folder`.
pub(super) fn imports(folder: &str) -> Graph {
    let root = project().join(folder);
    let has_library = root.join("lib.rs").is_file();
    let sources = files(folder, &[".rs"]).into_iter().map(|path| {
        let file = path.strip_prefix(&root).expect("below the folder").to_string_lossy().into_owned();
        (file, read(&path))
    });
    let is_test = |file: &str| file.ends_with("tests.rs") || file.contains("tests/");
    graph(folder, sources.filter(|(file, _)| !(is_test(file) || has_library && file == "main.rs")))
}

fn graph(folder: &str, sources: impl Iterator<Item = (String, String)>) -> Graph {
    let tree = Tree(sources.map(|(file, text)| Module::new(&file, &text)).collect());
    let name = |file: &str| Path::new(folder).join(file).to_string_lossy().into_owned();
    let mut graph = Graph::default();
    for module in &tree.0 {
        for target in tree.imported(module) {
            graph.add(&name(&module.file), &name(&target.file));
        }
    }
    graph
}

struct Tree(Vec<Module>);

impl Tree {
    fn child(&self, parent: &Module, name: &str) -> Option<&Module> {
        let is_child =
            |place: &[String]| place.split_last().is_some_and(|(last, rest)| last == name && rest == parent.place);
        self.0.iter().find(|module| is_child(&module.place))
    }

    fn at(&self, place: &[String]) -> Option<&Module> {
        self.0.iter().find(|module| module.place == place)
    }

    /// The modules that one imports from.
    fn imported<'a>(&'a self, module: &'a Module) -> impl Iterator<Item = &'a Module> {
        // A `pub use` that the file does not use itself is a re-export.
        let is_needed = |used: &&Use| !used.public || module.source.words.contains(&used.name);
        let used = module.source.uses.iter().filter(is_needed).map(|used| &used.path);
        used.chain(&module.source.paths).filter_map(|path| self.definer(module, path, 0))
    }

    /// The module that defines what a path in `module` names; `None` for another crate's item and for a module itself.
    fn definer<'a>(&'a self, module: &'a Module, path: &[String], depth: u32) -> Option<&'a Module> {
        let (mut here, mut rest) = self.start(module, path, depth)?;
        while let Some((name, after)) = rest.split_first() {
            let Some(inner) = self.child(here, name).or_else(|| self.alias(here, name, depth)) else {
                return if name == "*" { Some(here) } else { self.named(here, name, depth) };
            };
            (here, rest) = (inner, after);
        }
        None
    }

    /// The module where a path begins, and the rest of the path.
    fn start<'a, 'b>(
        &'a self,
        module: &'a Module,
        path: &'b [String],
        depth: u32,
    ) -> Option<(&'a Module, &'b [String])> {
        let (first, rest) = path.split_first()?;
        match first.as_str() {
            "crate" => Some((self.at(&[])?, rest)),
            "self" => Some((module, rest)),
            "super" => {
                let ups = path.iter().take_while(|part| *part == "super").count();
                let parent = module.place.len().checked_sub(ups)?;
                Some((self.at(&module.place[..parent])?, &path[ups..]))
            }
            name => match self.child(module, name) {
                Some(child) => Some((child, rest)),
                None => Some((self.alias(module, name, depth)?, rest)),
            },
        }
    }

    /// The module that a `use` of the file makes known by this name.
    fn alias<'a>(&'a self, module: &'a Module, name: &str, depth: u32) -> Option<&'a Module> {
        let used =
            module.source.uses.iter().find(|used| used.name == name && used.path.first().is_some_and(|p| p != name))?;
        self.module_of(module, &used.path, depth + 1)
    }

    fn module_of<'a>(&'a self, module: &'a Module, path: &[String], depth: u32) -> Option<&'a Module> {
        if depth > DEEPEST {
            return None;
        }
        let (here, rest) = self.start(module, path, depth)?;
        rest.iter().try_fold(here, |here, name| self.child(here, name))
    }

    /// The module that defines what `here` exports as `name`.
    fn named<'a>(&'a self, here: &'a Module, name: &str, depth: u32) -> Option<&'a Module> {
        let used = here.source.uses.iter().find(|used| used.name == name);
        if let Some(used) = used.filter(|_| depth < DEEPEST && !here.source.defines.contains(name)) {
            return self.definer(here, &used.path, depth + 1);
        }
        let defines = |module: &Module| module.source.defines.contains(name);
        // An item that no file spells out comes from a macro call with its name.
        let names = |module: &Module| {
            module.source.words.contains(name) && !module.source.uses.iter().any(|used| used.name == name)
        };
        // An exported macro belongs to the crate as a whole.
        let exports = |module: &&Module| here.place.is_empty() && module.source.defines.contains(&macro_name(name));
        let found = self.offered(here, &defines, depth).or_else(|| self.offered(here, &names, depth));
        Some(found.or_else(|| self.0.iter().find(exports)).unwrap_or(here))
    }

    /// The first match among `here` and the modules that `here` re-exports with `*`.
    fn offered<'a>(&'a self, here: &'a Module, fits: &dyn Fn(&Module) -> bool, depth: u32) -> Option<&'a Module> {
        if depth > DEEPEST {
            return None;
        }
        if fits(here) {
            return Some(here);
        }
        let everything = here.source.uses.iter().filter(|used| used.name == "*");
        let mut modules = everything.filter_map(|used| self.module_of(here, used.path.split_last()?.1, depth));
        modules.find_map(|module| self.offered(module, fits, depth + 1))
    }
}

/// Limits the search, because `use` declarations can form a circle themselves.
const DEEPEST: u32 = 8;

#[cfg(test)]
mod tests {
    use super::graph;

    fn circles(sources: &[(&str, &str)]) -> Vec<String> {
        graph("", sources.iter().map(|(file, text)| ((*file).to_owned(), (*text).to_owned()))).circles()
    }

    #[test]
    fn a_parent_that_only_reexports_is_in_no_circle() {
        let row = ("outbox/row.rs", "use super::Item; pub struct Row(Item);");
        let item = ("outbox/item.rs", "pub struct Item;");
        let facade = ("outbox/mod.rs", "mod row; mod item; pub use row::Row; pub use item::Item;");
        assert_eq!(circles(&[row, item, facade]), Vec::<String>::new());
        let defines = ("outbox/mod.rs", "mod row; pub use row::Row; pub struct Item; fn first() -> Row { todo!() }");
        assert_eq!(circles(&[row, defines]), ["outbox/mod.rs → outbox/row.rs → outbox/mod.rs"]);
    }

    #[test]
    fn an_import_leads_through_reexports_to_the_file_that_defines() {
        let root = ("lib.rs", "mod a; mod f;");
        let facade = ("a/mod.rs", "mod b; mod c; pub use b::*; pub use c::D as E;");
        let (b, c) = (("a/b.rs", "pub struct B; use crate::f;"), ("a/c.rs", "pub fn D() { crate::f::g() }"));
        for f in
            ["use crate::a::B;", "use super::a::{E};", "use crate::a; fn g() { a::E() }", "fn g() { crate::a::E() }"]
        {
            assert_eq!(circles(&[root, facade, b, c, ("f.rs", f)]).len(), usize::from(!f.contains('B')), "{f}");
        }
        let called = ("a/b.rs", "pub struct B; use crate::f; fn h() { f::g() }");
        assert_eq!(circles(&[root, facade, called, c, ("f.rs", "use crate::a::B;")]), ["a/b.rs → f.rs → a/b.rs"]);
    }

    #[test]
    fn an_item_of_a_macro_belongs_to_the_file_that_names_it() {
        let root = ("lib.rs", "mod id; mod kind; pub use id::*; pub use kind::*;");
        let id = ("id.rs", "macro_rules! id { ($name:ident) => {} } id!(TicketId); struct Of(crate::Kind);");
        let kind = ("kind.rs", "pub struct Kind; use crate::TicketId;");
        assert_eq!(circles(&[root, id, kind]), ["id.rs → kind.rs → id.rs"]);
    }

    #[test]
    fn tests_and_modules_inside_a_file_import_nothing_from_it() {
        let root = ("lib.rs", "mod a; #[cfg(test)] mod tests { use crate::a::X; } pub struct Y;");
        let a = ("a.rs", "use crate::Y; mod inner { use super::X; } pub struct X;");
        assert_eq!(circles(&[root, a]), Vec::<String>::new());
        let outside = ("a.rs", "mod inner { use super::super::Y; } pub struct X;");
        assert_eq!(circles(&[("lib.rs", "mod a; use a::X; pub struct Y;"), outside]), ["a.rs → lib.rs → a.rs"]);
    }
}
