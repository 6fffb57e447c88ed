//! Numbers. Integers are written here; floats, and integers of 128 bits, by what `serde_json` writes them with.

#![expect(clippy::cast_possible_truncation, reason = "all of them are checked to fit, or are remainders of what does")]

use super::escape::ONES;
use super::out::Out;
use serde::Serialize;
use std::io;

const TEN_TO_THE_8: u64 = 100_000_000;

/// As many bytes as any integer of 64 bits or float has, and as are written at once for it.
const ROOM: usize = 24;

/// The two digits of each number below a hundred.
static PAIRS: [[u8; 2]; 100] = {
    let mut table = [[b'0'; 2]; 100];
    let mut tens = 0;
    while tens < 10 {
        let mut ones = 0;
        while ones < 10 {
            table[10 * tens as usize + ones as usize] = [b'0' + tens, b'0' + ones];
            ones += 1;
        }
        tens += 1;
    }
    table
};

/// The eight digits of a number below 10^8, from the lowest byte on, and how many of them are leading zeros, but for the last.
///
/// One multiplication divides two halves, then four quarters, at once: by 100 and by 10, as a product with a fraction that is
/// exact for numbers so small.
#[inline(always)]
fn eight_digits(value: u32) -> (u64, u32) {
    let value = u64::from(value);
    let halves = (value / 10_000) | (value % 10_000) << 32;
    let hundreds = ((halves * 10_486) >> 20) & 0x0000_007f_0000_007f;
    let pairs = hundreds + ((halves - 100 * hundreds) << 16);
    let tens = ((pairs * 103) >> 10) & 0x000f_000f_000f_000f;
    let digits = tens + ((pairs - 10 * tens) << 8);
    let zeros = (digits | 1 << 56).trailing_zeros() / 8;
    (digits + ONES * u64::from(b'0'), zeros)
}

/// Below 10^8, without leading zeros. How many bytes that are.
#[inline(always)]
fn up_to_eight(to: &mut [u8; ROOM], value: u32) -> usize {
    let (word, n) = if let Some(&[tens, ones]) = PAIRS.get(value as usize) {
        if value < 10 {
            to[0] = ones;
            return 1;
        }
        [to[0], to[1]] = [tens, ones];
        return 2;
    } else {
        let (digits, zeros) = eight_digits(value);
        (digits >> (8 * zeros), 8 - zeros as usize)
    };
    to[..8].copy_from_slice(&word.to_le_bytes());
    n
}

#[inline(always)]
fn all_eight(to: &mut [u8; ROOM], at: usize, value: u32) {
    if let Some(to) = to.get_mut(at..).and_then(<[u8]>::first_chunk_mut) {
        *to = eight_digits(value).0.to_le_bytes();
    }
}

/// Writes a number to the start of `to`, and says how many bytes that are.
#[inline(always)]
fn unsigned(to: &mut [u8; ROOM], value: u64) -> usize {
    if value < TEN_TO_THE_8 {
        return up_to_eight(to, value as u32);
    }
    let (high, low) = (value / TEN_TO_THE_8, value % TEN_TO_THE_8);
    let n = if high < TEN_TO_THE_8 {
        up_to_eight(to, high as u32)
    } else {
        let n = up_to_eight(to, (high / TEN_TO_THE_8) as u32);
        all_eight(to, n, (high % TEN_TO_THE_8) as u32);
        n + 8
    };
    all_eight(to, n, low as u32);
    n + 8
}

impl Out {
    #[inline(always)]
    pub(super) fn signed(&mut self, value: i64) {
        if value < 0 {
            self.push(b'-');
        }
        self.unsigned(value.unsigned_abs());
    }

    #[inline(never)]
    pub(super) fn unsigned(&mut self, value: u64) {
        let Some(to) = self.next() else {
            return self.unsigned_at_the_end(value);
        };
        let n = unsigned(to, value);
        self.advance(n);
    }

    #[cold]
    #[inline(never)]
    fn unsigned_at_the_end(&mut self, value: u64) {
        let mut digits = [0; ROOM];
        let n = unsigned(&mut digits, value);
        self.append(digits.get(..n).unwrap_or_default());
    }

    /// A number that `serde_json` writes: what it calls depends on its version.
    #[inline(always)]
    pub(super) fn number(&mut self, value: impl Serialize) -> serde_json::Result<()> {
        serde_json::to_writer(Number(self), &value)
    }
}

/// Takes the text of one number, which is no longer than 40 bytes: a call for so short a copy would cost more than the copy.
struct Number<'a>(&'a mut Out);

impl io::Write for Number<'_> {
    #[inline(always)]
    fn write(&mut self, text: &[u8]) -> io::Result<usize> {
        self.write_all(text)?;
        Ok(text.len())
    }

    #[inline(always)]
    fn write_all(&mut self, text: &[u8]) -> io::Result<()> {
        let n = text.len();
        let Some(to) = self.0.next::<ROOM>() else {
            self.0.append(text);
            return Ok(());
        };
        if let (Some(a), Some(b), ..=24) = (text.first_chunk::<16>(), text.last_chunk::<8>(), n) {
            to[..16].copy_from_slice(a);
            to[n - 8..n].copy_from_slice(b);
        } else if let (Some(a), Some(b), ..=16) = (text.first_chunk::<8>(), text.last_chunk::<8>(), n) {
            to[..8].copy_from_slice(a);
            to[n - 8..n].copy_from_slice(b);
        } else if let (Some(a), Some(b), ..=8) = (text.first_chunk::<4>(), text.last_chunk::<4>(), n) {
            to[..4].copy_from_slice(a);
            to[n - 4..n].copy_from_slice(b);
        } else if let [a, b, c] = *text {
            [to[0], to[1], to[2]] = [a, b, c];
        } else {
            self.0.write(text);
            return Ok(());
        }
        self.0.advance(n);
        Ok(())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
