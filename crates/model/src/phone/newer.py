#!/usr/bin/env python3
"""Writes newer.tsv: the parts of libphonenumber's metadata that changed since the version in the crate `phonenumber`.

    pip install --target old phonenumbers==9.0.33    # what stands behind the plus sign of the crate's version in Cargo.lock
    pip install --target new phonenumbers==9.0.43    # the newest
    PYTHONPATH=old python3 newer.py export > old.json
    PYTHONPATH=new python3 newer.py export > new.json
    python3 newer.py compare old.json new.json > newer.tsv

Then write corpus.tsv with the newest version. A line is: region, part, pattern, lengths, lengths without area code.
"""

import json
import sys

KINDS = ["fixed_line", "mobile", "toll_free", "premium_rate", "shared_cost", "personal_number", "voip", "pager", "uan", "voicemail"]
PATTERNS = ["international_prefix", "national_prefix_for_parsing", "leading_digits"]


def export():
    import phonenumbers

    def part(described):
        pattern = described and described.national_number_pattern
        # A length of -1 says that there is no such number.
        lengths = [] if not pattern else [[n for n in of if n > 0] for of in (described.possible_length, described.possible_length_local_only)]
        return [pattern or "", *lengths]

    regions = {}
    for region in sorted(phonenumbers.SUPPORTED_REGIONS):
        metadata = phonenumbers.PhoneMetadata.metadata_for_region(region)
        regions[region] = {kind: part(getattr(metadata, kind)) for kind in KINDS}
        regions[region]["general"] = [metadata.general_desc.national_number_pattern]
        regions[region].update({name: [getattr(metadata, name) or ""] for name in PATTERNS})
        # Nothing here overrides these.
        regions[region]["fixed"] = [metadata.national_prefix_transform_rule, metadata.country_code]
    json.dump({"version": phonenumbers.__version__, "regions": regions}, sys.stdout)


def compare(old, new):
    old, new = (json.load(open(name)) for name in (old, new))
    assert old["regions"].keys() == new["regions"].keys(), "a region came or went: take a newer crate"
    print(f"# phonenumbers {new['version']} against {old['version']}, written by newer.py: do not edit")
    for region, parts in new["regions"].items():
        assert parts["fixed"] == old["regions"][region]["fixed"], f"{region}: take a newer crate"
        for name, part in parts.items():
            if part != old["regions"][region][name]:
                pattern, *lengths = part
                print("\t".join([region, name, pattern, *(",".join(map(str, of)) for of in lengths)]))


export() if sys.argv[1] == "export" else compare(*sys.argv[2:])
