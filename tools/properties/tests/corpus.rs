//! The whole corpus, on the stable compiler.

use std::fs;
use std::path::{Path, PathBuf};

use properties::PROPERTIES;

fn fuzz() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../fuzz")
}

#[test]
fn every_property_holds_for_the_whole_corpus() -> std::io::Result<()> {
    for (name, property) in PROPERTIES {
        let mut tried = 0;
        for entry in fs::read_dir(fuzz().join("corpus").join(name))? {
            let path = entry?.path();
            // Should it fail, this is the input.
            eprintln!("{}", path.display());
            property(&fs::read(path)?);
            tried += 1;
        }
        assert!(tried >= 5, "the corpus of {name} is nearly empty: {tried} inputs");
    }
    Ok(())
}

#[test]
fn properties_and_fuzz_targets_are_the_same() -> std::io::Result<()> {
    let mut targets = Vec::new();
    for entry in fs::read_dir(fuzz().join("fuzz_targets"))? {
        targets.push(entry?.path().file_stem().unwrap_or_default().to_string_lossy().into_owned());
    }
    targets.sort();
    assert_eq!(targets, PROPERTIES.map(|(name, _)| name));
    let manifest = fs::read_to_string(fuzz().join("Cargo.toml"))?;
    for name in &targets {
        assert!(manifest.contains(&format!("path = \"fuzz_targets/{name}.rs\"")), "{name} is not in the manifest");
    }
    Ok(())
}
