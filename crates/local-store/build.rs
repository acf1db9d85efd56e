//! Rebuilds this crate when a schema step of the local file comes or goes: the steps are embedded.

fn main() {
    println!("cargo::rerun-if-changed=../../migrations/local");
}
