//! Media types that say JSON: RFC 9110 §8.3.1, RFC 8259 §11, RFC 6839 §3.1.

use crate::text::{Cursor, is_space, is_token, same_letters, shown};

/// What is wrong with a content type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ContentTypeFault {
    /// It is not `type/subtype`.
    NoMediaType,
    /// A parameter is not `name=value`.
    Parameter,
    /// It says something else than JSON.
    NotJson,
}

impl ContentTypeFault {
    /// What is wrong, of a content type that is not shown.
    pub const fn sentence(self) -> &'static str {
        match self {
            Self::NoMediaType => {
                "the content type is no media type; use one such as `application/json` (RFC 9110 §8.3.1)"
            }
            Self::Parameter => {
                "the content type has a malformed parameter; write each as `; name=value` (RFC 9110 §8.3.1)"
            }
            Self::NotJson => {
                "the content type is not JSON; use `application/json` or a type that ends in `+json` (RFC 6839 §3.1)"
            }
        }
    }

    /// What is wrong with this content type.
    pub fn of(self, text: &str) -> String {
        let shown = shown(text);
        match self {
            Self::NoMediaType => {
                format!("content type `{shown}` is no media type; use one such as `application/json` (RFC 9110 §8.3.1)")
            }
            Self::Parameter => {
                format!(
                    "content type `{shown}` has a malformed parameter; write each as `; name=value` (RFC 9110 §8.3.1)"
                )
            }
            Self::NotJson => {
                let essence = shown.split(';').next().unwrap_or_default().trim_end();
                format!(
                    "content type `{essence}` is not JSON; use `application/json` or a type that ends in `+json` (RFC 6839 §3.1)"
                )
            }
        }
    }
}

/// A media type (RFC 9110 §8.3.1) that says JSON: `application/json` (RFC 8259 §11) or `*/*+json` (RFC 6839 §3.1).
///
/// The empty parameter of §5.6.6, as in `application/json;`, is refused: in a declaration it is a slip. Text alone is taken, no
/// bytes above ASCII.
///
/// # Errors
///
/// On any other text.
pub const fn check_content_type(text: &str) -> Result<(), ContentTypeFault> {
    let mut cursor = Cursor::new(text.as_bytes());
    let mut essence = cursor.take_until(b';');
    while let [inner @ .., last] = essence {
        if !is_space(*last) || cursor.is_at_end() {
            break;
        }
        essence = inner;
    }
    let mut halves = Cursor::new(essence);
    let kind = halves.take_until(b'/');
    let is_halved = halves.take(b'/');
    let subtype = halves.rest;
    if !is_halved || !is_name(kind) || !is_name(subtype) {
        return Err(ContentTypeFault::NoMediaType);
    }
    if !are_parameters(cursor) {
        return Err(ContentTypeFault::Parameter);
    }
    let is_suffixed = match subtype.split_last_chunk() {
        Some((prefix, suffix)) => !prefix.is_empty() && same_letters(suffix as &[u8; 5], b"+json"),
        None => false,
    };
    if is_suffixed || (same_letters(kind, b"application") && same_letters(subtype, b"json")) {
        return Ok(());
    }
    Err(ContentTypeFault::NotJson)
}

/// `*` is a character of tokens, but here it makes a range of media types, which only `accept` takes.
const fn is_name(text: &[u8]) -> bool {
    let mut at = 0;
    while at < text.len() {
        if text[at] == b'*' {
            return false;
        }
        at += 1;
    }
    is_token(text)
}

/// `*( OWS ";" OWS token "=" ( token / quoted-string ) )` (RFC 9110 §5.6.6, without its empty parameter), in ASCII.
const fn are_parameters(mut cursor: Cursor<'_>) -> bool {
    if !cursor.rest.is_ascii() {
        return false;
    }
    while !cursor.is_at_end() {
        cursor.take_spaces();
        if !cursor.take(b';') {
            return false;
        }
        cursor.take_spaces();
        if cursor.take_token().is_empty() || !cursor.take(b'=') || !cursor.take_value() {
            return false;
        }
    }
    true
}
