//! Decisions and values drawn from bytes, which are random ones or what a fuzzer has found. When they are used up, all is zero.

pub struct Draw<'a>(&'a [u8]);

impl<'a> Draw<'a> {
    pub fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    pub fn bytes<const N: usize>(&mut self) -> [u8; N] {
        let (now, later) = self.0.split_at(self.0.len().min(N));
        self.0 = later;
        let mut bytes = [0; N];
        bytes[..now.len()].copy_from_slice(now);
        bytes
    }

    pub fn below(&mut self, limit: u8) -> u8 {
        let [byte] = self.bytes();
        byte % limit
    }

    pub fn is(&mut self) -> bool {
        self.below(2) == 1
    }

    pub fn one_of<T: Copy>(&mut self, all: &[T]) -> T {
        all[usize::from(self.below(u8::try_from(all.len()).expect("a short list")))]
    }

    /// All bits, few bits, and both ends of a range.
    pub fn bits(&mut self) -> u128 {
        match self.below(5) {
            0 => u128::from(self.below(u8::MAX)),
            1 => u128::from_le_bytes(self.bytes()),
            2 => u128::from_le_bytes(self.bytes()) >> self.below(128),
            3 => !(u128::from_le_bytes(self.bytes()) >> self.below(128)),
            // Powers of ten and of two, and their neighbours.
            _ => {
                let power = if self.is() { 10u128.pow(self.below(39).into()) } else { 1 << self.below(128) };
                power.wrapping_add(self.below(3).into()).wrapping_sub(1)
            }
        }
    }

    pub fn f64(&mut self) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "any float will do")]
        let number = |bits: u128| (bits >> 64) as u64 as f64;
        match self.below(4) {
            0 => f64::from(self.below(u8::MAX)) / 4.0,
            1 => f64::from_bits(u64::from_le_bytes(self.bytes())),
            // As prices and measures are.
            2 => number(self.bits() << 64) / self.one_of(&[10.0, 100.0, 1000.0, 1e6, -1.0, -1e4]),
            _ => self.one_of(&[0.0, -0.0, 1.0, 1e15, 1e16, 1e17, 1e-5, 1e-6, 1e21, f64::MAX, 5e-324, f64::NAN]),
        }
    }

    pub fn char(&mut self) -> char {
        match self.below(12) {
            0 => char::from(self.below(0x20)),
            1 => self.one_of(&['"', '\\', '/', '\u{7f}', ' ', '!', '#', '[', ']']),
            2 => self.one_of(&['\u{80}', 'é', '\u{a2}', '日', '\u{2028}', '\u{fffd}', '🦀', char::MAX]),
            3 => char::from_u32(u32::from_le_bytes(self.bytes()) % 0x0011_0000).unwrap_or('x'),
            _ => char::from(b'a' + self.below(26)),
        }
    }

    /// Mostly short ones. Of the others, most have nothing to escape but here and there.
    pub fn text(&mut self) -> String {
        let length = match self.below(8) {
            0..=4 => self.below(20),
            5 | 6 => self.below(70),
            _ => self.below(u8::MAX),
        };
        if self.is() {
            return (0..length).map(|_| self.char()).collect();
        }
        let mut text = "x".repeat(length.into());
        for _ in 0..self.below(3) {
            let at = usize::from(self.below(length.max(1)));
            let at = if text.is_char_boundary(at) { at } else { text.len() };
            text.insert(at, self.char());
        }
        text
    }
}
