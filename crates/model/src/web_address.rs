//! Addresses on the web that people write in their texts.
//!
//! The window asks its person and shows all of the address before it opens one. What the system is handed is checked here once more:
//! it starts a program with it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Opens an address.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AddressOpen {
    /// All of it, as its person read it.
    pub address: String,
}

/// An address of a page or a mailbox that the system may open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WebAddress(String);

impl WebAddress {
    /// The longest address, in bytes.
    const LONGEST: usize = 2000;

    /// Parses an address in the form of the URL standard: ASCII, its scheme in small letters.
    ///
    /// None for other schemes, for headers of a mail that could attach something to it, for what stands before a host and looks like one (`https://bank.example@evil.example`), and for
    /// characters that a command line could read otherwise.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let is_plain = text.bytes().all(|byte| byte.is_ascii_graphic() && !br#""<>\^`{|}"#.contains(&byte));
        if text.len() > Self::LONGEST || !is_plain {
            return None;
        }
        let is_sound = if let Some(mailbox) = text.strip_prefix("mailto:") {
            let (to, query) = mailbox.split_once('?').unwrap_or((mailbox, ""));
            to.contains('@') && !to.starts_with('-') && query.split('&').all(is_harmless_header)
        } else {
            let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"))?;
            let authority = rest.split(['/', '?', '#']).next()?;
            !authority.is_empty() && !authority.starts_with('-') && !authority.contains('@')
        };
        is_sound.then(|| Self(text.to_owned()))
    }

    /// The address.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Whether a mail program just writes this header: some attach files of this computer for another one.
fn is_harmless_header(part: &str) -> bool {
    let name = part.split('=').next().unwrap_or_default();
    ["", "subject", "body", "cc"].iter().any(|known| name.eq_ignore_ascii_case(known))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_and_mailboxes_are_addresses() {
        for text in [
            "https://example.org/",
            "http://example.org:8080/a/b?c=d&e=%20#f",
            "https://xn--pple-43d.com/",
            "https://[::1]/",
            "https://example.org/@somebody",
            "mailto:ada@example.org?subject=Printer",
        ] {
            assert_eq!(WebAddress::parse(text).as_ref().map(WebAddress::as_str), Some(text));
        }
    }

    #[test]
    fn nothing_else_is_handed_to_the_system() {
        let long = format!("https://example.org/{}", "a".repeat(2000));
        for text in [
            "",
            "https://",
            "https:///etc/passwd",
            "https://bank.example@evil.example/",
            "https://-oProxyCommand=x/",
            "javascript:alert(1)",
            "data:text/html,x",
            "file:///etc/passwd",
            "ftp://example.org/",
            "ticket-desk://ticket/1",
            "HTTPS://example.org/",
            " https://example.org/",
            "https://example.org/\n--help",
            "https://example.org/ --help",
            "https://example.org/\"&calc",
            "https://ex\u{e4}mple.org/",
            "https://example.org/\u{202e}",
            "mailto:",
            "mailto:nobody",
            "mailto:-x@example.org",
            "mailto:ada@example.org?attach=/etc/passwd",
            "mailto:ada@example.org?subject=x&Attachment=/etc/passwd",
            "mailto:ada@example.org?%61ttach=/etc/passwd",
            "smb://host/share",
            &long,
        ] {
            assert_eq!(WebAddress::parse(text), None, "{text:.60}");
        }
    }
}
