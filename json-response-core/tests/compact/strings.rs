//! Text: each byte at each place of each length that is handled in a way of its own, and what only has a `Display`.

use crate::judge::{compact, same};
use json_response_core::{Compact, Encoder};
use serde::{Serialize, Serializer};
use std::fmt;

fn assert_same(text: &str, buffer: &mut Vec<u8>) {
    buffer.clear();
    Compact::encode(text, buffer).unwrap();
    assert_eq!(*buffer, serde_json::to_vec(text).unwrap(), "{text:?}");
}

#[test]
fn each_special_at_each_place() {
    let mut buffer = Vec::new();
    for length in 0..52 {
        for at in 0..length {
            let mut text = "a".repeat(length);
            for char in (0..=0x22_u8).chain([b'/', b'[', b'\\', b']', 0x7f]).map(char::from) {
                text.replace_range(at..=at, char.encode_utf8(&mut [0; 4]));
                assert_same(&text, &mut buffer);
            }
        }
    }
}

#[test]
fn two_escapes_at_each_distance() {
    let mut buffer = Vec::new();
    for first in 0..36 {
        for second in 0..60 {
            let text = format!("{}\"{}\n{}", "a".repeat(first), "b".repeat(second), "c".repeat(19));
            assert_same(&text, &mut buffer);
            assert_same(text.trim_end_matches('c'), &mut buffer);
        }
    }
}

#[test]
fn each_char() {
    for char in ('\0'..=char::MAX).filter(|char| *char < '\u{200}' || u32::from(*char) % 997 == 0) {
        same(&char);
        same(&[char, char]);
    }
    for char in ['\u{d7ff}', '\u{e000}', '\u{ffff}', '\u{10000}', '\u{2028}', char::MAX] {
        same(&char);
    }
}

#[test]
fn any_room_that_is_left() {
    // The token that no longer fits into what is initialised is written another way.
    for length in 0..300 {
        let list = vec!["x".repeat(length % 40); 12];
        let mut before = vec![b' '; length];
        Compact::encode(&(&list, length, [1.5], true, [()], 'c', &list), &mut before).unwrap();
        let expected = serde_json::to_vec(&(&list, length, [1.5], true, [()], 'c', &list)).unwrap();
        assert_eq!(before[length..], expected);
    }
}

#[test]
fn a_long_text_of_anything() {
    let text: String = (0..9000_u32).map(|at| char::from_u32(at % 300 + 1).unwrap()).collect();
    same(&text);
    same(&"x".repeat(100_000));
    same(&"\0".repeat(70_000));
    same(&vec!["é\""; 3000]);
}

struct Shown<T>(T);

impl<T: fmt::Display> Serialize for Shown<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

#[test]
fn what_has_only_a_display() {
    same(&Shown(""));
    same(&Shown('"'));
    same(&Shown(format_args!("<{}\n{:>30}> {:?}", "a\"b", 1, "\\")));
    same(&[Shown("x".repeat(100)), Shown("\u{1}".repeat(100))]);
    same(&format_args!("{:05}{}", 12, '\u{1f}'));
    same(&std::net::Ipv4Addr::LOCALHOST);
}

/// Where `serde_json` panics.
#[test]
fn a_display_that_fails_is_an_error() {
    struct Fails;

    impl fmt::Display for Fails {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("half")?;
            Err(fmt::Error)
        }
    }

    let error = Err(fmt::Error.to_string());
    assert_eq!(compact(&Shown(Fails)), error);
    assert_eq!(compact(&[(1, Shown(Fails))]), error);
    assert_eq!(compact(&crate::keys::Entries(vec![(Shown(Fails), 1)])), error);
}
