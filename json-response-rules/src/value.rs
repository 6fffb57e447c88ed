//! The value of a header: the grammar of all, and of the fields that have one of their own.

use crate::date::{DateFault, check_date, names_a_day};
use crate::etag::{EtagFault, check_etag};
use crate::link::{LinkFault, check_link};
use crate::text::{character_at, is_space, named, percent_encoded, shown};
use crate::uri::{UriFault, check_uri};
use crate::vary::{VaryFault, check_vary};

/// What is wrong with the value of a header.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ValueFault {
    /// A control character, or one that is not ASCII.
    Character {
        /// Where the character begins.
        at: usize,
    },
    /// White space before the value.
    LeadingSpace,
    /// White space behind the value.
    TrailingSpace,
    /// `etag`
    Etag(EtagFault),
    /// `retry-after` is neither a number of seconds nor like a date.
    RetryAfter,
    /// `age` is no number of seconds.
    Age,
    /// A field that is a date.
    Date(DateFault),
    /// A field that is a URI reference.
    Uri(UriFault),
    /// `link`
    Link(LinkFault),
    /// `vary`
    Vary(VaryFault),
}

impl ValueFault {
    /// What is wrong, of a value that is not shown.
    pub const fn sentence(self) -> &'static str {
        match self {
            Self::Character { .. } => {
                "the header value has a character that is none of visible ASCII, space and tab; remove it (RFC 9110 §5.5)"
            }
            Self::LeadingSpace => "the header value starts with white space; remove it (RFC 9110 §5.5)",
            Self::TrailingSpace => "the header value ends with white space; remove it (RFC 9110 §5.5)",
            Self::Etag(fault) => fault.sentence(),
            Self::RetryAfter => {
                "the `retry-after` value is neither seconds nor a date; send a number that is not negative (RFC 9110 §10.2.3)"
            }
            Self::Age => "the `age` value is no number of seconds; send one that is not negative (RFC 9111 §5.1)",
            Self::Date(fault) => fault.sentence(),
            Self::Uri(fault) => fault.sentence(),
            Self::Link(fault) => fault.sentence(),
            Self::Vary(fault) => fault.sentence(),
        }
    }

    /// What is wrong with this value of this header.
    pub fn of(self, name_lower: &str, value: &str) -> String {
        match self {
            Self::Character { at } => {
                let bad = character_at(value, at);
                let what = named(bad);
                match bad {
                    '\r' | '\n' => {
                        format!("header value has {what}, which would end the header; remove it (RFC 9110 §5.5)")
                    }
                    _ if bad.is_control() => format!("header value has {what}; remove it (RFC 9110 §5.5)"),
                    _ => {
                        let encoded = percent_encoded(bad);
                        format!("header value has {what}; percent-encode it, as in `{encoded}` (RFC 9110 §5.5)")
                    }
                }
            }
            Self::LeadingSpace => {
                let space = value.chars().next().unwrap_or(' ');
                format!("header value starts with {}; remove it (RFC 9110 §5.5)", named(space))
            }
            Self::TrailingSpace => {
                let space = value.chars().next_back().unwrap_or(' ');
                format!("header value ends with {}; remove it (RFC 9110 §5.5)", named(space))
            }
            Self::Etag(fault) => fault.of(value),
            Self::RetryAfter => format!(
                "`retry-after` value `{}` is neither seconds nor a date; write `120` or `{}` (RFC 9110 §10.2.3)",
                shown(value),
                crate::date::EXAMPLE
            ),
            Self::Age => {
                format!(
                    "`age` value `{}` is no number of seconds; write one such as `120` (RFC 9111 §5.1)",
                    shown(value)
                )
            }
            Self::Date(fault) => fault.of(name_lower, value),
            Self::Uri(fault) => fault.about(format_args!("`{name_lower}` value `{}`", shown(value)), value),
            Self::Link(fault) => fault.of(value),
            Self::Vary(fault) => fault.of(value),
        }
    }
}

