//! The parts of a working set-up.

/// What a command may need.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Compiling and running the desktop shell.
    Shell,
    /// A desktop without a screen, for the window tests and the demo.
    VirtualDesktop,
    /// A browser for the tests of the user interface.
    Browser,
    /// Database servers.
    Databases,
    /// npm packages of the user interface.
    UiModules,
    /// npm packages of the browser tests.
    UiTestModules,
    /// What runs the Rust tests.
    TestRunner,
}

impl Part {
    pub const ALL: [Self; 7] = [
        Self::Shell,
        Self::VirtualDesktop,
        Self::Browser,
        Self::Databases,
        Self::UiModules,
        Self::UiTestModules,
        Self::TestRunner,
    ];
}
