//! Entity tags: RFC 9110 §8.8.3.

use crate::text::{character_at, named, shown};

/// What is wrong with an entity tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EtagFault {
    /// It is not in double quotes.
    Unquoted,
    /// Between its quotes is a character that no tag may have.
    Character {
        /// Where the character begins.
        at: usize,
    },
    /// `w/`, where `W` is upper case.
    LowerCaseWeak,
}

impl EtagFault {
    /// What is wrong, of a tag that is not shown.
    pub const fn sentence(self) -> &'static str {
        match self {
            Self::Unquoted => "the `etag` value is not in double quotes; quote it (RFC 9110 §8.8.3)",
            Self::Character { .. } => {
                "the `etag` value has a character between its quotes that no tag may have; remove it (RFC 9110 §8.8.3)"
            }
            Self::LowerCaseWeak => "the `etag` value starts with a lower-case `w`; write `W/` (RFC 9110 §8.8.3)",
        }
    }

    /// What is wrong with this tag.
    pub fn of(self, value: &str) -> String {
        let fault = match self {
            Self::Unquoted => "is not in double quotes".to_owned(),
            Self::Character { at } => format!("has {} between its quotes", named(character_at(value, at))),
            Self::LowerCaseWeak => "starts with a lower-case `w`".to_owned(),
        };
        let (weak, tag) = match value.strip_prefix("W/").or(value.strip_prefix("w/")) {
            Some(tag) => ("W/", tag),
            None => ("", value),
        };
        // What is advised is ASCII, as all text in a header.
        let tag: String = tag.chars().filter(|&c| matches!(c, '!' | '#'..='~')).collect();
        let tag = tag.replace('\\', r"\\");
        format!(r#"`etag` value `{}` {fault}; write `"{weak}\"{tag}\""` (RFC 9110 §8.8.3)"#, shown(value))
    }
}

/// `[ "W/" ] DQUOTE *etagc DQUOTE`; `W` is upper case.
///
/// # Errors
///
/// On any other text.
pub const fn check_etag(value: &[u8]) -> Result<(), EtagFault> {
    let (tag, start) = match value {
        [b'W' | b'w', b'/', tag @ ..] => (tag, 2),
        tag => (tag, 0),
    };
    let [b'"', inner @ .., b'"'] = tag else {
        return Err(EtagFault::Unquoted);
    };
    let mut at = 0;
    while at < inner.len() {
        if !matches!(inner[at], b'!' | b'#'..=b'~' | 0x80..) {
            return Err(EtagFault::Character { at: start + 1 + at });
        }
        at += 1;
    }
    match value {
        [b'w', ..] => Err(EtagFault::LowerCaseWeak),
        _ => Ok(()),
    }
}
