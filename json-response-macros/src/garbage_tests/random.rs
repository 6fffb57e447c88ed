//! Numbers that look random and are the same in every run: xorshift64*.

pub(super) struct Random(u64);

impl Random {
    /// The numbers of one case. Neighbouring seeds give sequences that have nothing in common.
    pub(super) fn new(seed: u64) -> Self {
        let mixed = (seed + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        Self((mixed ^ (mixed >> 29)) | 1)
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 32
    }

    /// A number from 0 to `end - 1`; 0 where there is none.
    pub(super) fn below(&mut self, end: usize) -> usize {
        let number = usize::try_from(self.next()).unwrap_or_default();
        number % end.max(1)
    }

    pub(super) fn one_in(&mut self, count: usize) -> bool {
        self.below(count) == 0
    }

    pub(super) fn pick<'a, T: ?Sized>(&mut self, of: &[&'a T]) -> &'a T {
        of[self.below(of.len())]
    }

    /// One of these, the first ones more often: what is right stands first.
    pub(super) fn rather<'a>(&mut self, of: &[&'a str]) -> &'a str {
        let end = self.below(of.len()) + 1;
        of[self.below(end)]
    }

    /// As [`Random::rather`], of those that stand between dots, or on a line each.
    pub(super) fn one_of(&mut self, text: &'static str) -> &'static str {
        let all: Vec<&str> = text.split(['·', '\n']).map(str::trim).collect();
        self.rather(&all)
    }
}
