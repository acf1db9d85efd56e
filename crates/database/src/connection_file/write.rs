//! Writes a connection file.

use std::fmt::Write as _;

use zeroize::Zeroizing;

use super::{ConnectionFile, Server, Tls};

impl ConnectionFile {
    /// The text of the file, as [`ConnectionFile::parse`] reads it.
    #[must_use]
    pub fn to_text(&self) -> Zeroizing<String> {
        let mut text = Zeroizing::new(String::from(
            "# Ticket Desk: how this workstation reaches the database.\n\
             # Open it in Ticket Desk (“Connect”). It is made for one workstation: do not share it with another.\n",
        ));
        if self.password.is_some() {
            text.push_str(
                "# It holds a password: pass it on by a way that you trust, and delete it once it has been opened; Ticket\n\
                 # Desk keeps the password in the system's keyring.\n",
            );
        }
        text.push_str("\nformat = 1\n");
        match &self.server {
            Server::Socket { path } => line(&mut text, "socket", &path.to_string_lossy()),
            Server::Host { host, port, tls } => {
                if self.others.is_empty() {
                    line(&mut text, "host", host);
                    let _ = writeln!(text, "port = {port}");
                } else {
                    // Names and addresses hold nothing that would need escaping.
                    let hosts = self.servers().map(|server| format!("\"{server}\"")).collect::<Vec<_>>();
                    let _ = writeln!(text, "hosts = [{}]", hosts.join(", "));
                }
                line(&mut text, "tls", if matches!(tls, Tls::None) { "none" } else { "verified" });
            }
        }
        line(&mut text, "database", &self.database);
        line(&mut text, "account", &self.account);
        if !self.keep_cache {
            text.push_str("keep_cache = false\n");
        }
        if let Some(password) = &self.password {
            line(&mut text, "password", password);
        }
        if let Server::Host { tls: Tls::Verified { ca_certificate: Some(pem) }, .. } = &self.server {
            // Certificates hold nothing that would need escaping: only base64 and their two marks.
            let _ = write!(text, "ca_certificate = \"\"\"\n{}\"\"\"\n", pem.as_str());
        }
        text
    }
}

/// A basic string of TOML: <https://toml.io/en/v1.1.0#string>.
fn line(text: &mut String, field: &str, value: &str) {
    let _ = write!(text, "{field} = \"");
    for c in value.chars() {
        match c {
            '"' | '\\' => {
                text.push('\\');
                text.push(c);
            }
            c => text.push(c),
        }
    }
    text.push_str("\"\n");
}
