#!/usr/bin/env python3
"""Writes crates/model/src/phone/corpus.tsv: what libphonenumber makes of telephone numbers of every region.

    pip install phonenumbers==9.0.43
    python3 crates/model/src/phone/corpus.py > crates/model/src/phone/corpus.tsv

Take the version for which newer.tsv was written (newer.py): it adds to the crate `phonenumber` what libphonenumber has learned since.

A line is: region, kind, E.164, national form, three other regions, exceptions.

- The number is typed in five forms: nationally and with its calling code for its own region; as `+`, formatted and as bare digits, and
  with the other region's international prefix, in bare digits and formatted, for each of the three others.
- Then the digits after `+` are changed, typed for the first of the others: see CHANGES.
- An exception is `form=outcome`. Without one, a form is read as the E.164 of the line, and a change is refused.
  The outcome is an E.164 number, or `-` where the reference refuses.

E.164 ends at 15 digits, and so do we; the reference goes on to 17 for a few regions. Such a number counts as refused here.
"""

import re

import phonenumbers as p
from phonenumbers import PhoneNumberFormat as Format

KINDS = {"fixed": p.PhoneNumberType.FIXED_LINE, "mobile": p.PhoneNumberType.MOBILE}

# Regions whose international prefixes differ: 011, 00, 010, 0011, 810, 001, 009, 0015 …
CALLERS = ["US", "DE", "JP", "AU", "RU", "HK", "CO", "BR", "FI", "KR", "IL", "SG", "GB", "IT", "GA", "AR"]

CHANGES = {
    "cut": lambda digits: digits[:-1],
    "cut2": lambda digits: digits[:-2],
    "cut3": lambda digits: digits[:-3],
    "add": lambda digits: digits + "5",
    "add2": lambda digits: digits + "55",
    "add3": lambda digits: digits + "555",
    "zero": lambda digits: digits[:-6] + "000000",
    "nine": lambda digits: digits[:-6] + "999999",
}


def prefix(region):
    """The international prefix that is dialled in a region."""
    metadata = p.PhoneMetadata.metadata_for_region(region)
    return metadata.preferred_international_prefix or re.match(r"\d+", sample(metadata.international_prefix)).group()


def sample(pattern):
    """The first text that a pattern of prefixes stands for; they are alternatives and groups of digits."""
    while True:
        simpler = re.sub(r"\(\?:([^()|]*)(\|[^()]*)?\)", r"\1", pattern)
        simpler = re.sub(r"\[(\d)[^\]]*\]", r"\1", simpler)
        if simpler == pattern:
            return pattern.split("|")[0].replace("\\d", "1").replace("?", "")
        pattern = simpler


def read(region, typed):
    """What the reference stores for this, or None."""
    try:
        number = p.parse(typed, region)
    except p.NumberParseException:
        return None
    if not p.is_valid_number(number) or number.extension:
        return None
    e164 = p.format_number(number, Format.E164)
    return e164 if 5 <= len(e164) - 1 <= 15 else None


def line(region, kind, number, others):
    e164 = p.format_number(number, Format.E164)
    national = p.format_number(number, Format.NATIONAL)
    international = p.format_number(number, Format.INTERNATIONAL)
    exceptions = []

    def expect(form, outcome, default):
        if outcome != default:
            exceptions.append(f"{form}={outcome or '-'}")

    expect("national", read(region, national), e164)
    expect("code", read(region, e164[1:]), e164)
    for other in others:
        expect(f"plus-{other}", read(other, e164), e164)
        expect(f"formatted-{other}", read(other, international), e164)
        expect(f"idd-{other}", read(other, prefix(other) + e164[1:]), e164)
        expect(f"spaced-{other}", read(other, f"{prefix(other)} {international[1:]}"), e164)
        expect(f"bare-{other}", read(other, national), None)
    for change, of in CHANGES.items():
        expect(change, read(others[0], "+" + of(e164[1:])), None)
    return "\t".join([region, kind, e164, national, international, " ".join(others), " ".join(exceptions)])


def main():
    print(f"# phonenumbers {p.__version__}, written by corpus.py: do not edit")
    print("# prefixes\t" + " ".join(f"{caller}={prefix(caller)}" for caller in CALLERS))
    turn = 0
    for region in sorted(p.SUPPORTED_REGIONS):
        for kind, of in KINDS.items():
            number = p.example_number_for_type(region, of)
            if number is None or (kind == "mobile" and number == p.example_number_for_type(region, KINDS["fixed"])):
                continue
            callers = [caller for caller in CALLERS if caller != region]
            others = [callers[(turn + step) % len(callers)] for step in (0, 5, 10)]
            turn += 1
            print(line(region, kind, number, others))
    for code in sorted(p.COUNTRY_CODES_FOR_NON_GEO_REGIONS):
        print(line(p.REGION_CODE_FOR_NON_GEO_ENTITY, "world", p.example_number_for_non_geo_entity(code), CALLERS[:3]))


main()
