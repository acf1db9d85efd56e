//! The people of the samples.

use model::{PersonSignUp, Role};

use super::request::request;

/// Everybody's password: nothing here needs a secret.
pub const PASSWORD: &str = "three-green-kettles-sing";

/// A sample person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Person {
    /// The user name.
    pub username: &'static str,
    /// The full name.
    pub name: &'static str,
    /// The role.
    pub role: Role,
    profession: &'static str,
    region: &'static str,
    phone: &'static str,
    address: &'static str,
}

/// An employee.
pub const NADIA: Person = Person {
    username: "nadia",
    name: "Nadia Brandt",
    role: Role::Employee,
    profession: "Event manager",
    region: "DE",
    phone: "030 90 12 34 56",
    address: "Main building, room 204",
};
/// Another employee.
pub const JONAS: Person = Person {
    username: "jonas",
    name: "Jonas Keller",
    role: Role::Employee,
    profession: "Buyer",
    region: "CH",
    phone: "044 668 18 00",
    address: "Warehouse office",
};
/// A responder.
pub const PRIYA: Person = Person {
    username: "priya",
    name: "Priya Raman",
    role: Role::Responder,
    profession: "IT support",
    region: "IN",
    phone: "074104 10123",
    address: "Basement, workshop 2",
};
/// Another responder.
pub const TOMAS: Person = Person {
    username: "tomas",
    name: "Tomas Lindgren",
    role: Role::Responder,
    profession: "Building services",
    region: "SE",
    phone: "08-505 100 00",
    address: "Gate house",
};

/// All of them.
pub const EVERYBODY: [Person; 4] = [NADIA, JONAS, PRIYA, TOMAS];

/// The role in words.
#[must_use]
pub fn word(role: Role) -> &'static str {
    match role {
        Role::Employee => "employee",
        Role::Responder => "responder",
    }
}

impl Person {
    /// The filled sign-up form. A responder needs an invitation.
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
            phone_extension: String::new(),
            profession: self.profession.to_owned(),
            organisation: "Northwind Hall".to_owned(),
            address: self.address.to_owned(),
            invitation: invitation.to_owned(),
        }
    }
}
