//! The tests of a database server that this computer does not have.

use std::fmt;

use private_server::{Binary, Flavour, Places};

use crate::project::Project;

/// The servers that are missing. Their tests, in a module `mariadb` or `mysql` of a suite, are skipped.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Missing(Vec<Flavour>);

impl Missing {
    pub fn on_this_computer(project: &Project) -> Self {
        let there = Binary::find_all(&Places::of_this_computer(Some(project.cache())));
        let is_there = |flavour: &Flavour| there.iter().any(|binary| binary.flavour() == *flavour);
        Self(Flavour::ALL.into_iter().filter(|flavour| !is_there(flavour)).collect())
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The tests of these servers, as nextest reads it.
    pub fn filterset(&self) -> String {
        let modules: Vec<&str> = self.0.iter().map(|flavour| flavour.slug()).collect();
        format!("kind(test) & test(/(^|::)({})::/)", modules.join("|"))
    }
}

impl fmt::Display for Missing {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<String> = self.0.iter().map(ToString::to_string).collect();
        to.write_str(&names.join(" and "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tests_of_a_missing_server_are_found_by_their_module() {
        let missing = Missing(vec![Flavour::MySql]);
        assert_eq!(missing.filterset(), "kind(test) & test(/(^|::)(mysql)::/)");
        assert_eq!(missing.to_string(), "MySQL");
    }
}
