//! What may be a header value.

use http::HeaderValue;
use std::borrow::Cow;
use std::fmt;

/// What may stand as the value of a header: of `headers(…)`, `always_headers(…)` and [`JsonResponse::with_header`].
///
/// | type | lines it gives |
/// |---|---|
/// | `&str`, `String`, `Cow<str>`, `HeaderValue`, an integer, `bool` | one |
/// | `Option<V>` | none where it is `None` |
/// | `Vec<V>`, `[V; N]` | one each |
///
/// A type of your own hands on to one of these:
///
/// ```
/// use json_response_core::{IntoHeaderValues, InvalidHeaderValue, JsonResponse};
/// use http::HeaderValue;
///
/// struct Version(u32);
///
/// impl IntoHeaderValues for Version {
///     fn into_header_values(self, line: &mut dyn FnMut(Result<HeaderValue, InvalidHeaderValue>)) {
///         format!("v{}", self.0).into_header_values(line);
///     }
/// }
///
/// let response = JsonResponse::new(()).with_header("x-version", Version(2));
/// assert_eq!(response.headers()["x-version"], "v2");
/// ```
///
/// A value is legal where each of its characters is visible ASCII, a space or a tab, and neither end is white space
/// (RFC 9110 §5.5). A `HeaderValue` may carry the bytes 0x80–0xFF too, since whoever builds one has chosen them.
///
/// [`JsonResponse::with_header`]: crate::JsonResponse::with_header
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no header value",
    label = "cannot be sent as a header",
    note = "a header value is a `&str`, `String`, `Cow<str>`, `HeaderValue`, integer or `bool`, or an `Option`, `Vec` or array of them",
    note = "a type that implements `Display` can be written as `value.to_string()`"
)]
pub trait IntoHeaderValues {
    /// Calls `line` once for each header line, with its value or with what is wrong with it.
    fn into_header_values(self, line: &mut dyn FnMut(Result<HeaderValue, InvalidHeaderValue>));
}

/// A value that no header may have, with the first byte that is wrong (RFC 9110 §5.5).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InvalidHeaderValue {
    byte: u8,
    position: usize,
}

impl fmt::Display for InvalidHeaderValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { byte, position } = self;
        match byte {
            b' ' | b'\t' => write!(f, "white space at byte {position}, an end of the value"),
            _ => write!(f, "byte 0x{byte:02x} at {position}"),
        }
    }
}

impl std::error::Error for InvalidHeaderValue {}

/// Whether a byte may stand in text that becomes a header value: visible ASCII, a space or a tab.
fn is_legal(byte: u8) -> bool {
    matches!(byte, b'\t' | b' '..=b'~')
}

fn check(bytes: &[u8], legal: impl Fn(u8) -> bool) -> Result<(), InvalidHeaderValue> {
    let is_space = |byte: &u8| matches!(byte, b' ' | b'\t');
    let first = bytes.first().is_some_and(is_space).then_some(0);
    let inner = || bytes.iter().position(|&byte| !legal(byte));
    let last = || bytes.last().is_some_and(is_space).then(|| bytes.len() - 1);
    match first.or_else(inner).or_else(last) {
        Some(position) => Err(InvalidHeaderValue { byte: bytes[position], position }),
        None => Ok(()),
    }
}

fn checked<T>(text: T) -> Result<HeaderValue, InvalidHeaderValue>
where
    T: AsRef<[u8]> + TryInto<HeaderValue>,
{
    check(text.as_ref(), is_legal)?;
    known(text)
}

/// The one bridge from legal text to a `HeaderValue`. What is legal here is so for `http`, whose own error cannot occur.
fn known(text: impl TryInto<HeaderValue>) -> Result<HeaderValue, InvalidHeaderValue> {
    text.try_into().map_err(|_| InvalidHeaderValue { byte: 0, position: 0 })
}

impl IntoHeaderValues for &str {
    fn into_header_values(self, line: &mut dyn FnMut(Result<HeaderValue, InvalidHeaderValue>)) {
        line(checked(self));
    }
}

impl IntoHeaderValues for String {
    fn into_header_values(self, line: &mut dyn FnMut(Result<HeaderValue, InvalidHeaderValue>)) {
        line(checked(self));
    }
}

impl IntoHeaderValues for &String {
    fn into_header_values(self, line: &mut dyn FnMut(Result<HeaderValue, InvalidHeaderValue>)) {
        line(checked(self.as_str()));
    }
}

impl IntoHeaderValues for Cow<'_, str> {
    fn into_header_values(self, line: &mut dyn FnMut(Result<HeaderValue, InvalidHeaderValue>)) {
        line(match self {
            Cow::Borrowed(text) => checked(text),
            Cow::Owned(text) => checked(text),
        });
    }
}

impl IntoHeaderValues for HeaderValue {
    fn into_header_values(self, line: &mut dyn FnMut(Result<HeaderValue, InvalidHeaderValue>)) {
        line(check(self.as_bytes(), |_| true).map(|()| self));
    }
}

impl IntoHeaderValues for &HeaderValue {
    fn into_header_values(self, line: &mut dyn FnMut(Result<HeaderValue, InvalidHeaderValue>)) {
        self.clone().into_header_values(line);
    }
}

impl IntoHeaderValues for bool {
    fn into_header_values(self, line: &mut dyn FnMut(Result<HeaderValue, InvalidHeaderValue>)) {
        line(Ok(HeaderValue::from_static(if self { "true" } else { "false" })));
    }
}

macro_rules! integers {
    ($($integer:ty),*) => {$(
        impl IntoHeaderValues for $integer {
            fn into_header_values(self, line: &mut dyn FnMut(Result<HeaderValue, InvalidHeaderValue>)) {
                // A copy of exactly its length, which `http`'s own conversion is not.
                line(known(itoa::Buffer::new().format(self)));
            }
        }
    )*};
}
integers!(u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize);

impl<V: IntoHeaderValues> IntoHeaderValues for Option<V> {
    fn into_header_values(self, line: &mut dyn FnMut(Result<HeaderValue, InvalidHeaderValue>)) {
        if let Some(value) = self {
            value.into_header_values(line);
        }
    }
}

impl<V: IntoHeaderValues> IntoHeaderValues for Vec<V> {
    fn into_header_values(self, line: &mut dyn FnMut(Result<HeaderValue, InvalidHeaderValue>)) {
        for value in self {
            value.into_header_values(line);
        }
    }
}

impl<V: IntoHeaderValues, const N: usize> IntoHeaderValues for [V; N] {
    fn into_header_values(self, line: &mut dyn FnMut(Result<HeaderValue, InvalidHeaderValue>)) {
        for value in self {
            value.into_header_values(line);
        }
    }
}
