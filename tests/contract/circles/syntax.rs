//! As much of Rust's syntax as imports need: words, `::` and single signs, without comments, texts and inline tests.

/// What is left of a source file.
pub(super) fn tokens(source: &str) -> Vec<String> {
    let chars: Vec<char> = source.chars().collect();
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(&c) = chars.get(at) {
        let next = chars.get(at + 1).copied().unwrap_or(' ');
        if c.is_alphabetic() || c == '_' {
            let end = at + chars[at..].iter().take_while(|c| c.is_alphanumeric() || **c == '_').count();
            let word: String = chars[at..end].iter().collect();
            at = if let ("r" | "br", Some('"' | '#')) = (word.as_str(), chars.get(end)) {
                after_raw_text(&chars, end).unwrap_or(end)
            } else {
                tokens.push(word);
                end
            };
        } else if c == '/' && next == '/' {
            at += chars[at..].iter().take_while(|c| **c != '\n').count();
        } else if c == '/' && next == '*' {
            at = find(&chars, at + 2, &['*', '/']);
        } else if c == '"' {
            at = after_text(&chars, at + 1, '"');
        } else if c == '\'' && (next == '\\' || chars.get(at + 2) == Some(&'\'')) {
            at = after_text(&chars, at + 1, '\'');
        } else if c == ':' && next == ':' {
            tokens.push("::".to_owned());
            at += 2;
        } else {
            if !c.is_whitespace() {
                tokens.push(c.to_string());
            }
            at += 1;
        }
    }
    without_tests(&tokens)
}

/// `r"…"`, `r#"…"#` and so on; nothing for a raw word such as `r#type`.
fn after_raw_text(chars: &[char], at: usize) -> Option<usize> {
    let signs = chars[at..].iter().take_while(|c| **c == '#').count();
    let mut end = vec!['"'];
    end.extend(std::iter::repeat_n('#', signs));
    (chars.get(at + signs) == Some(&'"')).then(|| find(chars, at + signs + 1, &end))
}

fn after_text(chars: &[char], mut at: usize, end: char) -> usize {
    while let Some(&c) = chars.get(at) {
        match c {
            '\\' => at += 2,
            _ if c == end => return at + 1,
            _ => at += 1,
        }
    }
    at
}

fn find(chars: &[char], from: usize, text: &[char]) -> usize {
    let after = (from..chars.len()).find(|at| chars[*at..].starts_with(text)).map(|at| at + text.len());
    after.unwrap_or(chars.len())
}

/// Tests may use whatever they like.
fn without_tests(tokens: &[String]) -> Vec<String> {
    let mark: Vec<String> = ["#", "[", "cfg", "(", "test", ")", "]"].map(str::to_owned).into();
    let mut kept = Vec::with_capacity(tokens.len());
    let mut at = 0;
    while at < tokens.len() {
        if tokens[at..].starts_with(&mark) {
            at = after_item(tokens, at + mark.len());
        } else {
            kept.push(tokens[at].clone());
            at += 1;
        }
    }
    kept
}

/// An item ends with its first `;` or with the bracket that closes its first `{`.
fn after_item(tokens: &[String], mut at: usize) -> usize {
    let mut open = 0;
    while let Some(token) = tokens.get(at) {
        at += 1;
        match token.as_str() {
            "{" => open += 1,
            "}" if open == 1 => return at,
            "}" => open -= 1,
            ";" if open == 0 => return at,
            _ => {}
        }
    }
    at
}

#[test]
fn comments_texts_and_tests_hold_no_imports() {
    let source = r##"
        use a::b; // use c::d;
        /* use e::f; */ const TEXT: &str = "use g::h; \" use i::j;"; const RAW: &str = r#"use "k"::l;"#;
        fn of<'a>(c: char) -> bool { c == '"' || c == '\'' || m::n(c) }
        #[cfg(test)]
        mod tests { use o::p; fn q() {} }
        use r::s;
    "##;
    let paths = tokens(source).join(" ");
    assert_eq!(paths.matches("::").count(), 3, "{paths}");
    assert!(["a :: b", "m :: n", "r :: s"].iter().all(|path| paths.contains(path)), "{paths}");
}
