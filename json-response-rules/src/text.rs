//! Bytes and characters: what is a token, and how a sentence shows what was written.

/// `==` of two names, for a `const fn`.
pub const fn equal(one: &str, other: &str) -> bool {
    same(one.as_bytes(), other.as_bytes())
}

pub(crate) const fn same(one: &[u8], other: &[u8]) -> bool {
    if one.len() != other.len() {
        return false;
    }
    let mut at = 0;
    while at < one.len() {
        if one[at] != other[at] {
            return false;
        }
        at += 1;
    }
    true
}

/// As [`same`], where upper and lower case are alike.
pub(crate) const fn same_letters(one: &[u8], other: &[u8]) -> bool {
    if one.len() != other.len() {
        return false;
    }
    let mut at = 0;
    while at < one.len() {
        if !one[at].eq_ignore_ascii_case(&other[at]) {
            return false;
        }
        at += 1;
    }
    true
}

/// RFC 9110 §5.6.2.
pub(crate) const fn is_tchar(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
        || matches!(
            byte,
            b'!' | b'#' | b'$' | b'%' | b'&' | b'\'' | b'*' | b'+' | b'-' | b'.' | b'^' | b'_' | b'`' | b'|' | b'~'
        )
}

/// RFC 9110 §5.6.2: `token = 1*tchar`.
pub(crate) const fn is_token(bytes: &[u8]) -> bool {
    let mut at = 0;
    while at < bytes.len() {
        if !is_tchar(bytes[at]) {
            return false;
        }
        at += 1;
    }
    at > 0
}

/// Optional white space (RFC 9110 §5.6.3).
pub(crate) const fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t')
}

/// A place in some bytes, for grammars that are read from left to right.
#[derive(Clone, Copy)]
pub(crate) struct Cursor<'a> {
    pub(crate) rest: &'a [u8],
}

impl<'a> Cursor<'a> {
    pub(crate) const fn new(rest: &'a [u8]) -> Self {
        Self { rest }
    }

    pub(crate) const fn is_at_end(&self) -> bool {
        self.rest.is_empty()
    }

    /// Whether the next byte is this one.
    pub(crate) const fn is_at(&self, byte: u8) -> bool {
        matches!(self.rest, [next, ..] if *next == byte)
    }

    /// Takes the next byte if it is this one.
    pub(crate) const fn take(&mut self, byte: u8) -> bool {
        if !self.is_at(byte) {
            return false;
        }
        self.take_first(1);
        true
    }

    pub(crate) const fn take_first(&mut self, count: usize) -> &'a [u8] {
        let (first, rest) = self.rest.split_at(count);
        self.rest = rest;
        first
    }

    /// Takes what stands before a byte, or all.
    pub(crate) const fn take_until(&mut self, byte: u8) -> &'a [u8] {
        let mut end = 0;
        while end < self.rest.len() && self.rest[end] != byte {
            end += 1;
        }
        self.take_first(end)
    }

    pub(crate) const fn take_spaces(&mut self) {
        while self.take(b' ') || self.take(b'\t') {}
    }

    /// Takes the characters of a token, which may be none.
    pub(crate) const fn take_token(&mut self) -> &'a [u8] {
        let mut end = 0;
        while end < self.rest.len() && is_tchar(self.rest[end]) {
            end += 1;
        }
        self.take_first(end)
    }

    /// Takes a token or a quoted string (RFC 9110 §5.6.4); `false` where there is none.
    pub(crate) const fn take_value(&mut self) -> bool {
        if !self.take(b'"') {
            return !self.take_token().is_empty();
        }
        while let [byte, rest @ ..] = self.rest {
            self.rest = rest;
            match *byte {
                b'"' => return true,
                b'\\' => match self.rest {
                    [escaped, rest @ ..] if is_text(*escaped) => self.rest = rest,
                    _ => return false,
                },
                byte if is_text(byte) => {}
                _ => return false,
            }
        }
        false
    }
}

/// What may stand in a quoted string.
const fn is_text(byte: u8) -> bool {
    matches!(byte, b'\t' | b' '..=b'~' | 0x80..)
}

/// The character at a byte of a text; where it is none, the replacement character.
pub(crate) fn character_at(text: &str, at: usize) -> char {
    text.get(at..).and_then(|rest| rest.chars().next()).unwrap_or(char::REPLACEMENT_CHARACTER)
}

pub(crate) fn percent_encoded(c: char) -> String {
    let mut buffer = [0; 4];
    let bytes = c.encode_utf8(&mut buffer).bytes();
    bytes.fold(String::new(), |text, byte| text + &format!("%{byte:02X}"))
}

/// A character as a sentence names it.
pub(crate) fn named(c: char) -> String {
    match c {
        ' ' => "a space".to_owned(),
        '\t' => "a tab".to_owned(),
        '\n' => "a line feed".to_owned(),
        '\r' => "a carriage return".to_owned(),
        '\0' => "a NUL".to_owned(),
        ':' => "a colon".to_owned(),
        '"' => "a double quote".to_owned(),
        '`' => "a backtick".to_owned(),
        _ if c.is_control() => format!("the control character `{}`", c.escape_unicode()),
        _ if c.is_ascii() => format!("`{c}`"),
        _ => format!("`{}`, which is not ASCII", c.escape_debug()),
    }
}

/// The user's text on one line: what cannot be seen is escaped, the rest stands as it is.
pub(crate) fn shown(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '"' | '\'' | '\\' => shown.push(c),
            _ => shown.extend(c.escape_debug()),
        }
    }
    shown
}
