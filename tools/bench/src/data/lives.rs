//! What happens to tickets, as words of one letter for each event.

use anyhow::{Result, bail};

/// What tickets of a zone go through, with the share of each word in percent. The letters: created, edited, assigned, declined,
/// declined from the pool (N), released, finished (completed), withdrawn.
pub const ZONES: [(&str, &[(&str, u32)]); 7] = [
    (
        "done",
        &[
            ("CAF", 10),
            ("CEAF", 8),
            ("CEEAF", 10),
            ("CEAEF", 12),
            ("CEAEEF", 10),
            ("CEEAEEF", 10),
            ("CEEEAEF", 8),
            ("CADAF", 6),
            ("CEADAEF", 10),
            ("CEEARAEF", 5),
            ("CEADARAEF", 5),
            ("CEW", 2),
            ("CEEAEW", 4),
        ],
    ),
    ("finished", &[("CAF", 50), ("CEAEF", 50)]),
    ("thread", &[("CA", 100)]),
    ("held", &[("CA", 60), ("CEA", 20), ("CEAE", 20)]),
    ("working", &[("CA", 40), ("CEA", 20), ("CEAE", 20), ("CADA", 10), ("CEADAE", 10)]),
    ("declined", &[("CN", 100)]),
    ("pending", &[("C", 60), ("CE", 20), ("CAD", 10), ("CEAR", 10)]),
];

/// One event of a life.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    pub event_type: &'static str,
    /// Absent before the first event.
    pub from_status: Option<&'static str>,
    pub to_status: &'static str,
    pub closing: Option<&'static str>,
    /// `requester` or `responder`; nobody for what the administrator does.
    pub actor: Option<&'static str>,
    /// Which responder it concerns: the first, the second …; 0 for none.
    pub attempt: u32,
    /// Whether that responder has the ticket before and after it.
    pub held: (bool, bool),
    /// The event with which the attempt began.
    pub claim_seq: usize,
    /// How often the texts were edited before and after it.
    pub edits: (u32, u32),
    pub has_note: bool,
    /// Whether it is the last event of the attempt that the responder's log tells of.
    pub is_logged: bool,
    /// How often the texts had been edited at the end of the attempt.
    pub log_edits: u32,
}

/// The events of a word.
pub fn steps(word: &str) -> Result<Vec<Step>> {
    let mut steps: Vec<Step> = Vec::new();
    let (mut status, mut closing, mut attempt, mut held, mut edits, mut claim_seq) = (None, None, 0, false, 0, 0);
    for (index, letter) in word.chars().enumerate() {
        let before = (status, held, edits);
        let (event_type, to_status, actor) = match (letter, status) {
            ('C', None) => ("created", "pending", Some("requester")),
            ('E', Some(status @ ("pending" | "in process"))) => ("edited", status, Some("requester")),
            ('A', Some("pending")) => ("assigned", "in process", Some("responder")),
            ('N', Some("pending")) | ('D', Some("in process")) => ("declined", "pending", Some("responder")),
            ('R', Some("in process")) => ("released", "pending", None),
            ('F', Some("in process")) => ("completed", "done", Some("responder")),
            ('W', Some("pending" | "in process")) => ("withdrawn", "done", Some("requester")),
            _ => bail!("{letter} in {word} cannot follow {status:?}"),
        };
        match letter {
            'E' => edits += 1,
            'A' | 'N' => (attempt, claim_seq, held) = (attempt + 1, index + 1, letter == 'A'),
            'D' | 'R' => held = false,
            'F' => closing = Some("completed"),
            'W' => closing = Some("withdrawn"),
            _ => {}
        }
        status = Some(to_status);
        let concerns = letter == 'N' || before.1 || held;
        steps.push(Step {
            event_type,
            from_status: before.0,
            to_status,
            closing,
            actor,
            attempt: if concerns { attempt } else { 0 },
            held: (before.1, held),
            claim_seq: if concerns { claim_seq } else { index + 1 },
            edits: (before.2, edits),
            has_note: matches!(letter, 'N' | 'D' | 'R' | 'F' | 'W'),
            is_logged: false,
            log_edits: 0,
        });
    }
    for of_attempt in 1..=attempt {
        let last =
            steps.iter().filter(|step| step.attempt == of_attempt).map(|step| step.edits.1).max().unwrap_or_default();
        let logged = |step: &&mut Step| step.attempt == of_attempt && step.event_type != "edited";
        if let Some(step) = steps.iter_mut().filter(logged).last() {
            (step.is_logged, step.log_edits) = (true, last);
        }
    }
    Ok(steps)
}

/// Events of the longest word.
pub fn longest() -> usize {
    ZONES.iter().flat_map(|(_, words)| words.iter()).map(|(word, _)| word.len()).max().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_a_life_and_every_zone_is_whole() {
        for (zone, words) in ZONES {
            assert_eq!(words.iter().map(|(_, share)| share).sum::<u32>(), 100, "{zone}");
            for (word, _) in words {
                assert_eq!(steps(word).expect(word).len(), word.len());
            }
        }
        // Numbers of events and messages have room for so many.
        assert!(longest() < 16);
    }

    #[test]
    fn a_word_that_cannot_happen_is_refused() {
        for word in ["A", "CC", "CF", "CAFA", "CWE", "CX"] {
            assert!(steps(word).is_err(), "{word}");
        }
    }

    #[test]
    fn a_second_attempt_has_its_own_responder_and_log_line() {
        let steps = steps("CADEAEF").unwrap();
        let attempts: Vec<u32> = steps.iter().map(|step| step.attempt).collect();
        assert_eq!(attempts, [0, 1, 1, 0, 2, 2, 2]);
        let logged: Vec<&str> = steps.iter().filter(|step| step.is_logged).map(|step| step.event_type).collect();
        assert_eq!(logged, ["declined", "completed"]);
        assert_eq!(steps[6].claim_seq, 5);
        assert_eq!((steps[2].log_edits, steps[6].log_edits), (0, 2));
        assert_eq!(steps[6].held, (true, true));
    }

    #[test]
    fn tickets_have_as_many_events_as_the_goals_speak_of() {
        let events: u32 = ZONES[0].1.iter().map(|(word, share)| u32::try_from(word.len()).unwrap() * share).sum();
        assert!((550..=620).contains(&events), "{events} events for a hundred closed tickets");
    }
}
