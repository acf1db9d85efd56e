//! Reproducible random choices: the same seed makes the same choices.

/// Splitmix64 (Steele, Lea, Flood: "Fast splittable pseudorandom number generators", 2014).
#[derive(Debug, Clone)]
pub struct Chance(u64);

impl Chance {
    /// From a seed.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The seed from `TICKET_DESK_TEST_SEED`, or a new one, printed so that the run can be repeated.
    ///
    /// # Panics
    /// When the variable holds no number.
    #[must_use]
    pub fn of_this_run() -> u64 {
        let given = std::env::var("TICKET_DESK_TEST_SEED").ok();
        let seed =
            given.map_or_else(|| u64::from(uuid::Uuid::new_v4().as_fields().0), |text| text.parse().expect("a number"));
        eprintln!("TICKET_DESK_TEST_SEED={seed}");
        seed
    }

    /// A number below `end`, which is not 0.
    ///
    /// # Panics
    /// Never: the number fits.
    pub fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^= mixed >> 31;
        usize::try_from(mixed % u64::try_from(end).expect("64 bits")).expect("below a usize")
    }

    /// One of several.
    ///
    /// # Panics
    /// When there is none.
    pub fn one_of<'a, T>(&mut self, several: &'a [T]) -> &'a T {
        let place = self.below(several.len());
        several.get(place).expect("a place among them")
    }
}
