//! How the bench acts as somebody: the loader gave everybody a session whose secret can be computed.

use anyhow::{Context, Result};
use database::Token;
use sha2::{Digest as _, Sha256};

/// The secret of a person's session, as `sql/people.sql` makes it.
pub fn token(person: u64) -> Result<Token> {
    Token::parse(&format!("{:x}", Sha256::digest(format!("bench {person}")))).context("the token is not one")
}
