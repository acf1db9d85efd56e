//! A window with nothing in it, built like the application: what `cargo xtask bench` compares the application with.

fn main() -> tauri::Result<()> {
    tauri::Builder::default().run(tauri::generate_context!("src-tauri/empty_window/tauri.conf.json"))
}
