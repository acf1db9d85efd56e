//! How a name looks: whether two names can be mistaken for each other.

use icu_properties::CodePointMapData;
use icu_properties::props::GeneralCategory;
use unicode_normalization::UnicodeNormalization;
use unicode_security::{MixedScript, skeleton};

/// The same for names that look alike: the skeleton of UTS 39, without case, accents and spaces.
pub(crate) fn look_of(name: &str) -> String {
    // Wide and ornamental letters first (NFKC): confusables list only some of them.
    let plain: String = name.nfkc().collect();
    let categories = CodePointMapData::<GeneralCategory>::new();
    let kept = |c: &char| !c.is_whitespace() && categories.get(*c) != GeneralCategory::NonspacingMark;
    let seen: String = skeleton(&plain).filter(kept).collect();
    // Lower case may look like another letter than upper case does.
    let small = seen.to_lowercase();
    skeleton(&small).filter(kept).collect()
}

/// Whether the name mixes scripts that no language writes together, so that one letter may pass for another's.
pub(crate) fn mixes_scripts(name: &str) -> bool {
    !name.is_single_script()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_look_alike_have_one_look() {
        for (name, others) in [
            (
                "Anna Weber",
                vec![
                    "Аnna Weber",
                    "Anna  Weber",
                    "anna weber",
                    "Ａnna Ｗeber",
                    "An\u{200B}na We\u{AD}ber",
                    "Anna\u{A0}Weber",
                    "Än\u{307}na Weber",
                    "𝐀nna 𝐖eber",
                ],
            ),
            ("Alice Miller", vec!["AIice Miller", "Alice MiIIer", "A1ice Miller", "Alice Мiller"]),
            ("Jörg", vec!["Jorg", "Jo\u{308}rg"]),
            ("Marc", vec!["Магс", "Rnarc", "marc"]),
        ] {
            for other in others {
                assert_eq!(look_of(other), look_of(name), "{other:?} looks like {name:?}");
            }
        }
    }

    #[test]
    fn names_that_differ_have_looks_of_their_own() {
        let names = [
            "Anna Weber",
            "Anna Webern",
            "Hanna Weber",
            "Олена",
            "Оля",
            "王芳",
            "王方",
            "محمد",
            "محمود",
            "सीता",
            "गीता",
        ];
        let looks: std::collections::HashSet<String> = names.iter().map(|name| look_of(name)).collect();
        assert_eq!(looks.len(), names.len(), "{looks:?}");
    }

    #[test]
    fn a_name_of_one_language_mixes_no_scripts() {
        for name in ["Anna Weber", "O’Brien-Smith Jr. 2", "Олена", "山田 たろう タロウ", "김철수 金哲洙", "محمد علي"]
        {
            assert!(!mixes_scripts(name), "{name}");
        }
        for name in ["Аnna", "Αnna", "Anna Вeber"] {
            assert!(mixes_scripts(name), "{name}");
        }
    }
}
