//! `Sonic` writes the bytes of `Compact`, on generated values that make use of all that serde can say.

#![cfg(feature = "sonic-rs")]
#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "a generator of values wants any bits"
)]

use json_response_core::{Compact, Encoder, Sonic};
use serde::ser::{
    Error as _, SerializeMap as _, SerializeSeq as _, SerializeStruct as _, SerializeStructVariant as _,
    SerializeTuple as _, SerializeTupleStruct as _, SerializeTupleVariant as _,
};
use serde::{Serialize, Serializer};

/// One call of each method of a `Serializer`.
#[derive(Debug, Clone)]
enum Node {
    Bool(bool),
    I8(i8),
    I16(i16),
    I32(i32),
    I64(i64),
    I128(i128),
    U8(u8),
    U16(u16),
    U32(u32),
    U64(u64),
    U128(u128),
    F32(f32),
    F64(f64),
    Char(char),
    Str(String),
    Bytes(Vec<u8>),
    None,
    Some(Box<Node>),
    Unit,
    UnitStruct(&'static str),
    UnitVariant(&'static str),
    NewtypeStruct(Box<Node>),
    NewtypeVariant(&'static str, Box<Node>),
    /// With its length told, or not.
    Seq(bool, Vec<Node>),
    Tuple(Vec<Node>),
    TupleStruct(Vec<Node>),
    TupleVariant(&'static str, Vec<Node>),
    Map(bool, Vec<(Node, Node)>),
    Struct(Vec<(&'static str, Node)>),
    StructVariant(&'static str, Vec<(&'static str, Node)>),
    /// What has only a `Display`, which writes in pieces.
    Display(Vec<String>),
    Value(serde_json::Value),
    Failure(String),
}

struct Pieces<'a>(&'a [String]);

impl std::fmt::Display for Pieces<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.iter().try_for_each(|piece| f.write_str(piece))
    }
}

impl Serialize for Node {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Bool(value) => serializer.serialize_bool(*value),
            Self::I8(value) => serializer.serialize_i8(*value),
            Self::I16(value) => serializer.serialize_i16(*value),
            Self::I32(value) => serializer.serialize_i32(*value),
            Self::I64(value) => serializer.serialize_i64(*value),
            Self::I128(value) => serializer.serialize_i128(*value),
            Self::U8(value) => serializer.serialize_u8(*value),
            Self::U16(value) => serializer.serialize_u16(*value),
            Self::U32(value) => serializer.serialize_u32(*value),
            Self::U64(value) => serializer.serialize_u64(*value),
            Self::U128(value) => serializer.serialize_u128(*value),
            Self::F32(value) => serializer.serialize_f32(*value),
            Self::F64(value) => serializer.serialize_f64(*value),
            Self::Char(value) => serializer.serialize_char(*value),
            Self::Str(value) => serializer.serialize_str(value),
            Self::Bytes(value) => serializer.serialize_bytes(value),
            Self::None => serializer.serialize_none(),
            Self::Some(value) => serializer.serialize_some(value),
            Self::Unit => serializer.serialize_unit(),
            Self::UnitStruct(name) => serializer.serialize_unit_struct(name),
            Self::UnitVariant(variant) => serializer.serialize_unit_variant("Enum", 0, variant),
            Self::NewtypeStruct(value) => serializer.serialize_newtype_struct("Struct", value),
            Self::NewtypeVariant(variant, value) => serializer.serialize_newtype_variant("Enum", 0, variant, value),
            Self::Seq(tells, values) => {
                let mut seq = serializer.serialize_seq(tells.then_some(values.len()))?;
                values.iter().try_for_each(|value| seq.serialize_element(value))?;
                seq.end()
            }
            Self::Tuple(values) => {
                let mut tuple = serializer.serialize_tuple(values.len())?;
                values.iter().try_for_each(|value| tuple.serialize_element(value))?;
                tuple.end()
            }
            Self::TupleStruct(values) => {
                let mut tuple = serializer.serialize_tuple_struct("Struct", values.len())?;
                values.iter().try_for_each(|value| tuple.serialize_field(value))?;
                tuple.end()
            }
            Self::TupleVariant(variant, values) => {
                let mut tuple = serializer.serialize_tuple_variant("Enum", 0, variant, values.len())?;
                values.iter().try_for_each(|value| tuple.serialize_field(value))?;
                tuple.end()
            }
            Self::Map(tells, entries) => {
                let mut map = serializer.serialize_map(tells.then_some(entries.len()))?;
                entries.iter().try_for_each(|(key, value)| map.serialize_entry(key, value))?;
                map.end()
            }
            Self::Struct(fields) => {
                let mut object = serializer.serialize_struct("Struct", fields.len())?;
                fields.iter().try_for_each(|(name, value)| object.serialize_field(name, value))?;
                object.end()
            }
            Self::StructVariant(variant, fields) => {
                let mut object = serializer.serialize_struct_variant("Enum", 0, variant, fields.len())?;
                fields.iter().try_for_each(|(name, value)| object.serialize_field(name, value))?;
                object.end()
            }
            Self::Display(pieces) => serializer.collect_str(&Pieces(pieces)),
            Self::Value(value) => value.serialize(serializer),
            Self::Failure(text) => Err(S::Error::custom(text)),
        }
    }
}

