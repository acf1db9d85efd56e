//! What kind of file a content is, whatever its name says.

use super::text;

/// The media type of a file that begins like this.
pub(super) fn of(start: &[u8]) -> &'static str {
    if let Some(kind) = infer::get(start) {
        return kind.mime_type();
    }
    if text::encoding_of(start).is_some() { "text/plain" } else { "application/octet-stream" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_content_tells_not_the_name() {
        for (start, expected) in [
            (&b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"[..], "image/png"),
            (b"\xff\xd8\xff\xe0\0\x10JFIF", "image/jpeg"),
            (b"GIF89a\x01\0\x01\0", "image/gif"),
            (b"%PDF-1.7\n", "application/pdf"),
            (b"PK\x03\x04\x14\0\0\0", "application/zip"),
            (b"The printer smokes.\n", "text/plain"),
            ("Drucker qualmt: \u{1F525}".as_bytes(), "text/plain"),
            (b"cut off in a letter \xf0\x9f\x94", "text/plain"),
            (b"Drucker qualmt: gr\xfc\xdfe", "text/plain"),
            (b"\xff\xfea\0b\0", "text/plain"),
            (b"a\0b\0\r\0\n\0", "text/plain"),
            (b"a\0b", "application/octet-stream"),
            (b"", "application/octet-stream"),
        ] {
            assert_eq!(of(start), expected, "{start:?}");
        }
        assert_ne!(of(b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff"), "text/plain", "a program stays one");
    }
}
