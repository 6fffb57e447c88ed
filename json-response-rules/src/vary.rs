//! `vary`: RFC 9110 §12.5.5.

use crate::text::{Cursor, is_space, is_token, shown};

/// What is wrong with a `vary`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VaryFault {
    /// It names nothing.
    Empty,
    /// A member of the list, from byte to byte, is no header name.
    Member {
        /// Where it begins.
        start: usize,
        /// Where it ends.
        end: usize,
    },
}

impl VaryFault {
    /// What is wrong, of a value that is not shown.
    pub const fn sentence(self) -> &'static str {
        match self {
            Self::Empty => {
                "the `vary` value is empty; name the request headers that the response depends on, or remove it (RFC 9110 §12.5.5)"
            }
            Self::Member { .. } => {
                "the `vary` value is no list of header names; put a comma between two (RFC 9110 §12.5.5)"
            }
        }
    }

    /// What is wrong with this value.
    pub fn of(self, value: &str) -> String {
        match self {
            Self::Empty => {
                "`vary` value is empty; name the request headers that the response depends on, or remove it \
                            (RFC 9110 §12.5.5)"
                    .to_owned()
            }
            Self::Member { start, end } => format!(
                "`vary` value has `{}`, which is no header name; put a comma between two (RFC 9110 §12.5.5)",
                shown(value.get(start..end).unwrap_or_default())
            ),
        }
    }
}

/// `1#( "*" / field-name )`, without empty members (RFC 9110 §5.6.1.1). `*` is a token too.
///
/// # Errors
///
/// On any other text.
pub const fn check_vary(value: &[u8]) -> Result<(), VaryFault> {
    if value.is_empty() {
        return Err(VaryFault::Empty);
    }
    let mut cursor = Cursor::new(value);
    loop {
        cursor.take_spaces();
        let start = value.len() - cursor.rest.len();
        let mut member = cursor.take_until(b',');
        while let [inner @ .., last] = member {
            if !is_space(*last) {
                break;
            }
            member = inner;
        }
        if !is_token(member) {
            return Err(VaryFault::Member { start, end: start + member.len() });
        }
        if !cursor.take(b',') {
            return Ok(());
        }
    }
}
