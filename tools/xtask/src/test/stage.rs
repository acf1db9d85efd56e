//! The stages of `cargo xtask test`: what each is about and what it needs.

use std::fmt::Write as _;

use clap::ValueEnum;

use crate::build::Program;
use crate::setup::Part;

/// In the order of the summary.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub enum Stage {
    /// Formatting of Rust and of the user interface
    Fmt,
    /// The user interface: types, lints, its own tests
    Ui,
    /// Lints of all Rust code, and of its dependencies where cargo-deny is installed
    Lint,
    /// Tests inside the crates
    Unit,
    /// Generated types, error texts, dependency arrows
    Contract,
    /// Every procedure on real servers
    Database,
    /// The use cases with two workstations in one process
    Desk,
    /// The administrator's commands on real servers
    Admin,
    /// Nightly: the database on three servers that replicate each other: Galera and group replication
    Cluster,
    /// The whole story in a browser
    UiBrowser,
    /// The real application on a virtual desktop
    Window,
    /// Nightly: every screen and state in the ways that no other test looks at
    Gallery,
}

impl Stage {
    /// The name as it is written on the command line.
    pub fn name(self) -> String {
        self.to_possible_value().map_or_else(String::new, |value| value.get_name().to_owned())
    }

    /// What it is about, in one line.
    pub fn about(self) -> String {
        self.to_possible_value().and_then(|value| Some(value.get_help()?.to_string())).unwrap_or_default()
    }

    /// What has to be installed for it.
    pub fn parts(self) -> &'static [Part] {
        match self {
            Self::Fmt => &[Part::UiModules, Part::UiTestModules],
            Self::Ui => &[Part::UiModules],
            // The workspace holds the shell, and the shell holds the built user interface.
            Self::Lint => &[Part::Shell, Part::UiModules],
            Self::Contract | Self::Database | Self::Desk | Self::Admin | Self::Cluster => {
                &[Part::Shell, Part::UiModules, Part::Databases, Part::TestRunner]
            }
            Self::UiBrowser | Self::Gallery => {
                &[Part::Shell, Part::UiModules, Part::Databases, Part::Browser, Part::UiTestModules]
            }
            Self::Unit | Self::Window => {
                &[Part::Shell, Part::UiModules, Part::Databases, Part::TestRunner, Part::VirtualDesktop]
            }
        }
    }

    /// Whether its programs expect running database servers.
    pub fn needs_servers(self) -> bool {
        matches!(self, Self::Database | Self::Desk | Self::Admin)
    }

    /// Whether it leaves some tests out when a server is missing.
    pub fn has_tests_of_one_server(self) -> bool {
        self.needs_servers() || matches!(self, Self::Unit | Self::Cluster)
    }

    /// Whether there are tests to choose from by their names.
    pub fn has_tests(self) -> bool {
        !matches!(self, Self::Fmt | Self::Lint)
    }

    /// Whether it runs only when it is named, or with `--all`.
    pub fn is_nightly(self) -> bool {
        matches!(self, Self::Gallery | Self::Cluster)
    }

    /// The program of its tests: `tests/<name>/main.rs`.
    pub fn suite(self) -> Option<&'static str> {
        Some(match self {
            Self::Contract => "contract",
            Self::Database => "database",
            Self::Desk => "desk",
            Self::Admin => "admin",
            Self::Cluster => "cluster",
            Self::Window => "window",
            Self::Fmt | Self::Ui | Self::Lint | Self::Unit | Self::UiBrowser | Self::Gallery => return None,
        })
    }

    /// The program that its tests run.
    pub fn program(self) -> Option<Program> {
        match self {
            Self::Admin => Some(Program::Admin),
            Self::UiBrowser | Self::Gallery => Some(Program::Devserver),
            Self::Window => Some(Program::Shell),
            _ => None,
        }
    }
}

/// Every stage in a line.
pub fn list() -> String {
    let mut text = "Stages:\n".to_owned();
    for stage in Stage::value_variants() {
        // Writing to a text cannot fail.
        let _ = writeln!(text, "  {:12} {}", stage.name(), stage.about());
    }
    text
}