/// A header value as text: visible ASCII, with spaces and tabs inside only (RFC 9110 §5.5), in the grammar of its field.
///
/// # Errors
///
/// On any other.
pub const fn check_value(name_lower: &str, value: &[u8]) -> Result<(), ValueFault> {
    match check_characters(value, false) {
        Ok(()) => check_typed_value(name_lower, value),
        fault => fault,
    }
}

/// As [`check_value`], where bytes above ASCII stand as opaque data: who builds a `HeaderValue` has chosen them.
///
/// # Errors
///
/// As [`check_value`].
pub const fn check_opaque_value(name_lower: &str, value: &[u8]) -> Result<(), ValueFault> {
    match check_characters(value, true) {
        Ok(()) => check_typed_value(name_lower, value),
        fault => fault,
    }
}

/// The grammar of the fields that have one of their own, of a value whose characters are legal. Others cost the comparison of
/// a length.
///
/// `expires: 0` is let through, though it is no date: RFC 9111 §5.3 has every cache read it as a time in the past, and services
/// send it for that.
///
/// # Errors
///
/// On a value that is not in the grammar of its field.
#[inline]
pub const fn check_typed_value(name_lower: &str, value: &[u8]) -> Result<(), ValueFault> {
    match name_lower.as_bytes() {
        // The lengths of the names below, and how they begin: most others are told by that.
        [b'a', _, _]
        | [b'e' | b'l' | b'v', _, _, _]
        | [b's', _, _, _, _, _]
        | [b'e', _, _, _, _, _, _]
        | [b'l', _, _, _, _, _, _, _]
        | [b'r', _, _, _, _, _, _, _, _, _, _]
        | [b'l', _, _, _, _, _, _, _, _, _, _, _, _]
        | [b'c', _, _, _, _, _, _, _, _, _, _, _, _, _, _, _] => check_own_grammar(name_lower, value),
        _ => Ok(()),
    }
}

const fn check_own_grammar(name_lower: &str, value: &[u8]) -> Result<(), ValueFault> {
    match name_lower.as_bytes() {
        b"age" if !is_number(value) => Err(ValueFault::Age),
        b"etag" => wrap!(ValueFault::Etag, check_etag(value)),
        b"expires" if matches!(value, b"0") => Ok(()),
        b"link" => wrap!(ValueFault::Link, check_link(value)),
        b"location" | b"content-location" => wrap!(ValueFault::Uri, check_uri(value)),
        b"retry-after" if is_number(value) => Ok(()),
        b"retry-after" if !names_a_day(value) => Err(ValueFault::RetryAfter),
        b"expires" | b"last-modified" | b"retry-after" | b"sunset" => wrap!(ValueFault::Date, check_date(value)),
        b"vary" => wrap!(ValueFault::Vary, check_vary(value)),
        _ => Ok(()),
    }
}

/// Puts a fault of one field among those of all.
macro_rules! wrap {
    ($fault:path, $checked:expr) => {
        match $checked {
            Ok(()) => Ok(()),
            Err(fault) => Err($fault(fault)),
        }
    };
}
use wrap;

const fn check_characters(value: &[u8], is_opaque: bool) -> Result<(), ValueFault> {
    let mut at = 0;
    while at < value.len() {
        match value[at] {
            b'\t' | b' '..=b'~' => {}
            0x80.. if is_opaque => {}
            _ => return Err(ValueFault::Character { at }),
        }
        at += 1;
    }
    match value {
        [first, ..] if is_space(*first) => Err(ValueFault::LeadingSpace),
        [.., last] if is_space(*last) => Err(ValueFault::TrailingSpace),
        _ => Ok(()),
    }
}

/// `1*DIGIT`, which is never negative.
const fn is_number(value: &[u8]) -> bool {
    let mut at = 0;
    while at < value.len() {
        if !value[at].is_ascii_digit() {
            return false;
        }
        at += 1;
    }
    at > 0
}
