//! Connection files, which an administrator or a stranger may have written.

use database::connection_file::{ConnectionFile, Server, Tls};

const CANARY: &str = "canary-of-a-password";

/// No file goes over a network without TLS, writing a file again loses nothing, and no error repeats a secret.
///
/// # Panics
/// When that does not hold.
pub fn connection_file(input: &[u8]) {
    let Ok(text) = std::str::from_utf8(input) else { return };
    if let Ok(mut file) = ConnectionFile::parse(text) {
        let server = file.server();
        if matches!(server, Server::Host { tls: Tls::None, .. }) {
            assert!(server.is_this_computer(), "{server} goes over a network without TLS");
        }
        let again = ConnectionFile::parse(&file.to_text()).expect("what was written can be read");
        assert!(file == again, "something was lost on the way: {file:?} is not {again:?}");
        let told = format!("{file:?}");
        if let Some(password) = file.take_password() {
            let elsewhere = format!("{file:?}");
            assert!(password.len() < 8 || elsewhere.contains(&*password) || !told.contains(&*password), "told: {told}");
        }
    }
    // With a password before and after the input: no error may repeat it, whatever is wrong with the rest.
    let secret = format!("password = \"{CANARY}\"\n");
    for text in [format!("{secret}{text}"), format!("{text}\n{secret}")] {
        if text.matches(CANARY).count() == 1
            && let Err(error) = ConnectionFile::parse(&text)
        {
            let told = format!("{error} {error:?}");
            assert!(!told.contains(CANARY), "an error repeats a password: {told}");
        }
    }
}
