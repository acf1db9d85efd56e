//! The surroundings in which the application is measured.

use anyhow::Result;

use super::people::People;
use super::program::Programs;
use crate::playground::Playground;
use crate::virtual_desktop::VirtualDesktop;
use crate::window::Window;
use ::bench::{Figure, Kind};

/// Where the application runs, and how it is started.
pub struct Scene<'a> {
    pub playground: &'a Playground,
    pub desktop: &'a VirtualDesktop,
    pub programs: &'a Programs,
    pub arguments: Vec<String>,
    pub people: People,
}

impl Scene<'_> {
    /// Opens the application.
    pub async fn open(&self) -> Result<Window> {
        Window::open(self.desktop, &self.programs.application, &self.arguments).await
    }

    pub fn figure(&self, name: &str, values: impl IntoIterator<Item = (&'static str, f64)>) -> Figure {
        let server = self.playground.server();
        Figure {
            part: "window".to_owned(),
            kind: Kind::Window,
            server: format!("{} {}", server.flavour(), server.version()),
            volume: "release build".to_owned(),
            name: name.to_owned(),
            values: values.into_iter().map(|(name, value)| (name.to_owned(), value)).collect(),
        }
    }
}
