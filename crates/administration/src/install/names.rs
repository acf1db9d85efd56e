//! What the schemas and the owner account are called on this server.

/// The names of one installation. Several may live on one server side by side.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Names {
    /// The schema of tables, triggers and internal routines.
    pub data: String,
    /// The schema of the public procedures.
    pub api: String,
    /// The locked account (at `localhost`) that owns every routine and trigger.
    pub owner: String,
}

/// Schemas that servers have for themselves, and `test`, where some let everybody in.
const OF_SERVERS: [&str; 5] = ["information_schema", "mysql", "performance_schema", "sys", "test"];

/// A name that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "“{0}” cannot be a name on the server; use 1 to 30 of a–z, 0–9 and _; all three names must differ, and none may be one of the server's own"
)]
pub struct InvalidName(pub String);

impl Default for Names {
    fn default() -> Self {
        Self { data: "ticket_desk".into(), api: "ticket_desk_api".into(), owner: "ticket_desk_owner".into() }
    }
}

impl Names {
    /// Takes names of one's own choice.
    ///
    /// # Errors
    /// When one of them is not 1 to 30 characters of a–z, 0–9 and `_`, or two are the same.
    pub fn new(data: &str, api: &str, owner: &str) -> Result<Self, InvalidName> {
        let names = Self { data: data.into(), api: api.into(), owner: owner.into() };
        names.validate().map(|()| names)
    }

    /// Everything below is written into SQL as it is, so this is asked again wherever an installation begins.
    pub(super) fn validate(&self) -> Result<(), InvalidName> {
        for name in [&self.data, &self.api, &self.owner] {
            let plain = name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
            if name.is_empty() || name.len() > 30 || !plain {
                return Err(InvalidName(name.clone()));
            }
        }
        if let Some(name) = [&self.data, &self.api].into_iter().find(|name| OF_SERVERS.contains(&name.as_str())) {
            return Err(InvalidName(name.clone()));
        }
        if self.data == self.api { Err(InvalidName(self.api.clone())) } else { Ok(()) }
    }

    /// A file's text with the names of this installation instead of the usual ones.
    pub(super) fn substitute(&self, text: &str) -> String {
        text.replace("ticket_desk_api.", &format!("{}.", self.api))
            .replace("ticket_desk.", &format!("{}.", self.data))
            .replace("'ticket_desk_owner'", &format!("'{}'", self.owner))
    }

    /// The grants' text. A schema in backticks is a pattern, in which an underscore stands for any character unless it is
    /// escaped; a server with partial revokes reads it as it is.
    pub(super) fn substitute_grants(&self, text: &str, patterns_are_literal: bool) -> String {
        let pattern = |name: &str| if patterns_are_literal { name.to_owned() } else { name.replace('_', r"\_") };
        let text = text
            .replace("`ticket_desk_api`", &format!("`{}`", pattern(&self.api)))
            .replace("`ticket_desk`", &format!("`{}`", pattern(&self.data)));
        self.substitute(&text)
    }

    /// The owner account as SQL writes it.
    pub(super) fn owner_account(&self) -> String {
        format!("'{}'@'localhost'", self.owner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_could_be_more_than_names_are_refused() {
        for bad in ["", "Desk", "a-b", "a`b", "a.b", "a'b", &"x".repeat(31)] {
            assert!(Names::new(bad, "api", "owner").is_err(), "{bad:?}");
        }
        assert!(Names::new("same", "same", "owner").is_err(), "data and public procedures never share a schema");
        assert!(Names::new("desk_2", "desk_2_api", "desk_2_owner").is_ok());
    }

    #[test]
    fn each_of_the_three_words_is_replaced_and_nothing_else() -> Result<(), InvalidName> {
        let names = Names::new("d_1", "a_1", "o_1")?;
        let text =
            "CREATE DEFINER = 'ticket_desk_owner'@'localhost' PROCEDURE ticket_desk_api.x() CALL ticket_desk.y()";
        assert_eq!(names.substitute(text), "CREATE DEFINER = 'o_1'@'localhost' PROCEDURE a_1.x() CALL d_1.y()");
        let grant = "GRANT EXECUTE ON `ticket_desk`.* TO 'ticket_desk_owner'@'localhost'";
        assert_eq!(names.substitute_grants(grant, false), r"GRANT EXECUTE ON `d\_1`.* TO 'o_1'@'localhost'");
        assert_eq!(names.substitute_grants(grant, true), "GRANT EXECUTE ON `d_1`.* TO 'o_1'@'localhost'");
        Ok(())
    }
}
