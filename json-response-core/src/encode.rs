//! How a value becomes bytes.

use crate::BoxError;
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

/// JSON without white space, written by [`sonic_rs`] with SIMD instructions: faster than [`Compact`] where there is much text.
///
/// The bytes are those of `Compact`, with one exception: what `serde_json` smuggles past serde under a name of its own. A
/// `serde_json::value::RawValue`, and a `serde_json::Number` under its feature `arbitrary_precision`, come out as an object
/// with one key, `$serde_json::private::…`. Use `Compact` for them, or `sonic_rs::LazyValue` in their place. The features
/// `non_trailing_zero` and `sort_keys` of `sonic-rs`, if another crate turns them on, change floats and the order of keys
/// in a `sonic_rs::Value`.
///
/// It needs room for each string at its longest while it writes, six times its length.
#[cfg(feature = "sonic-rs")]
#[cfg_attr(docsrs, doc(cfg(feature = "sonic-rs")))]
#[derive(Debug, Clone, Copy)]
pub struct Sonic;

#[cfg(feature = "sonic-rs")]
impl Encoder for Sonic {
    fn encode<T: Serialize + ?Sized>(value: &T, buffer: &mut Vec<u8>) -> Result<(), BoxError> {
        Ok(sonic_rs::to_writer(buffer, value)?)
    }
}
