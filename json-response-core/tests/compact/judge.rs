//! The two encoders beside each other.

use crate::draw::Draw;
use crate::nodes::Nodes;
use json_response_core::{Compact, Encoder, JsonResponse};
use serde::Serialize;
use serde::de::IgnoredAny;
use std::collections::BTreeMap;

/// What `Compact` writes, or says: the same behind whatever the buffer holds, and however much room it has.
pub fn compact<T: Serialize + ?Sized>(value: &T) -> Result<Vec<u8>, String> {
    let encode = |before: &[u8], room: usize| {
        let mut buffer = Vec::with_capacity(before.len() + room);
        buffer.extend_from_slice(before);
        Compact::encode(value, &mut buffer).map_err(|error| error.to_string())?;
        assert!(buffer.starts_with(before), "what stood in the buffer stays");
        Ok(buffer.split_off(before.len()))
    };
    let written = encode(b"", 0);
    for (before, room) in [(&b"before"[..], 1), (&[b'{'; 300], 4000)] {
        assert_eq!(encode(before, room), written);
    }
    if let Ok(written) = &written {
        // A body, for which the thread's buffer is written over.
        assert_eq!(JsonResponse::new(value).body(), written);
    }
    written
}

/// Holds `Compact` against `serde_json`.
#[track_caller]
pub fn same<T: Serialize + ?Sized>(value: &T) {
    let theirs = serde_json::to_vec(value).map_err(|error| error.to_string());
    let ours = compact(value);
    assert!(ours == theirs, "Compact:    {}\nserde_json: {}", shown(&ours), shown(&theirs));
}

/// What `Compact` says of a value that does not keep to serde's contract.
const NOT_EMPTY: &str = "a length of 0 was given for what is not empty";
const OUT_OF_TURN: &str = "a key has no value, or a value has no key";
const NOT_ONE_TEXT: &str = "a value of serde_json's is to be one text";

/// The same for a value that may lie: `Compact` may fail where `serde_json` writes what is no JSON, or goes on to another error.
#[track_caller]
pub fn same_or_refused<T: Serialize + ?Sized>(value: &T) {
    let theirs = serde_json::to_vec(value).map_err(|error| error.to_string());
    let ours = compact(value);
    let is_well = match (&ours, &theirs) {
        (Err(error), Ok(theirs)) if [NOT_EMPTY, OUT_OF_TURN].contains(&error.as_str()) => {
            serde_json::from_slice::<IgnoredAny>(theirs).is_err()
        }
        (Err(error), _) if [NOT_EMPTY, OUT_OF_TURN, NOT_ONE_TEXT].contains(&error.as_str()) => true,
        _ => ours == theirs,
    };
    assert!(is_well, "Compact:    {}\nserde_json: {}", shown(&ours), shown(&theirs));
}

fn shown(result: &Result<Vec<u8>, String>) -> String {
    match result {
        Ok(bytes) => String::from_utf8_lossy(bytes).into_owned(),
        Err(error) => format!("the error {error:?}"),
    }
}

/// The value that these bytes stand for, by both encoders.
pub fn judge_structure(bytes: &[u8]) {
    let mut draw = Draw::new(bytes);
    let (may_lie, depth) = (draw.below(3) == 1, draw.below(6).into());
    let mut nodes = Nodes { draw: &mut draw, may_lie, display_fails: false };
    let node = nodes.node(depth);
    if nodes.display_fails {
        // `serde_json` panics.
        assert!(compact(&node).is_err(), "{node:?}");
    } else if may_lie {
        same_or_refused(&node);
    } else {
        same(&node);
    }
}

/// Text as all that it can be: what is not UTF-8 is replaced.
pub fn judge_text(bytes: &[u8]) {
    let text = &*String::from_utf8_lossy(bytes);
    same(text);
    same(&[text, text]);
    same(&BTreeMap::from([(text, text)]));
    let middle = (0..=text.len() / 2).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
    let (head, tail) = text.split_at(middle);
    same(&format_args!("{head}{tail}"));
    same(&BTreeMap::from([(head, [tail, head]), (tail, ["", "x"])]));
    for char in text.chars().take(3) {
        same(&BTreeMap::from([(char, char)]));
    }
}
