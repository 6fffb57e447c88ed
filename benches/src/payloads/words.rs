//! A source of text and numbers, the same in each run.

pub(super) struct Words(u64);

const SYLLABLES: [&str; 16] =
    ["ka", "lo", "min", "der", "ta", "ro", "sel", "vi", "un", "pre", "gar", "te", "so", "ny", "el", "qui"];

impl Words {
    pub(super) fn new() -> Self {
        Self(0x9E37_79B9_7F4A_7C15)
    }

    pub(super) fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 8) % limit
    }

    pub(super) fn is_one_of(&mut self, n: u64) -> bool {
        self.below(n) == 0
    }

    /// One to three syllables.
    pub(super) fn word(&mut self) -> String {
        (0..=self.below(3)).map(|_| SYLLABLES[self.below(16) as usize]).collect()
    }

    pub(super) fn sentence(&mut self, words: u64) -> String {
        (0..words).map(|_| self.word()).collect::<Vec<_>>().join(" ")
    }

    /// `n` letters.
    pub(super) fn letters(&mut self, n: u64) -> String {
        (0..n).map(|_| char::from(b'a' + self.below(26) as u8)).collect()
    }

    /// `n` characters of three bytes.
    pub(super) fn kana(&mut self, n: u64) -> String {
        (0..n).map(|_| char::from_u32(0x3042 + self.below(80) as u32).expect("a letter")).collect()
    }
}
