//! What may be a header value.

use super::date::HttpDate;
use http::{HeaderValue, Uri};
use json_response_rules::{self as rules, ValueFault};
use std::borrow::Cow;
use std::fmt;
use std::rc::Rc;
use std::sync::Arc;
use std::time::SystemTime;

/// What may stand as the value of a header: of `headers(…)`, `always_headers(…)` and [`JsonResponse::with_header`].
///
/// | type | lines it gives |
/// |---|---|
/// | `&str`, `String`, `Cow<str>`, `Arc<str>`, `Rc<str>`, `Box<str>`, `HeaderValue`, an integer, `bool` | one |
/// | `SystemTime` | one, an HTTP date (RFC 9110 §5.6.7) |
/// | `http::Uri` | one |
/// | `Option<V>` | none where it is `None` |
/// | `Vec<V>`, `[V; N]`, `&[V]` | one each |
///
/// A type of your own hands on to one of these, or says why it has no value:
///
/// ```
/// use json_response_core::{IntoHeaderValues, InvalidHeaderValue, JsonResponse};
/// use http::HeaderValue;
///
/// struct Version(u32);
///
/// impl IntoHeaderValues for Version {
///     fn into_header_values(self, line: &mut dyn FnMut(Result<HeaderValue, InvalidHeaderValue>)) {
///         match self.0 {
///             0 => line(Err(InvalidHeaderValue::new("there is no version 0"))),
///             number => format!("v{number}").into_header_values(line),
///         }
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
    note = "a header value is a `&str`, `String`, `HeaderValue`, integer, `bool`, `SystemTime` or `Uri`, or an `Option`, `Vec`, slice or array of them",
    note = "a type that implements `Display` can be written as `value.to_string()`"
)]
pub trait IntoHeaderValues {
    /// Calls `line` once for each header line, with its value or with what is wrong with it.
    fn into_header_values(self, line: &mut dyn FnMut(Result<HeaderValue, InvalidHeaderValue>));
}

/// Why a value cannot be that of a header (RFC 9110 §5.5).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvalidHeaderValue(Reason);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Reason {
    Fault(ValueFault),
    Said(Cow<'static, str>),
}

impl InvalidHeaderValue {
    /// A reason in words, which go to the log.
    pub fn new(reason: impl Into<Cow<'static, str>>) -> Self {
        Self(Reason::Said(reason.into()))
    }

    fn of(fault: ValueFault) -> Self {
        Self(Reason::Fault(fault))
    }
}

impl fmt::Display for InvalidHeaderValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Reason::Fault(fault) => f.write_str(fault.sentence()),
            Reason::Said(reason) => f.write_str(reason),
        }
    }
}

impl std::error::Error for InvalidHeaderValue {}

fn checked<T>(text: T) -> Result<HeaderValue, InvalidHeaderValue>
where
    T: AsRef<[u8]> + TryInto<HeaderValue>,
{
    let bytes = text.as_ref();
    // Of ASCII, `http` refuses what is not legal. Which fault it is, the rules say: those of any name, which is not known here.
    if !bytes.is_ascii() || !has_sharp_ends(bytes) {
        rules::check_value("", bytes).map_err(InvalidHeaderValue::of)?;
    }
    text.try_into().map_err(|_| InvalidHeaderValue::of(ValueFault::Character { at: 0 }))
}

fn has_sharp_ends(bytes: &[u8]) -> bool {
    let is_space = |byte: Option<&u8>| matches!(byte, Some(b' ' | b'\t'));
    !is_space(bytes.first()) && !is_space(bytes.last())
}

/// A `HeaderValue` has no illegal characters.
fn opaque(value: &HeaderValue) -> Result<(), InvalidHeaderValue> {
    if has_sharp_ends(value.as_bytes()) {
        return Ok(());
    }
    rules::check_opaque_value("", value.as_bytes()).map_err(InvalidHeaderValue::of)
}

/// The one bridge from legal text to a `HeaderValue`. What is legal here is so for `http`, whose own error cannot occur.
fn known(text: impl TryInto<HeaderValue>) -> Result<HeaderValue, InvalidHeaderValue> {
    text.try_into().map_err(|_| InvalidHeaderValue::new("`http` refuses it"))
}

/// One line, by the expression given for the value.
macro_rules! one_line {
    ($($kind:ty: $value:ident => $line:expr;)*) => {$(
        impl IntoHeaderValues for $kind {
            fn into_header_values(self, line: &mut dyn FnMut(Result<HeaderValue, InvalidHeaderValue>)) {
                let $value = self;
                line($line);
            }
        }
    )*};
}
one_line! {
    &str: text => checked(text);
    String: text => checked(text);
    &String: text => checked(text.as_str());
    Cow<'_, str>: text => match text {
        Cow::Borrowed(text) => checked(text),
        Cow::Owned(text) => checked(text),
    };
    &Cow<'_, str>: text => checked(&**text);
    Box<str>: text => checked(String::from(text));
    &Box<str>: text => checked(&**text);
    Arc<str>: text => checked(&*text);
    &Arc<str>: text => checked(&**text);
    Rc<str>: text => checked(&*text);
    &Rc<str>: text => checked(&**text);
    HeaderValue: value => opaque(&value).map(|()| value);
    &HeaderValue: value => opaque(value).map(|()| value.clone());
    bool: is => Ok(HeaderValue::from_static(if is { "true" } else { "false" }));
    &bool: is => Ok(HeaderValue::from_static(if *is { "true" } else { "false" }));
    SystemTime: time => date(time);
    &SystemTime: time => date(*time);
    Uri: uri => checked(uri.to_string());
    &Uri: uri => checked(uri.to_string());
}

fn date(time: SystemTime) -> Result<HeaderValue, InvalidHeaderValue> {
    let date = HttpDate::new(time).ok_or(InvalidHeaderValue::new("a time before 1970 or after 9999"))?;
    known(date.to_string())
}

macro_rules! integers {
    ($($integer:ty),*) => {
        one_line! {$(
            // A copy of exactly its length, which `http`'s own conversion is not.
            $integer: number => known(itoa::Buffer::new().format(number));
            &$integer: number => known(itoa::Buffer::new().format(*number));
        )*}
    };
}
integers!(u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize);

impl<'a, V> IntoHeaderValues for &&'a V
where
    V: ?Sized,
    &'a V: IntoHeaderValues,
{
    fn into_header_values(self, line: &mut dyn FnMut(Result<HeaderValue, InvalidHeaderValue>)) {
        (*self).into_header_values(line);
    }
}

/// One line for each item.
macro_rules! many_lines {
    ($([$($parameters:tt)*] $kind:ty, $item:ty;)*) => {$(
        impl<$($parameters)*> IntoHeaderValues for $kind
        where
            $item: IntoHeaderValues,
        {
            fn into_header_values(self, line: &mut dyn FnMut(Result<HeaderValue, InvalidHeaderValue>)) {
                let values = self.into_iter();
                for value in values {
                    value.into_header_values(line);
                }
            }
        }
    )*};
}
many_lines! {
    [V] Option<V>, V;
    ['a, V] &'a Option<V>, &'a V;
    [V] Vec<V>, V;
    ['a, V] &'a Vec<V>, &'a V;
    [V, const N: usize] [V; N], V;
    ['a, V, const N: usize] &'a [V; N], &'a V;
    ['a, V] &'a [V], &'a V;
}
