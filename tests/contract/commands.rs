use crate::all;

#[test]
fn every_command_has_a_test_at_the_desk() {
    let stories = all("tests/desk", &[".rs"]);
    let untested: Vec<_> = model::COMMANDS.iter().filter(|name| !stories.contains(&format!(".{name}("))).collect();
    assert!(untested.is_empty(), "commands that no test in tests/desk calls: {untested:?}");
}

#[test]
fn every_command_is_used_by_the_window() {
    let window: String = all("ui/src", &[".ts", ".svelte"]).split_whitespace().collect();
    let is_called =
        |name: &str| ["rpc(", "call(", "command:"].iter().any(|use_of| window.contains(&format!("{use_of}\"{name}\"")));
    let unused: Vec<_> = model::COMMANDS.iter().filter(|name| !is_called(name)).collect();
    assert!(unused.is_empty(), "commands that the user interface never calls: {unused:?}");
}
