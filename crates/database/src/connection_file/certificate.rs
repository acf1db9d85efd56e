//! Certificates of authorities, as text.

use rustls_pki_types::CertificateDer;
use rustls_pki_types::pem::PemObject as _;

use super::{ConnectionFileError, Problem};

const BEGIN: &str = "-----BEGIN CERTIFICATE-----";
const END: &str = "-----END CERTIFICATE-----";

/// One or more certificates in PEM, and nothing else: comments around them are dropped, private keys are refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaCertificate(String);

impl CaCertificate {
    /// Reads certificates in PEM.
    ///
    /// # Errors
    /// When there is none, one is damaged, or a private key is among them.
    pub fn parse(pem: &str) -> Result<Self, ConnectionFileError> {
        let wrong = |rule| ConnectionFileError::from(Problem::Rule("ca_certificate", rule));
        if pem.contains("PRIVATE KEY") {
            return Err(wrong(
                "holds a private key, which must stay on the server; use the authority's certificate only",
            ));
        }
        let text = blocks(pem).ok_or_else(|| wrong("must hold whole certificates in PEM form"))?;
        let mut count = 0;
        for certificate in CertificateDer::pem_slice_iter(text.as_bytes()) {
            let certificate = certificate.map_err(|_| wrong("is damaged: not base64"))?;
            webpki::anchor_from_trusted_cert(&certificate).map_err(|_| wrong("is damaged: not a certificate"))?;
            count += 1;
        }
        if count == 0 { Err(wrong("must begin with -----BEGIN CERTIFICATE-----")) } else { Ok(Self(text)) }
    }

    /// The certificates in PEM.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The lines of the certificates. `None` when one does not end or holds what base64 does not.
fn blocks(pem: &str) -> Option<String> {
    let mut text = String::new();
    let mut inside = false;
    for line in pem.lines().map(str::trim) {
        match (line, inside) {
            (BEGIN, false) => inside = true,
            (END, true) => inside = false,
            (BEGIN | END, _) => return None,
            (_, false) => continue,
            (line, true) if line.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '/' | '=')) => {}
            (_, true) => return None,
        }
        text.push_str(line);
        text.push('\n');
    }
    (!inside).then_some(text)
}
