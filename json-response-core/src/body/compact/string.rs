//! Strings and the keys of objects.

use super::escape::{ESCAPES, SPACES, first_special, is_plain_byte, is_plain_chunk, is_plain_word};
use super::out::Out;

/// What is copied at once where there is much.
const CHUNK: usize = 16;

/// The longest string that is written without a loop.
const SHORT: usize = 2 * CHUNK;

/// Room for a short string and what stands around it.
const ROOM: usize = SHORT + 8;

/// Whether a key is short and needs no escape: known to the compiler where the key is. In a build that decides nothing while
/// compiling, it would only take a level more of the stack.
#[cfg_attr(not(debug_assertions), inline(always))]
pub(super) fn is_plain_key(key: &str) -> bool {
    copy_short::<false, 0>(&mut [0; ROOM], key.as_bytes())
}

impl Out {
    /// `"text"`
    #[inline(never)]
    pub(super) fn string(&mut self, text: &str) {
        let Some(to) = self.next::<ROOM>() else {
            return self.string_at_the_end(text);
        };
        let text = text.as_bytes();
        let n = text.len();
        to[0] = b'"';
        if n <= SHORT && copy_short::<false, 1>(to, text) {
            to[n + 1] = b'"';
            self.advance(n + 2);
        } else {
            self.advance(1);
            self.escaped(text, *b"\"\0", 1);
        }
    }

    #[cold]
    #[inline(never)]
    fn string_at_the_end(&mut self, text: &str) {
        if self.initialise_for(ROOM) {
            return self.string(text);
        }
        self.push(b'"');
        self.escaped(text.as_bytes(), *b"\"\0", 1);
    }

    /// `,"key":`, with `before` in place of the comma. `IS_PLAIN`: by [`is_plain_key`], which is not asked again.
    #[inline(never)]
    pub(super) fn key<const IS_PLAIN: bool>(&mut self, before: u8, key: &str) {
        let Some(to) = self.next::<ROOM>() else {
            return self.key_at_the_end(before, key);
        };
        let key = key.as_bytes();
        let n = key.len();
        [to[0], to[1]] = [before, b'"'];
        if n <= SHORT && copy_short::<IS_PLAIN, 2>(to, key) {
            [to[n + 2], to[n + 3]] = *b"\":";
            self.advance(n + 4);
        } else {
            self.advance(2);
            self.escaped(key, *b"\":", 2);
        }
    }

    #[cold]
    #[inline(never)]
    fn key_at_the_end(&mut self, before: u8, key: &str) {
        if self.initialise_for(ROOM) {
            return self.key::<false>(before, key);
        }
        self.push(before);
        self.push(b'"');
        self.escaped(key.as_bytes(), *b"\":", 2);
    }

    /// A string of any length without its quotes, and `end` behind it, of which the first `kept` bytes are meant.
    #[inline(never)]
    pub(super) fn escaped(&mut self, text: &[u8], end: [u8; 2], kept: usize) {
        let mut rest = text;
        loop {
            let room = self.rest(rest.len());
            let mut copied = 0;
            // All that is plain and fills a chunk.
            let special = loop {
                let Some((from, later)) = rest.split_first_chunk::<CHUNK>() else {
                    break None;
                };
                if let Some(to) = room.get_mut(copied..).and_then(<[u8]>::first_chunk_mut) {
                    *to = *from;
                }
                if !is_plain_chunk(from) {
                    break Some(first_special(from));
                }
                copied += CHUNK;
                rest = later;
            };
            let Some(plain) = special else {
                self.advance(copied);
                return self.escaped_tail(rest, end, kept);
            };
            self.advance(copied + plain);
            rest = self.escape(rest.get(plain..).unwrap_or_default());
        }
    }

    /// Writes what is to be escaped, up to the first byte that is not. What is left is the result.
    #[inline(always)]
    fn escape<'a>(&mut self, text: &'a [u8]) -> &'a [u8] {
        let mut rest = text;
        while let Some((&byte, later)) = rest.split_first() {
            let (word, n) = escaped(byte);
            if n == 1 {
                break;
            }
            self.word(word, n);
            rest = later;
        }
        rest
    }

    /// Less than a chunk.
    #[inline(always)]
    fn escaped_tail(&mut self, text: &[u8], end: [u8; 2], kept: usize) {
        let n = text.len();
        if let Some(to) = self.next::<ROOM>() {
            if n < CHUNK && copy_short::<false, 0>(to, text) {
                to[n..n + 2].copy_from_slice(&end);
                return self.advance(n + kept);
            }
        }
        if let Some(to) = self.next::<{ 8 * CHUNK }>() {
            // There is room for all of them, and no check for each.
            let mut at = 0;
            for &byte in text {
                let (word, n) = escaped(byte);
                if let Some(to) = to.get_mut(at..).and_then(<[u8]>::first_chunk_mut) {
                    *to = word;
                }
                at += n;
            }
            self.advance(at);
        } else {
            for &byte in text {
                let (word, n) = escaped(byte);
                self.word(word, n);
            }
        }
        self.word([end[0], end[1], 0, 0, 0, 0, 0, 0], kept);
    }
}

/// What a byte becomes: the first of eight bytes, and how many of them.
#[inline(always)]
fn escaped(byte: u8) -> ([u8; 8], usize) {
    let escape = ESCAPES[usize::from(byte)];
    (escape.to_le_bytes(), (escape >> 56) as usize)
}

/// Copies a short string to `to[AT..]`, and says whether nothing in it is to be escaped, if that is not known: two loads that
/// overlap, whatever the length, in place of a loop.
#[inline(always)]
fn copy_short<const IS_PLAIN: bool, const AT: usize>(to: &mut [u8; ROOM], text: &[u8]) -> bool {
    let n = text.len();
    if let (Some(a), Some(b)) = (text.first_chunk::<8>(), text.last_chunk::<8>()) {
        if let (Some(a), Some(b)) = (text.first_chunk::<CHUNK>(), text.last_chunk::<CHUNK>()) {
            if n > SHORT {
                return false;
            }
            to[AT..AT + CHUNK].copy_from_slice(a);
            to[AT + n - CHUNK..AT + n].copy_from_slice(b);
            return IS_PLAIN || is_plain_chunk(a) & is_plain_chunk(b);
        }
        to[AT..AT + 8].copy_from_slice(a);
        to[AT + n - 8..AT + n].copy_from_slice(b);
        IS_PLAIN || is_plain_word(u64::from_le_bytes(*a)) & is_plain_word(u64::from_le_bytes(*b))
    } else if let (Some(a), Some(b)) = (text.first_chunk::<4>(), text.last_chunk::<4>()) {
        if n > 8 {
            return false;
        }
        to[AT..AT + 4].copy_from_slice(a);
        to[AT + n - 4..AT + n].copy_from_slice(b);
        let both = u64::from(u32::from_le_bytes(*a)) | u64::from(u32::from_le_bytes(*b)) << 32;
        IS_PLAIN || is_plain_word(both)
    } else if let (Some(a), Some(b)) = (text.first_chunk::<2>(), text.last_chunk::<2>()) {
        if n > 4 {
            return false;
        }
        to[AT..AT + 2].copy_from_slice(a);
        to[AT + n - 2..AT + n].copy_from_slice(b);
        let both = u64::from(u16::from_le_bytes(*a)) | u64::from(u16::from_le_bytes(*b)) << 16;
        IS_PLAIN || is_plain_word(both | SPACES << 32)
    } else if let [only] = text {
        to[AT] = *only;
        IS_PLAIN || is_plain_byte(*only)
    } else {
        true
    }
}
