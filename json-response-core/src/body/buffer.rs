//! The buffer that a body is written to, and the room it gets beforehand.
//!
//! A small body is written to a buffer that its thread keeps, and leaves it as a copy of exactly its length: it never grows
//! on the way, and a `Bytes` takes it over without an allocation of its own, which a `Vec` with room to spare costs. A large
//! one, which is not worth copying, gets the room that its view has usually needed.
//!
//! The length of the buffer that is kept says how much of it is initialised, which [`Compact`](super::Compact) finds as it left it.

use super::BoxError;
use super::compact::Out;
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

    /// A buffer for the next body, with whatever is initialised of it.
    #[inline]
    fn buffer(&self) -> Vec<u8> {
        match self.0.load(Ordering::Relaxed) {
            ..=SMALL => kept(),
            // A little more, since bodies differ, and since an encoder may ask for more than it uses.
            usual => Vec::with_capacity(usual + usual / 16),
        }
    }

    /// Takes note of a body's length: grows at once, shrinks by a sixteenth of the difference where it is less than half,
    /// and stores only a change.
    #[inline]
    fn learn(&self, length: usize) {
        let usual = self.0.load(Ordering::Relaxed);
        let wanted = length.clamp(SMALL, MOST_RESERVED);
        if wanted > usual {
            self.0.store(wanted, Ordering::Relaxed);
        } else if wanted < usual / 2 {
            self.0.store(usual - (usual - wanted) / 16, Ordering::Relaxed);
        }
    }
}

/// Room for the body of a view, or of a response without one.
pub(super) fn room(usual: Option<&UsualSize>) -> Out {
    Out::over(usual.map_or_else(kept, UsualSize::buffer))
}

/// The body that was written to a [`room`], unless that failed.
pub(super) fn finish(out: Out, written: Result<(), BoxError>, usual: Option<&UsualSize>) -> Result<Vec<u8>, BoxError> {
    let length = out.written().len();
    if let Some(usual) = usual {
        usual.learn(length);
    }
    if length > SMALL {
        return written.map(|()| without_spare_room(out.into_written()));
    }
    let body = written.map(|()| out.written().to_vec());
    let buffer = out.into_room();
    if buffer.capacity() <= MOST_KEPT {
        let _ = KEPT.try_with(|kept| kept.set(buffer));
    }
    body
}

/// The thread's buffer. Where another body is being written on this thread, and while the thread ends, it is a new one.
fn kept() -> Vec<u8> {
    let mut buffer = KEPT.try_with(Cell::take).unwrap_or_default();
    if buffer.capacity() == 0 {
        buffer.reserve_exact(SMALL);
    }
    buffer
}

fn without_spare_room(mut body: Vec<u8>) -> Vec<u8> {
    if body.len() < body.capacity() / 2 {
        body.shrink_to_fit();
    }
    body
}

#[cfg(test)]
mod tests {
    use super::{MOST_RESERVED, Out, SMALL, UsualSize, finish, room};
    use crate::body::{Compact, Encoder};

    struct Appends;

    impl Encoder for Appends {
        fn encode<T: serde::Serialize + ?Sized>(_: &T, buffer: &mut Vec<u8>) -> Result<(), crate::body::BoxError> {
            buffer.push(b'7');
            Ok(())
        }
    }

    /// How much room there is for the next body, all of which is given back.
    fn capacity(usual: &UsualSize) -> usize {
        room(Some(usual)).into_room().capacity()
    }

    fn body_in(buffer: Vec<u8>) -> Vec<u8> {
        finish(Out::behind(buffer), Ok(()), None).unwrap()
    }

    #[test]
    fn room_grows_at_once_shrinks_slowly_and_stays_bounded() {
        let usual = UsualSize::new();
        assert_eq!(capacity(&usual), 1024);
        usual.learn(16_000);
        assert_eq!(capacity(&usual), 17_000);
        for half_or_more in [9_000, 8_000] {
            usual.learn(half_or_more);
            assert_eq!(capacity(&usual), 17_000);
        }
        usual.learn(0);
        assert_eq!(capacity(&usual), 16_005);
        for _ in 0..200 {
            usual.learn(0);
        }
        assert!(capacity(&usual) < 2200);
        usual.learn(100 << 20);
        assert_eq!(capacity(&usual), MOST_RESERVED + MOST_RESERVED / 16);
    }

    #[test]
    fn a_body_has_the_room_that_its_view_usually_needs() {
        let usual = UsualSize::new();
        let body = Compact::body(&"x".repeat(3198), Some(&usual)).unwrap();
        assert_eq!(body.len(), 3200);
        assert_eq!(capacity(&usual), 3400);
        // It is enough for another one, whatever stands at its end.
        for end in ["y".repeat(30), "\n".repeat(7), "\"\u{e9}".repeat(20), String::new()] {
            for length in 0..40 {
                let usual = UsualSize::new();
                let value = ("x".repeat(1000), end.repeat(2), "z".repeat(length), 7, true);
                let first = Compact::body(&value, Some(&usual)).unwrap();
                let again = Compact::body(&value, Some(&usual)).unwrap();
                assert_eq!(again, first);
                let usual = first.len().max(SMALL);
                assert!(again.len() <= SMALL || again.capacity() == usual + usual / 16, "{}", again.len());
            }
        }
    }

    #[test]
    fn a_small_body_takes_its_length_and_leaves_the_buffer() {
        let body = Compact::body(&["a"], None).unwrap();
        assert_eq!((body.as_slice(), body.capacity()), (&b"[\"a\"]"[..], 5));
        let kept = room(None).into_room();
        assert!(kept.starts_with(b"[\"a\"]"), "what was written is there, initialised");
        // While one body is being written, another has a buffer of its own.
        assert_eq!(room(None).into_room().len(), 0);
    }

    #[test]
    fn nothing_of_an_earlier_body_is_seen() {
        Compact::body(&"a secret, and a long one".repeat(10), None).unwrap();
        assert_eq!(Compact::body(&7, None).unwrap(), b"7");
        assert_eq!(Appends::body(&(), None).unwrap(), b"7");
    }

    #[test]
    fn a_body_that_failed_leaves_the_buffer() {
        let out = room(None);
        let buffer = vec![b' '; SMALL];
        let address = buffer.as_ptr();
        finish(Out::over(buffer), Err("failed".into()), None).unwrap_err();
        drop(out);
        let kept = room(None).into_room();
        assert_eq!(kept.as_ptr(), address);
    }

    #[test]
    fn a_buffer_that_has_grown_is_kept_up_to_a_bound() {
        for (size, left) in [(16 * 1024, 16 * 1024), (16 * 1024 + 1, 1024)] {
            assert_eq!(body_in(Vec::with_capacity(size)).capacity(), 0);
            assert_eq!(room(None).into_room().capacity(), left);
        }
    }

    #[test]
    fn a_large_body_stays_where_it_is_unless_it_has_too_much_room() {
        let mut buffer = Vec::with_capacity(4000);
        buffer.resize(2000, b' ');
        let address = buffer.as_ptr();
        let body = body_in(buffer);
        assert_eq!((body.as_ptr(), body.len(), body.capacity()), (address, 2000, 4000));
        let mut buffer = Vec::with_capacity(40_000);
        buffer.resize(2000, b' ');
        assert_eq!(body_in(buffer).capacity(), 2000);
    }
}
