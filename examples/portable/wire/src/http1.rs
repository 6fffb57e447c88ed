//! HTTP/1.1 messages (RFC 9112), read as strictly as a test needs them: what is wrong with the framing fails.

use std::io::{BufRead, Read};

/// A message as it came over the wire.
#[derive(Debug)]
pub struct Message {
    pub start: String,
    /// With names in lower case.
    pub headers: Vec<(String, Vec<u8>)>,
    pub body: Vec<u8>,
}

/// A response.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: Vec<(String, Vec<u8>)>,
    pub body: Vec<u8>,
}

impl Message {
    /// The one value of a header.
    ///
    /// # Panics
    ///
    /// Where it stands on several lines.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut lines = self.headers.iter().filter(|(other, _)| other == name);
        let value = lines.next().map(|(_, value)| std::str::from_utf8(value).expect("text"));
        assert!(lines.next().is_none(), "`{name}` twice: {self:?}");
        value
    }

    /// This message as a response.
    ///
    /// # Panics
    ///
    /// Where it is none.
    #[must_use]
    pub fn into_answer(self) -> Answer {
        let status = self.start.strip_prefix("HTTP/1.1 ").and_then(|rest| rest.get(..3)?.parse().ok());
        let status = status.unwrap_or_else(|| panic!("no status line: {:?}", self.start));
        Answer { status, headers: self.headers, body: self.body }
    }
}

/// Reads a message. `is_bare` tells by the start line whether the head is all of it, whatever its fields say.
///
/// # Panics
///
/// Where it is none, or not framed as it must be.
pub fn read_message(from: &mut impl BufRead, is_bare: impl Fn(&str) -> bool) -> Message {
    let start = line(from);
    let mut headers = Vec::new();
    loop {
        let line = line(from);
        if line.is_empty() {
            break;
        }
        let colon = line.iter().position(|byte| *byte == b':').expect("a header has a colon");
        let name = String::from_utf8(line[..colon].to_ascii_lowercase()).expect("a name is ASCII");
        headers.push((name, line[colon + 1..].trim_ascii().to_vec()));
    }
    let start = String::from_utf8(start).expect("a start line is ASCII");
    let mut message = Message { start, headers, body: Vec::new() };
    let length = message.header("content-length").map(|length| length.parse::<usize>().expect("a length"));
    let chunked = message.header("transfer-encoding").map(|coding| assert_eq!(coding, "chunked")).is_some();
    assert!(!(chunked && length.is_some()), "two lengths (RFC 9112 §6.2): {message:?}");
    if is_bare(&message.start) {
        return message;
    }
    if chunked {
        loop {
            let size = String::from_utf8(line(from)).expect("a chunk size");
            let size = usize::from_str_radix(size.trim(), 16).expect("a chunk size");
            let at = message.body.len();
            message.body.resize(at + size, 0);
            from.read_exact(&mut message.body[at..]).expect("a chunk");
            assert!(line(from).is_empty(), "a chunk, or the last, ends with an empty line");
            if size == 0 {
                return message;
            }
        }
    }
    let is_request = !message.start.starts_with("HTTP/");
    assert!(is_request || length.is_some(), "neither a length nor chunks, on a connection that stays: {message:?}");
    from.take(length.unwrap_or(0) as u64).read_to_end(&mut message.body).expect("a body");
    assert_eq!(message.body.len(), length.unwrap_or(0), "a body as long as announced");
    message
}

fn line(from: &mut impl BufRead) -> Vec<u8> {
    let mut line = Vec::new();
    from.read_until(b'\n', &mut line).expect("a line");
    assert!(line.ends_with(b"\r\n"), "the connection ended within a message: {:?}", String::from_utf8_lossy(&line));
    line.truncate(line.len() - 2);
    line
}
