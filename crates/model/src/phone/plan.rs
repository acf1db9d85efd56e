//! The telephone plan of a region: what the metadata of the crate `phonenumber` says, read as libphonenumber reads it.
//!
//! The crate's own reading does not agree with libphonenumber: it matches the beginning of a number instead of the whole, compares no
//! lengths, and takes a national prefix off a number of another country. So patterns are compiled and lengths are compared here.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{LazyLock, OnceLock};

use phonenumber::Metadata;
use phonenumber::metadata::{DATABASE, Descriptor};
use regex::{Captures, Regex, RegexBuilder};

use super::newer::{self, Part};

/// Every plan by its calling code; the main region of a code comes first. Loaded once per process: it takes a while.
static PLANS: LazyLock<BTreeMap<u16, Vec<Plan>>> = LazyLock::new(|| {
    let plans = |code| {
        let mut sharing = DATABASE.by_code(&code)?;
        sharing.sort_by_key(|plan| (!plan.is_main_country_for_code(), plan.id()));
        Some((code, sharing.into_iter().map(Plan::new).collect()))
    };
    // Iterating over the crate's metadata misses codes of the whole world, such as 800.
    (1..1000).filter_map(plans).collect()
});

/// How a region's numbers look.
pub(super) struct Plan {
    metadata: &'static Metadata,
    general: Pattern,
    kinds: Vec<Kind>,
    lengths: BTreeSet<usize>,
    /// Without the area code.
    local_lengths: BTreeSet<usize>,
    international_prefix: Option<Pattern>,
    national_prefix: Option<Pattern>,
    leading_digits: Option<Pattern>,
}

/// One kind of number, such as mobile. Lengths are those without calling code and national prefix.
struct Kind {
    pattern: Pattern,
    lengths: Vec<usize>,
    local_lengths: Vec<usize>,
}

/// How the length of a number relates to its plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Length {
    TooShort,
    Possible,
    /// Possible within an area, without its code.
    Local,
    /// Between the shortest and the longest, but of no length in use.
    Gap,
    TooLong,
}

