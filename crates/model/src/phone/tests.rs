use super::*;

/// What is stored: E.164, with `x` before the extension.
fn stored(region: &str, typed: &str) -> Option<String> {
    let phone = Phone::parse(region, typed, "").ok()??;
    Some(phone.e164().to_owned() + &phone.extension().map(|digits| format!("x{digits}")).unwrap_or_default())
}

fn problem(region: &str, number: &str) -> Option<(PhoneProblem, Option<String>, Option<String>)> {
    match (PhoneCheck { region: region.to_owned(), number: number.to_owned() }).read() {
        PhoneChecked::Understood { .. } => None,
        PhoneChecked::Refused { problem, region, example } => Some((problem, region, example)),
    }
}

#[test]
fn numbers_are_read_as_people_write_them() {
    for (region, typed, right) in [
        ("DE", "030 123456", "+4930123456"),
        ("US", "(202) 555-0142", "+12025550142"),
        ("GB", "020 7946 0958", "+442079460958"),
        ("IT", "06 6982", "+39066982"),
        ("JP", "03-1234-5678", "+81312345678"),
        ("RU", "8 (812) 325-41-01", "+78123254101"),
        ("RU", "+7 812 325-41-01", "+78123254101"),
        // The national prefix of the chosen country is none in another.
        ("US", "011 49 1512 3456789", "+4915123456789"),
        ("US", "011 86 131 2345 6789", "+8613123456789"),
        ("DE", "0039 06 6988 1234", "+390669881234"),
        ("DE", "00 241 06 03 12 34", "+24106031234"),
        ("DE", "(+44) 20 7946 0958", "+442079460958"),
        ("DE", "+44 (0)20 7946 0958", "+442079460958"),
        ("", "+4930123456", "+4930123456"),
        ("DE", "+00 44 20 7946 0958", "+442079460958"),
        ("DE", "Tel.: 030 / 123456", "+4930123456"),
        ("DE", "tel:+49-30-123456", "+4930123456"),
        // As address books mark what is copied from them.
        ("DE", "\u{202A}+49 30 123456\u{202C}", "+4930123456"),
        ("IR", "۰۲۱۱۲۳۴۵۶۷۸", "+982112345678"),
        ("EG", "٠٢ ٢٣٤٥٦٧٨٩", "+20223456789"),
        ("IN", "०७४१०४१०१२३", "+917410410123"),
        ("JP", "０３－１２３４－５６７８", "+81312345678"),
        ("JP", "＋８１（３）１２３４－５６７８", "+81312345678"),
    ] {
        assert_eq!(stored(region, typed).as_deref(), Some(right), "{region} {typed}");
    }
}

#[test]
fn an_extension_stands_apart_from_its_number() {
    for (region, typed, right) in [
        ("AT", "+43 1 5123456 DW 12", "+4315123456x12"),
        ("AT", "01 5123456 Kl. 12", "+4315123456x12"),
        ("DE", "030 123456 App. 12", "+4930123456x12"),
        ("DE", "030 123456, Durchwahl: 007", "+4930123456x007"),
        ("DE", "030 123456 Apparat 12", "+4930123456x12"),
        ("GB", "020 7946 0958 ext 12", "+442079460958x12"),
        ("GB", "020 7946 0958 Ext. 12", "+442079460958x12"),
        ("GB", "020 7946 0958x12", "+442079460958x12"),
        ("GB", "020 7946 0958 #12", "+442079460958x12"),
        ("GB", "020 7946 0958 extension 1234567", "+442079460958x1234567"),
        ("GB", "tel:+44-20-7946-0958;ext=12", "+442079460958x12"),
        ("US", "(202) 555-0142,,12#", "+12025550142x12"),
        ("RU", "8 812 325-41-01 доб. 12", "+78123254101x12"),
        ("JP", "０３－１２３４－５６７８ ｘ１２", "+81312345678x12"),
    ] {
        assert_eq!(stored(region, typed).as_deref(), Some(right), "{region} {typed}");
    }
    let typed = PhoneCheck { region: "US".to_owned(), number: "(202) 555-0142 x12".to_owned() }.read();
    assert!(
        matches!(typed, PhoneChecked::Understood { typed, .. } if typed == "(202) 555-0142"),
        "the rest stays as typed"
    );
    let parse = |number, extension| Phone::parse("DE", number, extension);
    for (number, extension) in
        [("030 123456", "12"), ("030 123456", " DW 12 "), ("030 123456 x12", "12"), ("030 123456", "１２")]
    {
        let phone = parse(number, extension).ok().flatten();
        assert_eq!(phone.as_ref().and_then(Phone::extension), Some("12"), "{number} and {extension}");
    }
    for (number, extension) in [("030 123456 x12", "13"), ("030 123456", "12345678"), ("030 123456", "reception")] {
        let refused = parse(number, extension).map_err(|invalid| (invalid.field, invalid.code));
        assert_eq!(refused, Err(("phoneExtension", Code::InputInvalid)), "{number} and {extension}");
    }
    assert_eq!(parse("", "12").map_err(|invalid| (invalid.field, invalid.code)), Err(("phone", Code::InputRequired)));
}

