//! The keys of maps: strings whatever their type, or an error.

use crate::judge::same;
use serde::{Serialize, Serializer};
use std::collections::{BTreeMap, HashMap};

/// A map whose keys are anything.
pub struct Entries<K, V>(pub Vec<(K, V)>);

impl<K: Serialize, V: Serialize> Serialize for Entries<K, V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, value)| (key, value)))
    }
}

fn key<K: Serialize>(key: K) {
    same(&Entries(vec![(&key, 1), (&key, 2)]));
    same(&Some(Entries(vec![(Some(&key), [true])])));
    same(&Entries(vec![("before", [0]), ("x", [1])]));
}

#[derive(Serialize)]
struct Unit;

#[derive(Serialize)]
struct Newtype<T>(T);

#[derive(Serialize)]
struct Tuple(u8, u8);

#[derive(Serialize)]
struct Struct {
    a: u8,
}

#[derive(Serialize)]
enum Enum {
    Unit,
    #[serde(rename = "\"strange\" and longer than sixteen bytes")]
    Strange,
    Newtype(u8),
    Tuple(u8, u8),
    Struct {
        a: u8,
    },
}

struct Bytes;

impl Serialize for Bytes {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(b"key")
    }
}

#[test]
fn that_are_text() {
    for text in ["", "a", "a\"b\n", "sixteen bytes 16", "seventeen bytes17", "a longer one \\ with an escape in it"] {
        key(text);
        key(text.to_owned());
        key(format_args!("{text}{text}"));
    }
    key('x');
    key('"');
    key(Enum::Unit);
    key(Enum::Strange);
    key(Newtype(Newtype("inner")));
    key(Some(Some("inner")));
}

#[test]
fn that_are_numbers() {
    key(true);
    key((u8::MAX, 0).0);
    key(i8::MIN);
    key(u16::MAX);
    key(i16::MIN);
    key(u32::MAX);
    key(i32::MIN);
    key(u64::MAX);
    key(i64::MIN);
    key(u128::MAX);
    key(i128::MIN);
    key(1.5_f32);
    key(1e300);
    key(49.95);
    key(-0.0);
    key(Newtype(7));
    same(&HashMap::from([(1, 'a')]));
    same(&BTreeMap::from([(-1, BTreeMap::from([(true, 'x')])), (7, BTreeMap::new())]));
}

#[test]
fn that_are_none() {
    key(f64::NAN);
    key(f64::NEG_INFINITY);
    key(f32::INFINITY);
    key(());
    key(None::<u8>);
    key(Unit);
    key(Tuple(1, 2));
    key(Struct { a: 1 });
    key(Enum::Newtype(1));
    key(Enum::Tuple(1, 2));
    key(Enum::Struct { a: 1 });
    key([1]);
    key((1, 2));
    key(vec![1]);
    key(BTreeMap::from([(1, 2)]));
    key(Bytes);
    key(serde_json::json!({"a": 1}));
}