impl Plan {
    #[expect(
        clippy::redundant_closure_for_method_calls,
        reason = "the method's type is of a crate behind `phonenumber`"
    )]
    fn new(metadata: &'static Metadata) -> Self {
        let region = metadata.id();
        let all = metadata.descriptors();
        let kinds: Vec<Kind> = [
            ("fixed_line", all.fixed_line()),
            ("mobile", all.mobile()),
            ("toll_free", all.toll_free()),
            ("premium_rate", all.premium_rate()),
            ("shared_cost", all.shared_cost()),
            ("personal_number", all.personal_number()),
            ("voip", all.voip()),
            ("pager", all.pager()),
            ("uan", all.uan()),
            ("voicemail", all.voicemail()),
        ]
        .into_iter()
        .filter_map(|(name, descriptor)| Kind::of(newer::part(region, name), descriptor))
        .collect();
        let pattern = |name, known: Option<&'static str>| {
            let source = newer::part(region, name).map_or(known, |part| Some(part.pattern));
            source.filter(|source| !source.is_empty()).map(Pattern::new)
        };
        let national_prefix = metadata.national_prefix_for_parsing().map(|prefix| prefix.as_str());
        let general = all.general().national_number().as_str();
        let lengths: BTreeSet<usize> = kinds.iter().flat_map(|kind| kind.lengths.iter().copied()).collect();
        let local_lengths = kinds.iter().flat_map(|kind| kind.local_lengths.iter().copied());
        Self {
            metadata,
            general: pattern("general", Some(general)).unwrap_or_else(|| Pattern::new(general)),
            local_lengths: local_lengths.filter(|length| !lengths.contains(length)).collect(),
            lengths,
            kinds,
            international_prefix: pattern(
                "international_prefix",
                metadata.international_prefix().map(|prefix| prefix.as_str()),
            ),
            national_prefix: pattern("national_prefix_for_parsing", national_prefix.or(metadata.national_prefix())),
            leading_digits: pattern("leading_digits", metadata.leading_digits().map(|digits| digits.as_str())),
        }
    }

    /// The plan of a region (ISO 3166, two letters).
    pub(super) fn of_region(region: &str) -> Option<&'static Self> {
        PLANS.values().flatten().find(|plan| plan.region() == Some(region))
    }

    /// The plans that share a calling code; the main one comes first.
    pub(super) fn of_code(code: u16) -> &'static [Self] {
        PLANS.get(&code).map_or(&[], Vec::as_slice)
    }

    /// The plans of every region.
    pub(super) fn all() -> impl Iterator<Item = &'static Self> {
        PLANS.values().flatten().filter(|plan| plan.region().is_some())
    }

    /// The region (ISO 3166, two letters); `None` for a calling code that belongs to the whole world, such as 800.
    pub(super) fn region(&self) -> Option<&'static str> {
        Some(self.metadata.id()).filter(|id| id.len() == 2 && id.bytes().all(|letter| letter.is_ascii_uppercase()))
    }

    /// The calling code.
    pub(super) fn code(&self) -> u16 {
        self.metadata.country_code()
    }

    /// The rest behind the international prefix of this region. No calling code begins with a zero.
    pub(super) fn strip_international_prefix<'n>(&self, digits: &'n str) -> Option<&'n str> {
        let prefix = self.international_prefix.as_ref()?.at_start(digits)?;
        let rest = digits.get(prefix.get_match().end()..)?;
        (!rest.starts_with('0')).then_some(rest)
    }

    /// The national number without the prefix with which it is dialled in its country, unless it is only complete with it.
    pub(super) fn strip_national_prefix(&self, national: &str) -> String {
        self.stripped(national).unwrap_or_else(|| national.to_owned())
    }

    /// `maybe_strip_national_prefix_carrier_code` of libphonenumber.
    fn stripped(&self, national: &str) -> Option<String> {
        let prefix = self.national_prefix.as_ref()?.at_start(national)?;
        let rest = national.get(prefix.get_match().end()..)?;
        let last_group = prefix.iter().skip(1).last().flatten();
        let stripped = match (self.metadata.national_prefix_transform_rule(), last_group) {
            (Some(rule), Some(_)) => {
                let mut transformed = String::new();
                prefix.expand(rule, &mut transformed);
                transformed + rest
            }
            _ => rest.to_owned(),
        };
        let spoiled = self.general.is_whole(national) && !self.general.is_whole(&stripped);
        (!spoiled).then_some(stripped)
    }

    /// Whether this looks like a national number of the region, whatever its length.
    pub(super) fn looks_national(&self, national: &str) -> bool {
        self.general.is_whole(national)
    }

    /// Whether this is a number of any kind in this plan.
    pub(super) fn is_valid(&self, national: &str) -> bool {
        self.general.is_whole(national) && self.kinds.iter().any(|kind| kind.is_match(national))
    }

    /// Whether the number belongs to this region among those that share its calling code.
    pub(super) fn claims(&self, national: &str) -> bool {
        match &self.leading_digits {
            Some(leading) => leading.at_start(national).is_some(),
            None => self.is_valid(national),
        }
    }

    /// How the length of a national number relates to the lengths in use.
    pub(super) fn length(&self, national: &str) -> Length {
        let length = national.len();
        if self.local_lengths.contains(&length) {
            Length::Local
        } else if self.lengths.contains(&length) {
            Length::Possible
        } else if self.lengths.first().is_none_or(|least| length < *least) {
            Length::TooShort
        } else if self.lengths.last().is_none_or(|greatest| length > *greatest) {
            Length::TooLong
        } else {
            Length::Gap
        }
    }

    /// A national number to show as an example.
    pub(super) fn example(&self) -> Option<&'static str> {
        let all = self.metadata.descriptors();
        let kinds = [all.fixed_line(), all.mobile(), all.toll_free(), all.uan(), all.voip()];
        kinds.into_iter().flatten().filter_map(Descriptor::example).find(|example| self.is_valid(example))
    }
}

impl Kind {
    fn of(newer: Option<&Part>, known: Option<&'static Descriptor>) -> Option<Self> {
        let lengths = |lengths: &[u16]| lengths.iter().copied().map(usize::from).collect();
        let (pattern, lengths, local_lengths) = if let Some(part) = newer {
            (part.pattern, part.lengths.clone(), part.local.clone())
        } else {
            let known = known?;
            let local_lengths = lengths(known.possible_local_length());
            (known.national_number().as_str(), lengths(known.possible_length()), local_lengths)
        };
        (!pattern.is_empty()).then(|| Self { pattern: Pattern::new(pattern), lengths, local_lengths })
    }

    fn is_match(&self, national: &str) -> bool {
        (self.lengths.is_empty() || self.lengths.contains(&national.len())) && self.pattern.is_whole(national)
    }
}

/// A pattern of the metadata, compiled when it is first asked: a process needs a few of some thousands.
struct Pattern {
    source: &'static str,
    start: OnceLock<Option<Regex>>,
    whole: OnceLock<Option<Regex>>,
}

impl Pattern {
    fn new(source: &'static str) -> Self {
        Self { source, start: OnceLock::new(), whole: OnceLock::new() }
    }

    fn at_start<'d>(&self, digits: &'d str) -> Option<Captures<'d>> {
        self.start.get_or_init(|| compile(&format!("^(?:{})", self.source))).as_ref()?.captures(digits)
    }

    fn is_whole(&self, digits: &str) -> bool {
        let whole = self.whole.get_or_init(|| compile(&format!("^(?:{})$", self.source)));
        whole.as_ref().is_some_and(|whole| whole.is_match(digits))
    }
}

/// The metadata's patterns are broken over lines, and speak of ASCII digits only.
fn compile(source: &str) -> Option<Regex> {
    RegexBuilder::new(source).ignore_whitespace(true).unicode(false).build().ok()
}
