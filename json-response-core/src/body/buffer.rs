//! The buffer that a body is written to, and the room it gets beforehand.
//!
//! A small body is written to a buffer that its thread keeps, and leaves it as a copy of exactly its length: it never grows
//! on the way, and a `Bytes` takes it over without an allocation of its own, which a `Vec` with room to spare costs. A large
//! one, which is not worth copying, gets the room that its view has usually needed.

use std::cell::Cell;
use std::sync::atomic::{AtomicUsize, Ordering};

/// The longest body that is copied.
const SMALL: usize = 1024;
/// The most that a thread keeps: room for an encoder that asks for more than it uses.
const MOST_KEPT: usize = 16 * SMALL;
/// The most that is reserved because an earlier body was that long.
const MOST_RESERVED: usize = 4 << 20;

thread_local! {
    static KEPT: Cell<Vec<u8>> = const { Cell::new(Vec::new()) };
}

/// The length of the longest bodies that one view sends, learned from those it has sent.
///
/// A hint, and nothing else: threads may overwrite each other's, so relaxed loads and stores are enough.
#[derive(Debug)]
pub struct UsualSize(AtomicUsize);

impl UsualSize {
    pub(crate) const fn new() -> Self {
        Self(AtomicUsize::new(SMALL))
    }

    /// A buffer for the next body.
    #[inline]
    pub(crate) fn buffer(&self) -> Vec<u8> {
        match self.0.load(Ordering::Relaxed) {
            ..=SMALL => kept(),
            // A little more, since bodies differ, and since an encoder may ask for more than it uses.
            usual => Vec::with_capacity(usual + usual / 16),
        }
    }

    /// Takes note of a body's length: grows at once, shrinks by a sixteenth of the difference where it is less than half,
    /// and stores only a change.
    #[inline]
    pub(crate) fn learn(&self, length: usize) {
        let usual = self.0.load(Ordering::Relaxed);
        let wanted = length.clamp(SMALL, MOST_RESERVED);
        if wanted > usual {
            self.0.store(wanted, Ordering::Relaxed);
        } else if wanted < usual / 2 {
            self.0.store(usual - (usual - wanted) / 16, Ordering::Relaxed);
        }
    }
}

/// A buffer for a small body. Where another one is being written on this thread, and while the thread ends, it is a new one.
#[inline]
pub(crate) fn kept() -> Vec<u8> {
    let mut buffer = KEPT.try_with(Cell::take).unwrap_or_default();
    if buffer.capacity() == 0 {
        buffer.reserve_exact(SMALL);
    }
    buffer
}

/// The body that was written to a buffer, without room that it has no use for.
#[inline]
pub(crate) fn into_body(mut buffer: Vec<u8>) -> Vec<u8> {
    if buffer.len() <= SMALL {
        let body = buffer.as_slice().to_vec();
        if buffer.capacity() <= MOST_KEPT {
            buffer.clear();
            let _ = KEPT.try_with(|kept| kept.set(buffer));
        }
        return body;
    }
    if buffer.len() < buffer.capacity() / 2 {
        buffer.shrink_to_fit();
    }
    buffer
}

#[cfg(test)]
mod tests {
    use super::{MOST_RESERVED, UsualSize, into_body, kept};

    #[test]
    fn room_grows_at_once_shrinks_slowly_and_stays_bounded() {
        let usual = UsualSize::new();
        assert_eq!(usual.buffer().capacity(), 1024);
        usual.learn(16_000);
        assert_eq!(usual.buffer().capacity(), 17_000);
        for half_or_more in [9_000, 8_000] {
            usual.learn(half_or_more);
            assert_eq!(usual.buffer().capacity(), 17_000);
        }
        usual.learn(0);
        assert_eq!(usual.buffer().capacity(), 16_005);
        for _ in 0..200 {
            usual.learn(0);
        }
        assert!(usual.buffer().capacity() < 2200);
        usual.learn(100 << 20);
        assert_eq!(usual.buffer().capacity(), MOST_RESERVED + MOST_RESERVED / 16);
    }

    #[test]
    fn a_small_body_takes_its_length_and_leaves_the_buffer() {
        let mut buffer = kept();
        let address = buffer.as_ptr();
        buffer.extend_from_slice(b"{}");
        let body = into_body(buffer);
        assert_eq!((body.as_slice(), body.capacity()), (&b"{}"[..], 2));
        let again = kept();
        assert_eq!(again.as_ptr(), address);
        // One inside the other has a buffer of its own.
        let inner = kept();
        assert_ne!(inner.as_ptr(), address);
    }

    #[test]
    fn a_buffer_that_has_grown_is_kept_up_to_a_bound() {
        for (room, left) in [(16 * 1024, 16 * 1024), (16 * 1024 + 1, 1024)] {
            assert_eq!(into_body(Vec::with_capacity(room)).capacity(), 0);
            assert_eq!(kept().capacity(), left);
        }
    }

    #[test]
    fn a_large_body_stays_where_it_is_unless_it_has_too_much_room() {
        let mut buffer = Vec::with_capacity(4000);
        buffer.resize(2000, b' ');
        let address = buffer.as_ptr();
        let body = into_body(buffer);
        assert_eq!((body.as_ptr(), body.capacity()), (address, 4000));
        let mut buffer = Vec::with_capacity(40_000);
        buffer.resize(2000, b' ');
        assert_eq!(into_body(buffer).capacity(), 2000);
    }
}
