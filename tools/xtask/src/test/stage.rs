//! The stages of `cargo xtask test`: what each is about and what it needs.

use clap::ValueEnum;

use crate::setup::Part;

/// In the order in which they run: the cheap and the basic first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Stage {
    /// Formatting of Rust and of the user interface
    Fmt,
    /// The user interface: types, lints, its own tests, build
    Ui,
    /// Lints of all Rust code, and of its dependencies where cargo-deny is installed
    Lint,
    /// Tests inside the crates
    Unit,
    /// Every procedure on real servers
    Database,
    /// The use cases with two workstations in one process
    Desk,
    /// The administrator's commands on real servers
    Admin,
    /// Generated types, error texts, dependency arrows
    Contract,
    /// The whole story in a browser
    UiBrowser,
    /// The real application on a virtual desktop
    Window,
}

impl Stage {
    /// The name as it is written on the command line.
    pub fn name(self) -> String {
        self.to_possible_value().map_or_else(String::new, |value| value.get_name().to_owned())
    }

    /// One line for its header.
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
            Self::Database | Self::Desk | Self::Admin | Self::Contract => {
                &[Part::Shell, Part::UiModules, Part::Databases]
            }
            Self::UiBrowser => &[Part::Shell, Part::UiModules, Part::Databases, Part::Browser, Part::UiTestModules],
            Self::Unit | Self::Window => &[Part::Shell, Part::UiModules, Part::Databases, Part::VirtualDesktop],
        }
    }

    /// Whether its programs expect running database servers.
    pub fn needs_servers(self) -> bool {
        matches!(self, Self::Database | Self::Desk | Self::Admin | Self::Window)
    }
}