#[test]
fn nobody_needs_a_telephone() {
    for nothing in ["", " ", "\u{3000}"] {
        assert_eq!(Phone::parse("DE", nothing, " "), Ok(None), "{nothing:?}");
    }
}

#[test]
fn a_refusal_says_why_and_shows_an_example() {
    use PhoneProblem::{CountryUnknown, ExtensionTooLong, NotInUse, TooLong, TooShort, Unreadable};
    let of = |problem, region: &str, example: &str| Some((problem, Some(region.to_owned()), Some(example.to_owned())));
    let berlin = "+49 30 123456";
    for (region, typed, why) in [
        ("DE", "12", of(TooShort, "DE", berlin)),
        ("DE", "0049 30 1", of(TooShort, "DE", berlin)),
        ("US", "+49 30 12", of(NotInUse, "DE", berlin)),
        // German numbers may be longer than E.164 carries.
        ("DE", "05252 35811358112", of(TooLong, "DE", berlin)),
        ("US", "202 555 01421", of(TooLong, "US", "+1 201-555-0123")),
        ("US", "102 555 0142", of(NotInUse, "US", "+1 201-555-0123")),
        ("CA", "+1 102 555 0142", of(NotInUse, "CA", "+1 506-234-5678")),
        ("DE", "+800 123", Some((TooShort, None, Some("+800 1234 5678".to_owned())))),
        ("XX", "030 123456", Some((CountryUnknown, None, None))),
        ("DE", "+999 123456", Some((CountryUnknown, None, None))),
        ("DE", "hello", Some((Unreadable, None, None))),
        ("US", "1-800-FLOWERS", Some((Unreadable, None, None))),
        ("DE", "030 123456 privat", Some((Unreadable, None, None))),
        ("DE", "030 123456\n030 123457", Some((Unreadable, None, None))),
        ("DE", "030 123456 DW 12345678", Some((ExtensionTooLong, None, None))),
    ] {
        assert_eq!(problem(region, typed), why, "{region} {typed}");
        assert_eq!(
            Phone::parse(region, typed, "").map_err(|error| error.code),
            Err(Code::InputInvalid),
            "{region} {typed}"
        );
    }
    assert_eq!(problem("DE", &"1".repeat(300)), Some((Unreadable, None, None)), "no pattern need see it");
}

#[test]
fn a_number_shows_its_own_country_whichever_is_chosen() {
    for (chosen, typed, country, shown) in [
        ("DE", "+44 20 7946 0958", Some("GB"), "+44 20 7946 0958"),
        ("DE", "0044 20 7946 0958", Some("GB"), "+44 20 7946 0958"),
        ("US", "011 44 20 7946 0958", Some("GB"), "+44 20 7946 0958"),
        // Some share a calling code: the digits after it decide.
        ("GB", "+44 1534 123456", Some("JE"), "+44 1534 123456"),
        ("US", "+1 613 782 7274", Some("CA"), "+1 613-782-7274"),
        ("CA", "+1 202 555 0142", Some("US"), "+1 202-555-0142"),
        ("RU", "+7 727 250 1234", Some("KZ"), "+7 7272 50 12 34"),
        ("RU", "+7 812 325 41 01", Some("RU"), "+7 812 325-41-01"),
        ("IT", "+39 02 1234 5678", Some("IT"), "+39 02 1234 5678"),
        ("IT", "+39 06 6982", Some("VA"), "+39 06 6982"),
        // Free of charge from everywhere, and of no country.
        ("DE", "+800 1234 5678", None, "+800 1234 5678"),
        // Written nationally.
        ("CA", "202 555 0142", None, "+1 202-555-0142"),
        ("DE", "030 123456 x12", None, "+49 30 123456"),
    ] {
        match (PhoneCheck { region: chosen.to_owned(), number: typed.to_owned() }).read() {
            PhoneChecked::Understood { region, display, typed: rest, .. } => {
                assert_eq!((region.as_deref(), display.as_str()), (country, shown), "{chosen} {typed}");
                assert!(!rest.contains('x'), "{rest} is without its extension");
            }
            refused @ PhoneChecked::Refused { .. } => panic!("{chosen} {typed}: {refused:?}"),
        }
    }
}

#[test]
fn the_list_of_countries_is_the_worlds() {
    let countries = phone_countries();
    assert!(countries.len() > 200, "only {} countries", countries.len());
    assert!(countries.contains(&PhoneCountry { region: "DE".into(), calling_code: 49 }));
}
