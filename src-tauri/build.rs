//! Embeds the user interface, the icons and the capabilities.

fn main() {
    tauri_build::build();
}
