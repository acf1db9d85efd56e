//! The differential test: numbers of every region, typed in many ways and many countries, against what libphonenumber makes of them
//! (`corpus.py` beside this file, which also tells what the columns mean).

use std::collections::HashMap;

use super::Phone;

const CORPUS: &str = include_str!("corpus.tsv");

/// The name of a change and what it does to the digits.
type Change = (&'static str, fn(&str) -> String);

/// What the digits behind the plus sign become, by the names of the script.
const CHANGES: [Change; 8] = [
    ("cut", |digits| digits[..digits.len() - 1].to_owned()),
    ("cut2", |digits| digits[..digits.len() - 2].to_owned()),
    ("cut3", |digits| digits[..digits.len() - 3].to_owned()),
    ("add", |digits| format!("{digits}5")),
    ("add2", |digits| format!("{digits}55")),
    ("add3", |digits| format!("{digits}555")),
    ("zero", |digits| format!("{}000000", &digits[..digits.len() - 6])),
    ("nine", |digits| format!("{}999999", &digits[..digits.len() - 6])),
];

#[test]
fn every_region_is_read_as_libphonenumber_reads_it() {
    let mut lines = CORPUS.lines().map(|line| line.split('\t').collect::<Vec<_>>());
    let prefixes = loop {
        let line = lines.next().expect("a line of prefixes");
        if line[0] == "# prefixes" {
            break pairs(line[1]);
        }
    };
    let (mut asked, mut differing) = (0, Vec::new());
    for line in lines {
        let [region, _, e164, national, international, others, exceptions] = line[..] else { panic!("{line:?}") };
        let exceptions = pairs(exceptions);
        let mut ask = |form: String, region: &str, typed: &str, usual: Option<&str>| {
            let right =
                exceptions.get(form.as_str()).map_or(usual, |outcome| Some(*outcome).filter(|e164| *e164 != "-"));
            let read = Phone::parse(region, typed, "").ok().flatten();
            asked += 1;
            if read.as_ref().map(Phone::e164) != right {
                differing.push(format!("{region} {typed}: {read:?} instead of {right:?}"));
            }
        };
        let digits = &e164[1..];
        ask("national".into(), region, national, Some(e164));
        ask("code".into(), region, digits, Some(e164));
        for other in others.split(' ') {
            let prefix = prefixes[other];
            ask(format!("plus-{other}"), other, e164, Some(e164));
            ask(format!("formatted-{other}"), other, international, Some(e164));
            ask(format!("idd-{other}"), other, &format!("{prefix}{digits}"), Some(e164));
            ask(format!("spaced-{other}"), other, &format!("{prefix} {}", &international[1..]), Some(e164));
            ask(format!("bare-{other}"), other, national, None);
        }
        let other = others.split(' ').next().expect("another region");
        for (change, of) in CHANGES {
            ask(change.into(), other, &format!("+{}", of(digits)), None);
        }
    }
    assert!(asked > 10_000, "only {asked} numbers");
    assert!(differing.is_empty(), "{} of {asked} differ:\n{}", differing.len(), differing.join("\n"));
}

/// `a=1 b=2`
fn pairs(text: &str) -> HashMap<&str, &str> {
    text.split(' ').filter_map(|pair| pair.split_once('=')).collect()
}
