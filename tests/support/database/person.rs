//! People of a desk, each at their own workstation.

use database::Token;
use model::{OpenedSession, PersonId, Role};
use serde::de::DeserializeOwned;

use super::{Answer, Argument, Desk, Workstation, request};
use crate::args;

/// A person who is signed in.
pub struct Person {
    /// Who they are.
    pub id: PersonId,
    /// The user name.
    pub username: String,
    /// The secret of their session.
    pub token: Vec<u8>,
    /// Their workstation.
    pub workstation: Workstation,
}

/// The key that a test's workstation would derive from a password. The database never sees the difference.
#[must_use]
pub fn key(password: &str) -> Vec<u8> {
    let mut key = password.as_bytes().to_vec();
    key.resize(32, 0x2a);
    key
}

impl Person {
    pub(super) async fn new(desk: &Desk, workstation: Workstation, username: &str, role: Role) -> Self {
        let invitation = match role {
            Role::Employee => String::new(),
            Role::Responder => format!("invitation of {username}"),
        };
        if !invitation.is_empty() {
            desk.invites(&invitation, "responder").await;
        }
        let arguments = Self::sign_up(username, &invitation);
        workstation.call("person_sign_up", &arguments).await.expect("signs up");
        Self::signs_in(workstation, username).await
    }

    /// The arguments of `person_sign_up` for somebody whose password is their user name.
    #[must_use]
    pub fn sign_up(username: &str, invitation: &str) -> Vec<Argument> {
        let name = format!("{} Ünïcode", username.to_uppercase());
        let email = format!("{username}@example.org");
        let salt = [7_u8; 16];
        args![
            request(),
            username,
            name,
            email,
            "+4930123456",
            None,
            "Tester",
            "Example",
            "Room 1\nFloor 2",
            invitation,
            salt,
            47_104,
            2,
            1,
            key(username)
        ]
    }

    /// Signs in at a workstation somebody whose password is their user name.
    ///
    /// # Panics
    /// When the database refuses.
    pub async fn signs_in(workstation: Workstation, username: &str) -> Self {
        let opened = workstation.call("session_open", &args![username, key(username), "desk of a test"]).await;
        let document = opened.expect("signs in").pop().expect("a session");
        let session: OpenedSession = serde_json::from_value(document).expect("a session as the model knows it");
        let token = hex(&session.token);
        Self { id: session.person.id, username: username.to_owned(), token, workstation }
    }

    /// The secret of their session, as the application's own connection takes it.
    ///
    /// # Panics
    /// When it is malformed.
    #[must_use]
    pub fn session(&self) -> Token {
        let hex = self.token.iter().fold(String::new(), |hex, byte| format!("{hex}{byte:02x}"));
        Token::parse(&hex).expect("a token")
    }

    /// Calls a procedure with the person's token before the arguments.
    pub async fn call(&self, procedure: &str, arguments: Vec<Argument>) -> Answer {
        let mut all = args![self.token.clone()];
        all.extend(arguments);
        self.workstation.call(procedure, &all).await
    }

    /// Calls a procedure and returns its documents.
    ///
    /// # Panics
    /// When the database refuses or answers something that the model does not know.
    pub async fn rows<T: DeserializeOwned>(&self, procedure: &str, arguments: Vec<Argument>) -> Vec<T> {
        let documents = self.call(procedure, arguments).await;
        let documents = documents.unwrap_or_else(|code| panic!("{procedure} for {}: {code}", self.username));
        documents
            .into_iter()
            .map(|document| {
                let text = document.to_string();
                serde_json::from_value(document).unwrap_or_else(|error| panic!("{procedure}: {error} in {text}"))
            })
            .collect()
    }

    /// Calls a procedure and returns its one document.
    ///
    /// # Panics
    /// As for [`Person::rows`], and when the answer has not exactly one row.
    pub async fn one<T: DeserializeOwned>(&self, procedure: &str, arguments: Vec<Argument>) -> T {
        let mut rows = self.rows(procedure, arguments).await;
        assert_eq!(rows.len(), 1, "{procedure} answers one row");
        rows.remove(0)
    }

    /// Calls a procedure that has to refuse, and returns the code.
    ///
    /// # Panics
    /// When the database does not refuse.
    pub async fn refused(&self, procedure: &str, arguments: Vec<Argument>) -> String {
        match self.call(procedure, arguments).await {
            Err(code) => code,
            Ok(answer) => panic!("{procedure} for {} was not refused but answered {answer:?}", self.username),
        }
    }
}

fn hex(text: &str) -> Vec<u8> {
    let nibble = |c: char| u8::try_from(c.to_digit(16).expect("hexadecimal")).expect("one digit");
    let digits: Vec<u8> = text.chars().map(nibble).collect();
    digits.chunks(2).map(|pair| pair.iter().fold(0, |byte, nibble| byte << 4 | nibble)).collect()
}
