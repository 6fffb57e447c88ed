//! How a value becomes bytes.

use super::{BoxError, UsualSize, buffer};
use serde::Serialize;

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

    /// The body of a response.
    #[doc(hidden)]
    fn body<T: Serialize + ?Sized>(value: &T, usual: Option<&UsualSize>) -> Result<Vec<u8>, BoxError> {
        let mut buffer = usual.map_or_else(buffer::kept, UsualSize::buffer);
        let written = Self::encode(value, &mut buffer);
        if let Some(usual) = usual {
            usual.learn(buffer.len());
        }
        written.map(|()| buffer::into_body(buffer))
    }
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