/// xorshift64*: what it makes is the same in each run.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() >> 33).unwrap() % limit
    }

    /// All bits, few bits, and both ends of a range.
    fn bits(&mut self) -> u128 {
        let all = u128::from(self.next()) << 64 | u128::from(self.next());
        match self.below(4) {
            0 => all,
            1 => all >> self.below(128),
            2 => [0, 1, u128::MAX, u128::MAX >> 1, 1 << 127, 1 << 63, (1 << 63) - 1, (1 << 64) - 1, 1 << 64]
                [self.below(9)],
            _ => !(all >> self.below(128)),
        }
    }

    fn f64(&mut self) -> f64 {
        let special = [0.0, -0.0, 1.0, 1e15, 1e16, 1e17, 1e-5, 1e-6, 1e21, 0.1, f64::MAX, f64::MIN_POSITIVE, 5e-324];
        match self.below(5) {
            0 => special[self.below(special.len())],
            1 => [f64::NAN, f64::INFINITY, f64::NEG_INFINITY][self.below(3)],
            2 => f64::from(self.bits() as i32) / 100.0,
            3 => self.bits() as i64 as f64,
            _ => f64::from_bits(self.next()),
        }
    }

    fn char(&mut self) -> char {
        let special = [
            '"', '\\', '/', '\0', '\u{8}', '\t', '\n', '\u{c}', '\r', '\u{1f}', '\u{7f}', '\u{80}', '\u{2028}',
            '\u{feff}', '\u{ffff}', '😀',
        ];
        match self.below(4) {
            0 => special[self.below(special.len())],
            1 => char::from_u32(self.below(0x11_0000) as u32).unwrap_or('\u{fffd}'),
            _ => char::from(b' ' + self.below(95) as u8),
        }
    }

    /// Long enough, now and then, for each width that SIMD instructions have; and plain, but for one place.
    fn text(&mut self) -> String {
        let length = [0, 1, self.below(8), self.below(40), self.below(200)][self.below(5)];
        if self.below(2) == 0 {
            return (0..length).map(|_| self.char()).collect();
        }
        let mut text = "x".repeat(length);
        text.push(self.char());
        text.push_str(&"y".repeat(self.below(40)));
        text
    }

    fn name(&mut self) -> &'static str {
        ["", "a", "id", "nächste", "quote\"d", "back\\slash", "new\nline", "a name of more than thirty-two bytes"]
            [self.below(8)]
    }

    fn scalar(&mut self) -> Node {
        let bits = self.bits();
        match self.below(18) {
            0 => Node::Bool(bits & 1 == 0),
            1 => Node::I8(bits as i8),
            2 => Node::I16(bits as i16),
            3 => Node::I32(bits as i32),
            4 => Node::I64(bits as i64),
            5 => Node::I128(bits as i128),
            6 => Node::U8(bits as u8),
            7 => Node::U16(bits as u16),
            8 => Node::U32(bits as u32),
            9 => Node::U64(bits as u64),
            10 => Node::U128(bits),
            11 => Node::F32(if bits & 1 == 0 { f32::from_bits(bits as u32) } else { self.f64() as f32 }),
            12 => Node::F64(self.f64()),
            13 => Node::Char(self.char()),
            14 => Node::UnitVariant(self.name()),
            15 => Node::Display((0..self.below(4)).map(|_| self.text()).collect()),
            _ => Node::Str(self.text()),
        }
    }

    /// Mostly what may be a key.
    fn key(&mut self) -> Node {
        match self.below(60) {
            0 => self.node(1),
            1 => Node::None,
            2..10 => Node::NewtypeStruct(Box::new(self.scalar())),
            _ => self.scalar(),
        }
    }

    fn value(&mut self, depth: usize) -> serde_json::Value {
        match self.below(if depth == 0 { 4 } else { 6 }) {
            0 => serde_json::Value::Null,
            1 => self.text().into(),
            2 => (self.bits() as i64).into(),
            3 => self.f64().into(),
            4 => (0..self.below(4)).map(|_| self.value(depth - 1)).collect(),
            _ => (0..self.below(4)).map(|_| (self.text(), self.value(depth - 1))).collect(),
        }
    }

    fn node(&mut self, depth: usize) -> Node {
        if depth == 0 {
            return self.scalar();
        }
        let inner = depth - 1;
        let length = self.below(5);
        match self.below(80) {
            0 => Node::Failure(self.text()),
            1..5 => Node::None,
            5..9 => Node::Unit,
            9..13 => Node::UnitStruct(self.name()),
            13..17 => Node::Bytes(self.text().into_bytes()),
            17..21 => Node::Value(self.value(inner)),
            21..25 => Node::Some(Box::new(self.node(inner))),
            25..29 => Node::NewtypeStruct(Box::new(self.node(inner))),
            29..33 => Node::NewtypeVariant(self.name(), Box::new(self.node(inner))),
            33..39 => Node::Seq(length % 2 == 0, self.nodes(length, inner)),
            39..43 => Node::Tuple(self.nodes(length, inner)),
            43..47 => Node::TupleStruct(self.nodes(length, inner)),
            47..51 => Node::TupleVariant(self.name(), self.nodes(length, inner)),
            51..57 => Node::Map(length % 2 == 0, (0..length).map(|_| (self.key(), self.node(inner))).collect()),
            57..63 => Node::Struct((0..length).map(|_| (self.name(), self.node(inner))).collect()),
            63..67 => Node::StructVariant(self.name(), (0..length).map(|_| (self.name(), self.node(inner))).collect()),
            _ => self.scalar(),
        }
    }

    fn nodes(&mut self, length: usize, depth: usize) -> Vec<Node> {
        (0..length).map(|_| self.node(depth)).collect()
    }
}

