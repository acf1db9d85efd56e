use std::collections::BTreeMap;

use crate::{all, files, read};

/// The procedures of the API with their number of parameters, as their files declare them.
fn declared() -> BTreeMap<String, usize> {
    files("migrations/api", &[".sql"])
        .iter()
        .map(|path| {
            let sql = read(path);
            let name = path.file_stem().expect("a file has a name").to_string_lossy().into_owned();
            let start = sql
                .find(&format!("ticket_desk_api.{name}"))
                .unwrap_or_else(|| panic!("{} does not create the procedure it is named after", path.display()));
            let parameters = sql[start..].split_once('(').map(|(_, rest)| rest).expect("a procedure has parameters");
            let count = parameters.split("BEGIN").next().expect("a body").matches("IN p_").count();
            (name, count)
        })
        .collect()
}

/// The procedures that the workstation calls, with the number of arguments that it sends.
fn called() -> BTreeMap<String, usize> {
    let sources = all("crates/database/src", &[".rs"]);
    sources
        .split("\"CALL ")
        .skip(1)
        .filter_map(|rest| rest.split_once('('))
        .filter_map(|(name, rest)| rest.split_once(')').map(|(arguments, _)| (name, arguments)))
        .filter(|(name, _)| name.chars().all(|c| c.is_ascii_lowercase() || c == '_'))
        .map(|(name, arguments)| (name.to_owned(), arguments.matches('?').count()))
        .collect()
}

#[test]
fn every_procedure_is_called_with_its_declared_parameters() {
    assert_eq!(called(), declared(), "left: crates/database/src, right: migrations/api");
}
