//! Draws values.

use crate::draw::Draw;
use crate::node::{Call, Node};

const RAW_VALUE: &str = "$serde_json::private::RawValue";
const NUMBER: &str = "$serde_json::private::Number";

/// Names of types, fields and variants.
const NAMES: [&str; 14] = [
    "a",
    "bc",
    "def",
    "four",
    "eight888",
    "sixteen bytes 16",
    "seventeen bytes17",
    "a name that is longer than two chunks of sixteen",
    "",
    "new\nline",
    "\"",
    "back\\slash in a longer name",
    RAW_VALUE,
    NUMBER,
];

/// Draws a value of at most so many levels.
pub struct Nodes<'d, 'b> {
    pub draw: &'d mut Draw<'b>,
    /// Whether lengths and the order of calls may be wrong, and a `Display` may fail.
    pub may_lie: bool,
    /// Whether a `Display` that fails was drawn, at which `serde_json` panics.
    pub display_fails: bool,
}

impl Nodes<'_, '_> {
    fn scalar(&mut self) -> Node {
        #![expect(clippy::cast_possible_truncation, clippy::cast_possible_wrap, reason = "any bits will do")]
        let bits = self.draw.bits();
        match self.draw.below(18) {
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
            11 => Node::F32(if bits & 1 == 0 { f32::from_bits(bits as u32) } else { self.draw.f64() as f32 }),
            12 => Node::F64(self.draw.f64()),
            13 => Node::Char(self.draw.char()),
            14 => Node::UnitVariant(self.name()),
            15 => {
                let fails = self.may_lie && self.draw.below(40) == 1;
                self.display_fails |= fails;
                Node::Display((0..self.draw.below(4)).map(|_| self.draw.text()).collect(), fails)
            }
            _ => Node::Str(self.draw.text()),
        }
    }

    fn name(&mut self) -> &'static str {
        self.draw.one_of(&NAMES)
    }

    /// Mostly what may be a key.
    fn key(&mut self) -> Node {
        match self.draw.below(60) {
            1 => self.node(1),
            2 => Node::None,
            3..10 => Node::NewtypeStruct(self.name(), Box::new(self.scalar())),
            10..15 => Node::Some(Box::new(self.scalar())),
            _ => self.scalar(),
        }
    }

    fn value(&mut self, depth: usize) -> serde_json::Value {
        match self.draw.below(if depth == 0 { 4 } else { 6 }) {
            0 => serde_json::Value::Null,
            1 => self.draw.text().into(),
            2 => i64::from_le_bytes(self.draw.bytes()).into(),
            3 => self.draw.f64().into(),
            4 => (0..self.draw.below(4)).map(|_| self.value(depth - 1)).collect(),
            _ => (0..self.draw.below(4)).map(|_| (self.draw.text(), self.value(depth - 1))).collect(),
        }
    }

    /// A length that is given for `length`.
    fn told(&mut self, length: usize) -> usize {
        if self.may_lie && self.draw.below(10) == 1 { self.draw.below(3).into() } else { length }
    }

    pub fn node(&mut self, depth: usize) -> Node {
        if depth == 0 {
            return self.scalar();
        }
        let inner = depth - 1;
        match self.draw.below(24) {
            1 => Node::None,
            2 => Node::Unit,
            3 => Node::UnitStruct(self.name()),
            4 => Node::Bytes(self.draw.text().into_bytes()),
            5 => Node::Value(self.value(inner)),
            6 => Node::Some(Box::new(self.node(inner))),
            7 => Node::NewtypeStruct(self.name(), Box::new(self.node(inner))),
            8 => Node::NewtypeVariant(self.name(), Box::new(self.node(inner))),
            9 if self.draw.below(4) == 1 => Node::Failure(self.draw.text()),
            9..=17 => self.compound(inner),
            _ => self.scalar(),
        }
    }

    fn compound(&mut self, inner: usize) -> Node {
        let length = self.draw.below(5).into();
        let told = self.told(length);
        let is_told = self.draw.is();
        let (kind, name) = (self.draw.below(8), self.name());
        match kind {
            0 | 1 => Node::Seq(is_told.then_some(told), self.nodes(length, inner)),
            2 => Node::Tuple(told, self.nodes(length, inner)),
            3 => Node::TupleStruct(name, told, self.nodes(length, inner)),
            4 => Node::TupleVariant(name, told, self.nodes(length, inner)),
            5 => Node::Map(is_told.then_some(told), (0..length).map(|_| self.call(inner)).collect()),
            // By these names `serde_json` knows what has exactly one field.
            6 if [RAW_VALUE, NUMBER].contains(&name) && !self.may_lie => Node::Struct(name, 1, self.fields(1, inner)),
            6 => Node::Struct(name, told, self.fields(length, inner)),
            _ => Node::StructVariant(name, told, self.fields(length, inner)),
        }
    }

    fn call(&mut self, inner: usize) -> Call {
        match self.draw.below(if self.may_lie { 22 } else { 20 }) {
            20 => Call::Key(self.key()),
            21 => Call::Value(self.node(inner)),
            0..12 => Call::Entry(self.key(), self.node(inner)),
            _ => Call::KeyAndValue(self.key(), self.node(inner)),
        }
    }

    fn nodes(&mut self, length: usize, inner: usize) -> Vec<Node> {
        (0..length).map(|_| self.node(inner)).collect()
    }

    fn fields(&mut self, length: usize, inner: usize) -> Vec<(&'static str, Node)> {
        (0..length).map(|_| (self.name(), self.node(inner))).collect()
    }
}
