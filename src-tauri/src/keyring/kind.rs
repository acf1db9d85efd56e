//! What a keyring's error is about.

use keyring::Error;

/// An error message may contain the value ("bad encoding of …"): only its kind is logged.
pub(super) fn kind(error: &Error) -> String {
    match error {
        Error::NoStorageAccess(_) => "it gives no access".to_owned(),
        Error::PlatformFailure(reason) => reason.to_string(),
        Error::BadEncoding(_) => "what it holds is no text".to_owned(),
        Error::TooLong(what, limit) => format!("{what} is longer than {limit}"),
        Error::Ambiguous(_) => "it holds several entries of the same name".to_owned(),
        _ => "unexpected answer".to_owned(),
    }
}
