//! URI references: RFC 3986 §4.1.

use crate::text::{character_at, named, percent_encoded, shown};
use std::fmt::Display;

/// What is wrong with a URI reference.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UriFault {
    /// A character that no URI has there.
    Character {
        /// Where the character begins.
        at: usize,
    },
    /// A `%` that two hexadecimal digits do not follow.
    Percent,
    /// What stands before the first colon is no scheme.
    Scheme,
}

impl UriFault {
    /// What is wrong, of a URI that is not shown.
    pub const fn sentence(self) -> &'static str {
        match self {
            Self::Character { .. } => {
                "the value is no URI: it has a character that no URI has there; percent-encode it (RFC 3986 §2.1)"
            }
            Self::Percent => {
                "the value is no URI: it has a `%` without two hexadecimal digits; write `%25` (RFC 3986 §2.1)"
            }
            Self::Scheme => "the value is no URI: it has a colon, but no scheme before it; write `%3A` (RFC 3986 §4.2)",
        }
    }

    /// What is wrong with this URI.
    pub fn of(self, text: &str) -> String {
        self.about(format_args!("`{}`", shown(text)), text)
    }

    /// As [`UriFault::of`], in a sentence that names it otherwise.
    pub(crate) fn about(self, subject: impl Display, text: &str) -> String {
        match self {
            Self::Character { at } => {
                let bad = character_at(text, at);
                let (what, encoded) = (named(bad), percent_encoded(bad));
                let second = if bad == '#' { " a second time" } else { "" };
                format!(
                    "{subject} is no URI: it has {what}{second}; percent-encode it, as in `{encoded}` (RFC 3986 §2.1)"
                )
            }
            Self::Percent => {
                format!("{subject} is no URI: it has a `%` without two hexadecimal digits; write `%25` (RFC 3986 §2.1)")
            }
            Self::Scheme => {
                format!("{subject} is no URI: it has a colon, but no scheme before it; write `%3A` (RFC 3986 §4.2)")
            }
        }
    }
}

/// The characters of a URI reference (RFC 3986 §2), one fragment at most (§3.5), and a scheme before a colon in its first
/// segment (§3.1, §4.2). An empty one means the resource itself.
///
/// `[` and `]`, which belong to an address, are let through in a query, where clients and servers have them.
///
/// # Errors
///
/// On any other text.
pub const fn check_uri(text: &[u8]) -> Result<(), UriFault> {
    let mut at = 0;
    let mut is_first_segment = true;
    let mut is_fragment = false;
    while at < text.len() {
        match text[at] {
            byte if IS_PLAIN[byte as usize] => {}
            b':' if is_first_segment => {
                let (scheme, _) = text.split_at(at);
                if !is_scheme(scheme) {
                    return Err(UriFault::Scheme);
                }
                is_first_segment = false;
            }
            b'#' if is_fragment => return Err(UriFault::Character { at }),
            b'#' => {
                is_first_segment = false;
                is_fragment = true;
            }
            b'/' | b'?' => is_first_segment = false,
            b'%' => {
                if at + 2 >= text.len() || !text[at + 1].is_ascii_hexdigit() || !text[at + 2].is_ascii_hexdigit() {
                    return Err(UriFault::Percent);
                }
            }
            b':' => {}
            _ => return Err(UriFault::Character { at }),
        }
        at += 1;
    }
    Ok(())
}

/// The characters that mean the same everywhere: `unreserved`, `sub-delims`, and `@`, `[`, `]` of `gen-delims` (RFC 3986 §2.2).
const IS_PLAIN: [bool; 256] = {
    let mut is_plain = [false; 256];
    let mut byte: u8 = 0;
    while byte < 128 {
        is_plain[byte as usize] = byte.is_ascii_alphanumeric();
        byte += 1;
    }
    let others = b"-._~[]@!$&'()*+,;=";
    let mut at = 0;
    while at < others.len() {
        is_plain[others[at] as usize] = true;
        at += 1;
    }
    is_plain
};

/// `ALPHA *( ALPHA / DIGIT / "+" / "-" / "." )`
const fn is_scheme(text: &[u8]) -> bool {
    let mut at = 0;
    while at < text.len() {
        match text[at] {
            byte if byte.is_ascii_alphabetic() => {}
            b'0'..=b'9' | b'+' | b'-' | b'.' if at > 0 => {}
            _ => return false,
        }
        at += 1;
    }
    at > 0
}
