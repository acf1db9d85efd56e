//! Builds this crate again when a file of `migrations/` comes or goes: the files are embedded.

fn main() {
    println!("cargo::rerun-if-changed=../../migrations");
}
