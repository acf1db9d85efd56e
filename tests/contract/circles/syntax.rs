//! Splits a Rust file into the tokens that imports are made of.

use proc_macro2::{Delimiter, Group, Spacing, TokenStream, TokenTree};

/// The tokens of a source file, without comments, literals and inline tests.
pub(super) fn tokens(source: &str) -> Vec<String> {
    let mut found = Vec::new();
    flatten(source.parse().expect("a Rust file"), &mut found);
    found
}

fn flatten(stream: TokenStream, found: &mut Vec<String>) {
    let mut trees = stream.into_iter().peekable();
    while let Some(tree) = trees.next() {
        match tree {
            TokenTree::Ident(word) => found.push(word.to_string()),
            TokenTree::Literal(_) => {}
            TokenTree::Group(group) => {
                let (open, close) = brackets(&group);
                found.push(open.to_owned());
                flatten(group.stream(), found);
                found.push(close.to_owned());
            }
            TokenTree::Punct(sign) => match (sign.as_char(), trees.peek()) {
                (':', Some(_)) if sign.spacing() == Spacing::Joint => {
                    trees.next();
                    found.push("::".to_owned());
                }
                ('#', Some(TokenTree::Group(attribute))) if attribute.to_string().replace(' ', "") == "[cfg(test)]" => {
                    trees.by_ref().skip(1).find(ends_item);
                }
                // A doc comment.
                ('#', Some(TokenTree::Group(attribute))) if attribute.to_string().starts_with("[doc") => {
                    trees.next();
                }
                (sign, _) => found.push(sign.to_string()),
            },
        }
    }
}

fn brackets(group: &Group) -> (&'static str, &'static str) {
    match group.delimiter() {
        Delimiter::Brace => ("{", "}"),
        Delimiter::Bracket => ("[", "]"),
        Delimiter::Parenthesis | Delimiter::None => ("(", ")"),
    }
}

/// An item ends with its first `;` or its first block in braces.
fn ends_item(tree: &TokenTree) -> bool {
    match tree {
        TokenTree::Punct(sign) => sign.as_char() == ';',
        TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
        _ => false,
    }
}

#[test]
fn comments_texts_and_tests_hold_no_imports() {
    let source = r##"
        use a::b; // use c::d;
        /* use e::f; */ const TEXT: &str = "use g::h; \" use i::j;"; const RAW: &str = r#"use "k"::l;"#;
        /// use t::u;
        fn of<'a>(c: char) -> bool { c == '"' || c == '\'' || m::n(c) }
        #[cfg(test)]
        mod tests { use o::p; fn q() {} }
        use r::s;
    "##;
    let paths = tokens(source).join(" ");
    assert_eq!(paths.matches("::").count(), 3, "{paths}");
    assert!(["a :: b", "m :: n", "r :: s"].iter().all(|path| paths.contains(path)), "{paths}");
}
