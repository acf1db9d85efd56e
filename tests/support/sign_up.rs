//! The sign-up form of the people in stories.

use model::{PersonSignUp, RequestId};
use uuid::Uuid;

/// The password of everybody in these stories.
pub const PASSWORD: &str = "five-otters-mend-a-lamp";

/// The sign-up form of a person whose name is their user name.
#[must_use]
pub fn sign_up(username: &str, invitation: &str) -> PersonSignUp {
    let mut name = username.to_owned();
    if let Some(first) = name.get_mut(0..1) {
        first.make_ascii_uppercase();
    }
    PersonSignUp {
        request: RequestId(Uuid::now_v7()),
        username: username.to_owned(),
        password: PASSWORD.to_owned(),
        name,
        email: format!("{username}@example.org"),
        phone_region: "DE".to_owned(),
        phone: "030 123456".to_owned(),
        phone_extension: String::new(),
        profession: "Baker".to_owned(),
        organisation: "Example Works".to_owned(),
        address: String::new(),
        invitation: invitation.to_owned(),
    }
}
