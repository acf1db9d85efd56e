//! `cargo xtask fuzz`: feeds generated input to every parser of foreign input. See `tools/fuzz/README.md`.

use std::fs;

use anyhow::{Context, Result, ensure};
use clap::Args;
use tokio::process::Command;

use crate::process::{run, run_quietly};
use crate::project::Project;

/// Longer inputs only slow the search down.
const LONGEST_INPUT: u32 = 4096;

#[derive(Args)]
pub struct Arguments {
    /// Only these targets
    targets: Vec<String>,
    /// How long to search for each
    #[arg(long, default_value_t = 60)]
    seconds: u32,
    /// Add the inputs that reached new code to the project's corpus
    #[arg(long)]
    keep: bool,
}

/// # Errors
/// When a property does not hold: its input is then in `tools/fuzz/artifacts`.
pub async fn fuzz(project: &Project, arguments: &Arguments) -> Result<()> {
    run_quietly(cargo_fuzz(project).arg("--version")).await.context(
        "fuzzing needs a nightly compiler and cargo-fuzz: rustup toolchain install nightly; cargo install cargo-fuzz --locked",
    )?;
    let known = targets(project)?;
    for target in &arguments.targets {
        ensure!(known.contains(target), "{target} is no target; there are {}", known.join(", "));
    }
    let chosen = if arguments.targets.is_empty() { &known } else { &arguments.targets };
    for target in chosen {
        println!("\n── {target}, {} s", arguments.seconds);
        let (found, corpus) =
            (project.build_output().join("fuzz").join(target), project.path("tools/fuzz/corpus").join(target));
        fs::create_dir_all(&found).with_context(|| format!("cannot make {}", found.display()))?;
        // The fuzzer writes new inputs into the first directory.
        let mut search = cargo_fuzz(project);
        search.args(["run", "--fuzz-dir", "tools/fuzz", target]).args([&found, &corpus]);
        run(search.args([
            "--".to_owned(),
            format!("-max_total_time={}", arguments.seconds),
            format!("-max_len={LONGEST_INPUT}"),
            "-print_final_stats=1".to_owned(),
        ]))
        .await?;
        if arguments.keep {
            let mut merge = cargo_fuzz(project);
            merge.args(["run", "--fuzz-dir", "tools/fuzz", target]).args([&corpus, &found]).args(["--", "-merge=1"]);
            run(&mut merge).await?;
        }
    }
    Ok(())
}

fn targets(project: &Project) -> Result<Vec<String>> {
    let directory = project.path("tools/fuzz/fuzz_targets");
    let entries = fs::read_dir(&directory).with_context(|| format!("cannot read {}", directory.display()))?;
    let mut names = Vec::new();
    for entry in entries {
        names.extend(entry?.path().file_stem().map(|name| name.to_string_lossy().into_owned()));
    }
    names.sort();
    Ok(names)
}

/// The cargo that runs us put itself and its compiler into our environment; the nightly one must not find them.
fn cargo_fuzz(project: &Project) -> Command {
    let mut command = Command::new("rustup");
    command.args(["run", "nightly", "cargo", "fuzz"]).current_dir(project.path(""));
    for (name, _) in std::env::vars_os() {
        let text = name.to_string_lossy();
        if text.starts_with("CARGO") && text != "CARGO_HOME"
            || ["RUSTC", "RUSTDOC", "RUSTUP_TOOLCHAIN"].contains(&&*text)
        {
            command.env_remove(&name);
        }
    }
    command
}
