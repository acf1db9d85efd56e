use crate::all;

#[test]
fn every_command_is_used_by_the_window() {
    let window: String = all("ui/src", &[".ts", ".svelte"]).split_whitespace().collect();
    let is_called =
        |name: &str| ["rpc(", "call(", "command:"].iter().any(|use_of| window.contains(&format!("{use_of}\"{name}\"")));
    let unused: Vec<_> = model::COMMANDS.iter().filter(|name| !is_called(name)).collect();
    assert!(unused.is_empty(), "commands that the user interface never calls: {unused:?}");
}
