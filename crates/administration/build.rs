//! Rebuilds this crate when a file that it embeds comes or goes.

fn main() {
    for embedded in ["schema", "internal", "api", "grants.sql"] {
        println!("cargo::rerun-if-changed=../../migrations/{embedded}");
    }
}
