//! The name of a header: its grammar, whose it is, and how often it may stand in one response.

use crate::tables::LISTS;
use crate::text::{character_at, equal, is_tchar, named, shown};

/// What is wrong with the name of a header.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameFault {
    /// There is no character.
    Empty,
    /// `:status`
    Status,
    /// It begins with a colon.
    Pseudo,
    /// The character at this byte is not one of a token.
    Character {
        /// Where the character begins.
        at: usize,
    },
    /// The server sends this field; the section says so.
    Servers(&'static str),
}

impl NameFault {
    /// What is wrong, of a name that is not shown.
    pub const fn sentence(self) -> &'static str {
        match self {
            Self::Empty => "the header name is empty; use a token such as `x-request-id` (RFC 9110 §5.1)",
            Self::Status => "the header name is a pseudo-header; use `status = …` (RFC 9113 §8.3)",
            Self::Pseudo => "the header name is a pseudo-header; remove it (RFC 9113 §8.3)",
            Self::Character { .. } => "the header name is no token; use one such as `x-request-id` (RFC 9110 §5.1)",
            Self::Servers(_) => "the header belongs to the server; remove it (RFC 9110 §6.6, §7.6.1, §8.6)",
        }
    }

    /// What is wrong with this name.
    pub fn of(self, name: &str) -> String {
        match self {
            Self::Empty => "header name is empty; use a token such as `x-request-id` (RFC 9110 §5.1)".to_owned(),
            Self::Status => "header name `:status` is a pseudo-header; use `status = …` (RFC 9113 §8.3)".to_owned(),
            Self::Pseudo => {
                format!("header name `{}` is a pseudo-header; remove it (RFC 9113 §8.3)", shown(name))
            }
            Self::Character { at } => format!(
                "header name `{}` has {}; use a token such as `{}` (RFC 9110 §5.1)",
                shown(name),
                named(character_at(name, at)),
                token_like(&name.to_ascii_lowercase())
            ),
            Self::Servers(section) => format!("header `{}` belongs to the server; remove it ({section})", shown(name)),
        }
    }
}

/// A header name, in any case: a token (RFC 9110 §5.1), and no pseudo-header (RFC 9113 §8.3).
///
/// # Errors
///
/// On any other text.
pub const fn check_name(name: &str) -> Result<(), NameFault> {
    let bytes = name.as_bytes();
    match bytes {
        [] => return Err(NameFault::Empty),
        [b':', rest @ ..] if crate::text::same_letters(rest, b"status") => return Err(NameFault::Status),
        [b':', ..] => return Err(NameFault::Pseudo),
        _ => {}
    }
    let mut at = 0;
    while at < bytes.len() {
        if !is_tchar(bytes[at]) {
            return Err(NameFault::Character { at });
        }
        at += 1;
    }
    Ok(())
}

/// Refuses the fields that the server sends, from what it does with the connection and the body (RFC 9110 §6.6, §7.6.1,
/// §8.6; RFC 9112 §6.1).
///
/// # Errors
///
/// On one of them.
pub const fn check_owner(name_lower: &str) -> Result<(), NameFault> {
    Err(NameFault::Servers(match name_lower.as_bytes() {
        b"connection" | b"keep-alive" | b"proxy-connection" | b"te" => "RFC 9110 §7.6.1",
        b"content-length" => "RFC 9110 §8.6",
        b"date" => "RFC 9110 §6.6.1",
        b"trailer" => "RFC 9110 §6.6.2",
        b"transfer-encoding" => "RFC 9112 §6.1",
        _ => return Ok(()),
    }))
}

/// Whether the server sends this field, and nobody else.
pub const fn is_servers(name_lower: &str) -> bool {
    check_owner(name_lower).is_err()
}

/// The field that must stand beside this one where a connection speaks HTTP/1.1, with its value.
///
/// RFC 9110 §7.8 wants `connection: upgrade` beside `upgrade`, so that nobody hands it on. HTTP/2 and 3 have neither (RFC 9113
/// §8.2.2). A view declares `upgrade` alone; whoever sends the response to such a connection adds the other.
pub const fn companion(name_lower: &str) -> Option<(&'static str, &'static str)> {
    match name_lower.as_bytes() {
        b"upgrade" => Some(("connection", "upgrade")),
        _ => None,
    }
}

/// Whether the field may stand on several lines of one response (RFC 9110 §5.3): it is known to be a list.
///
/// This is what a declaration is held to. A field that is not known is taken for one that may not.
pub const fn may_repeat(name_lower: &str) -> bool {
    let mut at = 0;
    while at < LISTS.len() {
        if equal(LISTS[at], name_lower) {
            return true;
        }
        at += 1;
    }
    false
}

/// Whether the field is known to have one value, so that a second line would contradict the first (RFC 9110 §5.3).
///
/// This is what a response is held to when it leaves. A field that is not known may be a list.
pub const fn is_singleton(name_lower: &str) -> bool {
    matches!(
        name_lower.as_bytes(),
        // RFC 9110
        b"content-type"
            | b"content-location"
            | b"content-range"
            | b"etag"
            | b"from"
            | b"last-modified"
            | b"location"
            | b"retry-after"
            | b"server"
            // RFC 9111
            | b"age"
            | b"expires"
            // RFC 6266, 6455, 6797, 8594, 9745
            | b"content-disposition"
            | b"sec-websocket-accept"
            | b"strict-transport-security"
            | b"sunset"
            | b"deprecation"
            // WHATWG Fetch and HTML
            | b"access-control-allow-credentials"
            | b"access-control-allow-origin"
            | b"access-control-max-age"
            | b"cross-origin-embedder-policy"
            | b"cross-origin-opener-policy"
            | b"cross-origin-resource-policy"
            | b"origin-agent-cluster"
            | b"refresh"
    )
}

/// The token that was probably meant: what stands before a colon, with `-` for what no token may have.
pub(crate) fn token_like(lower: &str) -> String {
    let name = lower.split(':').next().unwrap_or_default();
    let is_tchar = |c: char| u8::try_from(c).is_ok_and(is_tchar);
    let words: Vec<_> = name.split(|c| !is_tchar(c)).filter(|word| !word.is_empty()).collect();
    if words.is_empty() {
        return "x-request-id".to_owned();
    }
    words.join("-")
}
