use model::TextEncoding::{Latin1, Utf8, Utf16};

use super::{LARGEST_TEXT, read};

fn shown(content: &[u8]) -> String {
    read(content).expect("a text").text
}

fn utf_16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes).collect()
}

#[test]
fn the_content_tells_how_it_is_written() {
    for (content, encoding, text) in [
        (&b"plain"[..], Utf8, "plain"),
        ("Tür \u{1F525}".as_bytes(), Utf8, "Tür \u{1F525}"),
        (b"\xef\xbb\xbfmarked", Utf8, "marked"),
        (b"cut off \xf0\x9f\x94", Utf8, "cut off "),
        (b"T\xfcr f\xfcr 5 \x80", Latin1, "Tür für 5 €"),
        (b"GR\xd6\xdfE IM \x84MEN\xdc\x93", Latin1, "GRÖßE IM „MENÜ“"),
        (b"T\xc3\xbcr zu, T\xc3\xbcr auf, T\xc3r", Utf8, "Tür zu, Tür auf, T\u{FFFD}r"),
        (&["印刷機の紙".as_bytes(), b"\xe7\xb4\n", "がない".as_bytes()].concat(), Utf8, "印刷機の紙\u{FFFD}\nがない"),
        (&[b"\xff\xfe".to_vec(), utf_16("Tür \u{1F525}", u16::to_le_bytes)].concat(), Utf16, "Tür \u{1F525}"),
        (&[b"\xfe\xff".to_vec(), utf_16("Tür \u{1F525}", u16::to_be_bytes)].concat(), Utf16, "Tür \u{1F525}"),
        (&utf_16("without a mark", u16::to_le_bytes), Utf16, "without a mark"),
        (&utf_16("without a mark", u16::to_be_bytes), Utf16, "without a mark"),
        (&utf_16("cut off", u16::to_le_bytes)[..13], Utf16, "cut of"),
    ] {
        let found = read(content).expect("a text");
        assert_eq!((found.encoding, found.text.as_str()), (encoding, text), "{content:?}");
        assert_eq!(found.read, content.len() as u64);
    }
}

#[test]
fn what_is_no_text_is_not_shown_as_one() {
    for content in [
        &b""[..],
        b"\xff\xfe",
        b"a\0b",
        b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff",
        b"\x7fELF\x02\x01\x01\0\0\0\0\0",
        b"\x01\x02\xff\xfe",
        b"\x9c\xa7\xd4\xe1\xff\xf3",
        b"\xff\xfea\0\0\0b\0",
        b"\xff\xfea\0\x3d\xd8b\0",
    ] {
        assert_eq!(read(content), None, "{content:?}");
    }
}

#[test]
fn no_character_acts() {
    for (content, text) in [
        ("one\r\ntwo\rthree\n\nfive", "one\ntwo\nthree\n\nfive"),
        ("\u{1b}[1;31mred\u{1b}[0m \u{1b}[38:5:1mx\u{1b}[K", "red x"),
        ("\u{1b}]0;title\u{7}a\u{1b}]8;;https://example.org\u{1b}\\link\u{1b}]8;;\u{1b}\\", "alink"),
        ("\u{1b}(Bplain\u{1b}=\u{1b}c", "plain"),
        ("\u{1b}", "\u{241B}"),
        ("\u{1b}[31", "\u{241B}[31"),
        ("\u{1b}]no end\nnext", "\u{241B}]no end\nnext"),
        ("\u{1b}[\u{1b}[31mx", "\u{241B}[x"),
        ("bell\u{7} tab\t\u{c}page \u{7f}", "bell\u{2407} tab\t\u{240C}page \u{2421}"),
        ("\u{9b}31m\u{85}", "<U+009B>31m<U+0085>"),
        ("invoice\u{202E}fdp.exe", "invoice<U+202E>fdp.exe"),
        ("a\u{2066}b\u{2069}c\u{200F}d", "a<U+2066>b<U+2069>c<U+200F>d"),
        ("a\u{200B}b\u{AD}c\u{FEFF}d\u{2028}e", "a<U+200B>b<U+00AD>c<U+FEFF>d<U+2028>e"),
        (
            "\u{1F469}\u{200D}\u{1F692} \u{2764}\u{FE0F} \u{05E9}\u{05DC}\u{05D5}\u{05DD}",
            "\u{1F469}\u{200D}\u{1F692} \u{2764}\u{FE0F} \u{05E9}\u{05DC}\u{05D5}\u{05DD}",
        ),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
    ] {
        assert_eq!(shown(content.as_bytes()), text, "{content:?}");
    }
}

#[test]
fn a_code_without_an_end_takes_no_more_than_its_share() {
    let content = format!("\u{1b}]{}", "\u{1b}[".repeat(200_000));
    assert_eq!(shown(content.as_bytes()).chars().filter(|c| *c == '\u{241B}').count(), 200_001);
}

#[test]
fn every_start_of_a_text_can_be_read() {
    let content = "Tür \u{1F525}\u{1b}[31mrot\u{1b}[0m\r\n".as_bytes();
    for length in 1..content.len() {
        assert!(read(&content[..length]).is_some(), "{length} bytes");
    }
    let wide = [b"\xff\xfe".to_vec(), utf_16("\u{1F525}Tür\u{1F525}", u16::to_le_bytes)].concat();
    for length in 4..wide.len() {
        assert!(read(&wide[..length]).is_some(), "{length} bytes of UTF-16");
    }
    assert_eq!(LARGEST_TEXT % model::CHUNK as u64, 0, "whole chunks are fetched");
}