fn encoded<E: Encoder>(value: &(impl Serialize + ?Sized)) -> Result<String, ()> {
    let mut buffer = Vec::new();
    E::encode(value, &mut buffer).map_err(|_| ())?;
    Ok(String::from_utf8(buffer).unwrap())
}

#[test]
fn sonic_writes_what_compact_writes_and_fails_where_it_fails() {
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    let mut failures = 0;
    for round in 0..40_000 {
        let node = random.node(round % 5);
        let (compact, sonic) = (encoded::<Compact>(&node), encoded::<Sonic>(&node));
        assert_eq!(sonic, compact, "round {round}: {node:?}");
        failures += usize::from(compact.is_err());
    }
    // A key that is none, a float that is no number as a key, or an error of the value's own.
    assert!((100..20_000).contains(&failures), "{failures} of the values cannot be serialized");
}

#[test]
fn each_character_is_escaped_alike() {
    for char in '\0'..=char::MAX {
        assert_eq!(encoded::<Sonic>(&char), encoded::<Compact>(&char), "{char:?}");
    }
}

/// The exceptions that the documentation of `Sonic` names.
#[test]
fn what_serde_json_smuggles_past_serde_is_an_object_to_sonic() {
    let raw = serde_json::value::RawValue::from_string("[1, 2]".to_owned()).unwrap();
    assert_eq!(encoded::<Compact>(&raw).unwrap(), "[1, 2]");
    assert_eq!(encoded::<Sonic>(&raw).unwrap(), r#"{"$serde_json::private::RawValue":"[1, 2]"}"#);
}
