//! How a value becomes bytes, and how much room they get beforehand.

use crate::BoxError;
use serde::Serialize;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Turns a value into the bytes of a body.
///
/// The trait is implemented by a type, not by a value: `#[json_view(encoder = MyEncoder)]` names it.
///
/// ```
/// use json_response_core::Encoder;
/// use serde::Serialize;
///
/// /// JSON with a newline behind it, for people who read it in a terminal.
/// struct Line;
///
/// impl Encoder for Line {
///     fn encode<T: Serialize + ?Sized>(
///         value: &T,
///         buffer: &mut Vec<u8>,
///     ) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
///         serde_json::to_writer(&mut *buffer, value)?;
///         buffer.push(b'\n');
///         Ok(())
///     }
/// }
///
/// let mut buffer = Vec::new();
/// Line::encode(&[1, 2], &mut buffer).unwrap();
/// assert_eq!(buffer, b"[1,2]\n");
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no JSON encoder",
    label = "not an `Encoder`",
    note = "`encoder` takes the path of a type that implements `json_view::Encoder`, such as `Compact` or `Pretty`"
)]
pub trait Encoder {
    /// Writes `value` as JSON to the end of `buffer`.
    ///
    /// # Errors
    ///
    /// Whatever keeps the value from being written whole. What stands in the buffer by then is thrown away: the response
    /// becomes the logged 500.
    fn encode<T: Serialize + ?Sized>(value: &T, buffer: &mut Vec<u8>) -> Result<(), BoxError>;
}

/// JSON without white space, as [`serde_json::to_vec`] writes it. The default.
///
/// JSON has no NaN and no infinity (RFC 8259 §6): a non-finite float is written as `null`.
#[derive(Debug, Clone, Copy)]
pub struct Compact;

impl Encoder for Compact {
    fn encode<T: Serialize + ?Sized>(value: &T, buffer: &mut Vec<u8>) -> Result<(), BoxError> {
        Ok(serde_json::to_writer(buffer, value)?)
    }
}

/// JSON indented by two spaces, as [`serde_json::to_vec_pretty`] writes it: what `#[json_view(pretty)]` uses.
#[derive(Debug, Clone, Copy)]
pub struct Pretty;

impl Encoder for Pretty {
    fn encode<T: Serialize + ?Sized>(value: &T, buffer: &mut Vec<u8>) -> Result<(), BoxError> {
        Ok(serde_json::to_writer_pretty(buffer, value)?)
    }
}

/// The room that the body of one view usually needs, learned from the bodies it has sent.
///
/// A hint, and nothing else: threads may overwrite each other's, so relaxed loads and stores are enough.
#[derive(Debug)]
pub struct UsualSize(AtomicUsize);

impl UsualSize {
    const LEAST: usize = 128;
    /// A view that once sent a huge body does not reserve that much for each small one.
    const MOST: usize = 64 * 1024;

    pub(crate) const fn new() -> Self {
        Self(AtomicUsize::new(Self::LEAST))
    }

    pub(crate) fn buffer(&self) -> Vec<u8> {
        Vec::with_capacity(self.0.load(Ordering::Relaxed))
    }

    /// Takes note of a body's length: grows at once, shrinks by a sixteenth of the difference, and stores only a change.
    pub(crate) fn learn(&self, length: usize) {
        let usual = self.0.load(Ordering::Relaxed);
        let wanted = length.clamp(Self::LEAST, Self::MOST);
        let next = if wanted > usual { wanted } else { usual - (usual - wanted) / 16 };
        if next != usual {
            self.0.store(next, Ordering::Relaxed);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::UsualSize;

    #[test]
    fn room_grows_at_once_shrinks_slowly_and_stays_bounded() {
        let usual = UsualSize::new();
        assert_eq!(usual.buffer().capacity(), 128);
        usual.learn(1000);
        assert_eq!(usual.buffer().capacity(), 1000);
        usual.learn(200);
        assert_eq!(usual.buffer().capacity(), 950);
        for _ in 0..200 {
            usual.learn(0);
        }
        assert!(usual.buffer().capacity() < 128 + 16);
        usual.learn(100 << 20);
        assert_eq!(usual.buffer().capacity(), 64 * 1024);
    }
}
