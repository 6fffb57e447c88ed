//! Which bytes of a string are not written as they are: `"`, `\` and the control characters (RFC 8259 §7).

/// One in each byte.
pub(super) const ONES: u64 = 0x0101_0101_0101_0101;

/// Eight spaces, none of which is escaped.
pub(super) const SPACES: u64 = ONES * b' ' as u64;

/// The highest bit of each of eight bytes that is to be escaped, and perhaps of some behind the first of them.
///
/// A byte less than `n` borrows from its high bit when `n` is subtracted from all eight. A borrow that passes on to the next byte
/// comes from one that is to be escaped itself.
#[inline(always)]
const fn specials(word: u64) -> u64 {
    // This exclusive or swaps 0x20 and 0x22: `"` comes to stand behind the control characters, and the space behind it.
    let low = (word ^ (ONES * 0x02)).wrapping_sub(ONES * 0x21);
    let backslash = (word ^ (ONES * b'\\' as u64)).wrapping_sub(ONES);
    (low | backslash) & !word & (ONES * 0x80)
}

/// Whether none of eight bytes is to be escaped.
#[inline(always)]
pub(super) const fn is_plain_word(word: u64) -> bool {
    specials(word) == 0
}

#[inline(always)]
pub(super) const fn is_plain_byte(byte: u8) -> bool {
    byte ^ 0x02 >= 0x21 && byte != b'\\'
}

/// Whether none of sixteen bytes is to be escaped. The compiler makes vector instructions of the loop.
#[inline(always)]
pub(super) fn is_plain_chunk(chunk: &[u8; 16]) -> bool {
    let mut is_plain = true;
    for &byte in chunk {
        is_plain &= is_plain_byte(byte);
    }
    is_plain
}

/// How many of sixteen bytes are not to be escaped before one that is.
#[inline(always)]
pub(super) fn first_special(chunk: &[u8; 16]) -> usize {
    let word = |bytes: Option<&[u8; 8]>| specials(bytes.map_or(0, |bytes| u64::from_le_bytes(*bytes)));
    let (a, b) = (word(chunk.first_chunk()), word(chunk.last_chunk()));
    let bits = if a == 0 { 64 + b.trailing_zeros() } else { a.trailing_zeros() };
    bits as usize / 8
}

/// What a byte becomes: up to six bytes from the lowest one on, and how many, in the highest.
pub(super) static ESCAPES: [u64; 256] = {
    let hex = b"0123456789abcdef";
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < table.len() {
        let letter = match byte {
            0x08 => b'b',
            0x09 => b't',
            0x0a => b'n',
            0x0c => b'f',
            0x0d => b'r',
            0x22 => b'"',
            0x5c => b'\\',
            _ => 0,
        };
        table[byte] = u64::from_le_bytes(if letter != 0 {
            [b'\\', letter, 0, 0, 0, 0, 0, 2]
        } else if byte < 0x20 {
            [b'\\', b'u', b'0', b'0', hex[byte >> 4], hex[byte & 15], 0, 6]
        } else {
            [byte.to_le_bytes()[0], 0, 0, 0, 0, 0, 0, 1]
        });
        byte += 1;
    }
    table
};
