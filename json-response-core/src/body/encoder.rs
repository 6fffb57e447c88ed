//! How a value becomes bytes.

use super::BoxError;
use super::buffer::{self, UsualSize};
use super::compact::Out;
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
///
/// Any library that serializes by serde is one for the asking: for `sonic-rs`, which is ahead of [`Compact`] where much of the
/// text is to be escaped, put `sonic-rs = "0.5"` in `Cargo.toml`, and in a body like the one above
///
/// ```ignore
/// Ok(sonic_rs::to_writer(buffer, value)?)
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
        let mut buffer = buffer::room(usual).into_room();
        buffer.clear();
        let written = Self::encode(value, &mut buffer);
        buffer::finish(Out::behind(buffer), written, usual)
    }
}

/// JSON without white space, as [`serde_json::to_vec`] writes it. The default.
///
/// JSON has no NaN and no infinity (RFC 8259 §6): a non-finite float is written as `null`.
#[derive(Debug, Clone, Copy)]
pub struct Compact;

impl Compact {
    /// Writes a value over a buffer that stays initialised, as that of a small response does, and says how long it is.
    #[doc(hidden)]
    pub fn overwrite<T: Serialize + ?Sized>(value: &T, buffer: &mut Vec<u8>) -> Result<usize, serde_json::Error> {
        let mut out = Out::over(std::mem::take(buffer));
        let written = value.serialize(&mut out);
        let length = out.written().len();
        *buffer = out.into_room();
        written.map(|()| length)
    }
}

impl Encoder for Compact {
    fn encode<T: Serialize + ?Sized>(value: &T, buffer: &mut Vec<u8>) -> Result<(), BoxError> {
        let mut out = Out::behind(std::mem::take(buffer));
        let written = value.serialize(&mut out);
        *buffer = out.into_written();
        Ok(written?)
    }

    fn body<T: Serialize + ?Sized>(value: &T, usual: Option<&UsualSize>) -> Result<Vec<u8>, BoxError> {
        let mut out = buffer::room(usual);
        let written = value.serialize(&mut out);
        buffer::finish(out, written.map_err(Into::into), usual)
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
