//! The encoder beside its peers, each writing the same value to a buffer that has its room already.

use crate::cases::Run;
use crate::payloads;
use json_view::{Compact, Encoder};
use std::hint::black_box;

/// One document.
pub struct Document {
    pub name: &'static str,
    pub bytes: usize,
    /// The most that `Compact` may cost of what `serde_json` does.
    pub goal: f64,
    pub runs: [Run; 5],
}

/// In the order of [`Document::runs`]. The first one writes to a buffer that stays initialised, as a response does; the last one
/// copies the same bytes, once they are there.
pub const ENCODERS: [&str; 5] = ["Compact", "Compact to a Vec", "serde_json", "sonic-rs", "copy"];

/// Enough for each of them.
const ROOM: usize = 2 << 20;

fn emptied(buffer: &mut Vec<u8>) -> &mut Vec<u8> {
    buffer.clear();
    buffer
}

macro_rules! run {
    ($value:expr, |$buffer:ident, $v:ident| $write:expr) => {
        (|n| {
            let value = $value;
            let mut $buffer = Vec::with_capacity(ROOM);
            for _ in 0..n {
                let $v = black_box(value);
                $write;
                black_box(&mut $buffer);
            }
        }) as Run
    };
}

macro_rules! document {
    ($name:literal, $goal:literal, $value:expr) => {
        Document {
            name: $name,
            bytes: serde_json::to_vec($value).expect("plain data").len(),
            goal: $goal,
            runs: [
                run!($value, |buffer, value| Compact::overwrite(value, &mut buffer).expect("plain data")),
                run!($value, |buffer, value| Compact::encode(value, emptied(&mut buffer)).expect("plain data")),
                run!($value, |buffer, value| serde_json::to_writer(emptied(&mut buffer), value).expect("plain data")),
                run!($value, |buffer, value| sonic_rs::to_writer(emptied(&mut buffer), value).expect("plain data")),
                run!(&*serde_json::to_vec($value).expect("plain data"), |buffer, value| {
                    emptied(&mut buffer).extend_from_slice(value);
                }),
            ],
        }
    };
}

pub fn documents() -> Vec<Document> {
    vec![
        document!("small", 0.44, payloads::small()),
        document!("item", 0.44, payloads::item()),
        document!("list of 100", 0.44, payloads::list()),
        document!("posts", 0.44, payloads::posts()),
        document!("events", 0.44, payloads::catalogue()),
        document!("floats", 1.0, payloads::floats()),
        document!("escapes", 1.0, payloads::escapes()),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_of_them_write_the_same() {
        fn assert_same<T: serde::Serialize + ?Sized>(value: &T) {
            let expected = serde_json::to_string(value).unwrap();
            let mut buffer = Vec::new();
            Compact::encode(value, &mut buffer).unwrap();
            assert_eq!(String::from_utf8(buffer).unwrap(), expected);
            assert_eq!(sonic_rs::to_string(value).unwrap(), expected);
        }
        assert_same(payloads::small());
        assert_same(payloads::item());
        assert_same(payloads::list());
        assert_same(payloads::posts());
        assert_same(payloads::catalogue());
        assert_same(payloads::floats());
        assert_same(payloads::escapes());
    }

    #[test]
    fn a_quarter_of_the_text_is_escaped() {
        let text: String = payloads::escapes().concat();
        let escaped = text.chars().filter(|char| "\"\\\n".contains(*char)).count() as f64;
        assert!((0.24..0.26).contains(&(escaped / text.len() as f64)), "{}", escaped / text.len() as f64);
    }
}
