//! What a Rust file imports, names and defines.

use std::collections::BTreeSet;

use super::syntax::tokens;

/// One `use`, or one name of its braces.
pub(super) struct Use {
    pub(super) path: Vec<String>,
    /// The name by which the file knows it; `*` for everything.
    pub(super) name: String,
    pub(super) public: bool,
}

#[derive(Default)]
pub(super) struct Source {
    pub(super) uses: Vec<Use>,
    /// Paths in the code outside of `use`.
    pub(super) paths: Vec<Vec<String>>,
    /// Words in the code outside of `use`.
    pub(super) words: BTreeSet<String>,
    /// Names of the items that are spelled out.
    pub(super) defines: BTreeSet<String>,
}

impl Source {
    pub(super) fn read(text: &str) -> Self {
        let mut found = Self { uses: renamed(text).collect(), ..Self::default() };
        Reader { tokens: &tokens(text), at: 0 }.read(&mut found);
        found
    }
}

/// `#[path = "linux.rs"] mod system;` makes the child `linux` known as `system`.
fn renamed(source: &str) -> impl Iterator<Item = Use> {
    source.split("#[path = \"").skip(1).filter_map(|rest| {
        let (file, rest) = rest.split_once(".rs\"]")?;
        let name = rest.split_once("mod ")?.1.split(';').next()?.to_owned();
        Some(Use { path: vec!["self".to_owned(), file.to_owned()], name, public: false })
    })
}

/// What `macro_rules!` defines, kept apart from other names.
pub(super) fn macro_name(name: &str) -> String {
    format!("{name}!")
}

struct Reader<'a> {
    tokens: &'a [String],
    at: usize,
}

const DEFINES: [&str; 8] = ["struct", "enum", "union", "trait", "fn", "type", "const", "static"];

impl Reader<'_> {
    fn read(mut self, found: &mut Source) {
        // The depths at which modules inside this file were opened.
        let mut inline: Vec<usize> = Vec::new();
        let mut depth = 0;
        while let Some(token) = self.peek(0) {
            match token {
                "{" => depth += 1,
                "}" => {
                    depth -= 1;
                    inline.pop_if(|opened| *opened == depth);
                }
                "mod" if self.peek(2) == Some("{") => inline.push(depth),
                "use" => {
                    let public = self.is_public();
                    self.at += 1;
                    self.tree(&[], public, inline.len(), &mut found.uses);
                    continue;
                }
                word if is_word(word) => {
                    found.words.insert(word.to_owned());
                    if DEFINES.contains(&word) {
                        // `const fn name`, `static mut NAME`
                        let name = (1..4)
                            .filter_map(|ahead| self.peek(ahead))
                            .find(|name| is_word(name) && !["fn", "mut"].contains(name));
                        found.defines.extend(name.map(str::to_owned));
                    }
                    if word == "macro_rules" {
                        found.defines.extend(self.peek(2).map(macro_name));
                    }
                    if self.peek(1) == Some("::")
                        && self.at.checked_sub(1).is_none_or(|before| self.tokens[before] != "::")
                    {
                        let path = self.path();
                        found.words.extend(path.first().cloned());
                        found.paths.extend(inside(path, inline.len()));
                        continue;
                    }
                }
                _ => {}
            }
            self.at += 1;
        }
    }

    fn peek(&self, ahead: usize) -> Option<&str> {
        self.tokens.get(self.at + ahead).map(String::as_str)
    }

    /// Whether `pub` or `pub(…)` stands before the current token.
    fn is_public(&self) -> bool {
        self.at.checked_sub(1).is_some_and(|before| ["pub", ")"].contains(&self.tokens[before].as_str()))
    }

    /// The path that begins at the current token.
    fn path(&mut self) -> Vec<String> {
        let mut path = Vec::new();
        while let Some(word) = self.peek(0).filter(|word| is_word(word)).map(str::to_owned) {
            path.push(word);
            self.at += 1;
            if self.peek(0) != Some("::") || !self.peek(1).is_some_and(is_word) {
                break;
            }
            self.at += 1;
        }
        path
    }

    /// A `use` declaration after its keyword, or one group of its braces.
    fn tree(&mut self, prefix: &[String], public: bool, inline: usize, uses: &mut Vec<Use>) {
        let mut path = prefix.to_vec();
        let mut name = None;
        while let Some(token) = self.peek(0).map(str::to_owned) {
            self.at += 1;
            match token.as_str() {
                "::" => {}
                "{" => {
                    while self.peek(0).is_some_and(|token| token != "}") {
                        self.tree(&path, public, inline, uses);
                        if self.peek(0) == Some(",") {
                            self.at += 1;
                        }
                    }
                    self.at += 1;
                    return;
                }
                "as" => {
                    name = self.peek(0).map(str::to_owned);
                    self.at += 1;
                }
                "self" if !prefix.is_empty() && path == prefix => {}
                "," | "}" | ";" => {
                    self.at -= 1;
                    break;
                }
                word => path.push(word.to_owned()),
            }
        }
        if let (Some(path), Some(last)) = (inside(path.clone(), inline), path.last()) {
            uses.push(Use { name: name.unwrap_or_else(|| last.clone()), path, public });
        }
    }
}

fn is_word(token: &str) -> bool {
    token.starts_with(|c: char| c.is_alphabetic() || c == '_')
}

/// A path of an inline module as the file itself would write it; `None` for an item of the file.
fn inside(path: Vec<String>, inline: usize) -> Option<Vec<String>> {
    let ups = path.iter().take_while(|part| *part == "super").count();
    if inline == 0 {
        return Some(path);
    }
    match ups.checked_sub(inline) {
        None if path.first().is_some_and(|first| first == "crate") => Some(path),
        None | Some(0) => None,
        Some(_) => Some(path[inline..].to_vec()),
    }
}
