//! The people of the samples.

use model::{PersonSignUp, Role};

use super::request;

/// Everybody's, because nothing here is worth a secret.
pub const PASSWORD: &str = "three-green-kettles-sing";

/// Somebody of the samples.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Person {
    /// The user name.
    pub username: &'static str,
    /// The full name.
    pub name: &'static str,
    /// What they do.
    pub role: Role,
    profession: &'static str,
    region: &'static str,
    phone: &'static str,
    place: &'static str,
}

/// Raises tickets.
pub const NADIA: Person = Person {
    username: "nadia",
    name: "Nadia Brandt",
    role: Role::Employee,
    profession: "Event manager",
    region: "DE",
    phone: "030 90 12 34 56",
    place: "Main building, room 204",
};
/// Raises tickets too.
pub const JONAS: Person = Person {
    username: "jonas",
    name: "Jonas Keller",
    role: Role::Employee,
    profession: "Buyer",
    region: "CH",
    phone: "044 668 18 00",
    place: "Warehouse office",
};
/// Works on tickets.
pub const PRIYA: Person = Person {
    username: "priya",
    name: "Priya Raman",
    role: Role::Responder,
    profession: "IT support",
    region: "IN",
    phone: "074104 10123",
    place: "Basement, workshop 2",
};
/// Works on other tickets.
pub const TOMAS: Person = Person {
    username: "tomas",
    name: "Tomas Lindgren",
    role: Role::Responder,
    profession: "Building services",
    region: "SE",
    phone: "08-505 100 00",
    place: "Gate house",
};

/// All of them.
pub const EVERYBODY: [Person; 4] = [NADIA, JONAS, PRIYA, TOMAS];

/// A role as people say it.
#[must_use]
pub fn word(role: Role) -> &'static str {
    match role {
        Role::Employee => "employee",
        Role::Responder => "responder",
    }
}

impl Person {
    /// What they write into the form. A responder brings an invitation.
    #[must_use]
    pub fn sign_up(self, invitation: &str) -> PersonSignUp {
        PersonSignUp {
            request: request(),
            username: self.username.to_owned(),
            password: PASSWORD.to_owned(),
            name: self.name.to_owned(),
            email: format!("{}@example.org", self.username),
            phone_region: self.region.to_owned(),
            phone: self.phone.to_owned(),
            profession: self.profession.to_owned(),
            organisation: "Northwind Hall".to_owned(),
            address: self.place.to_owned(),
            invitation: invitation.to_owned(),
        }
    }
}
