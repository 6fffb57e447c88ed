//! Values that make use of all that serde can say, the truth or not.

use serde::ser::{
    Error as _, SerializeMap as _, SerializeSeq as _, SerializeStruct as _, SerializeStructVariant as _,
    SerializeTuple as _, SerializeTupleStruct as _, SerializeTupleVariant as _,
};
use serde::{Serialize, Serializer};
use std::fmt;

/// One call of a `Serializer`.
#[derive(Debug)]
pub enum Node {
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
    NewtypeStruct(&'static str, Box<Node>),
    NewtypeVariant(&'static str, Box<Node>),
    /// Each of these with the length that it gives.
    Seq(Option<usize>, Vec<Node>),
    Tuple(usize, Vec<Node>),
    TupleStruct(&'static str, usize, Vec<Node>),
    TupleVariant(&'static str, usize, Vec<Node>),
    Map(Option<usize>, Vec<Call>),
    Struct(&'static str, usize, Vec<(&'static str, Node)>),
    StructVariant(&'static str, usize, Vec<(&'static str, Node)>),
    /// What has only a `Display`, which writes in pieces, and may fail then.
    Display(Vec<String>, bool),
    Value(serde_json::Value),
    Failure(String),
}

/// One call of a `SerializeMap`.
#[derive(Debug)]
pub enum Call {
    Entry(Node, Node),
    KeyAndValue(Node, Node),
    /// Not without a value behind it.
    Key(Node),
    /// Not without a key before it.
    Value(Node),
}

struct Pieces<'a>(&'a [String], bool);

impl fmt::Display for Pieces<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|piece| f.write_str(piece))?;
        if self.1 { Err(fmt::Error) } else { Ok(()) }
    }
}

impl Serialize for Node {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        macro_rules! compound {
            ($compound:expr, $parts:expr, $method:ident) => {{
                let mut compound = $compound?;
                $parts.iter().try_for_each(|part| compound.$method(part))?;
                compound.end()
            }};
            ($compound:expr, $fields:expr) => {{
                let mut compound = $compound?;
                $fields.iter().try_for_each(|(name, value)| compound.serialize_field(name, value))?;
                compound.end()
            }};
        }
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
            Self::NewtypeStruct(name, value) => serializer.serialize_newtype_struct(name, value),
            Self::NewtypeVariant(variant, value) => serializer.serialize_newtype_variant("Enum", 0, variant, value),
            Self::Seq(length, parts) => compound!(serializer.serialize_seq(*length), parts, serialize_element),
            Self::Tuple(length, parts) => compound!(serializer.serialize_tuple(*length), parts, serialize_element),
            Self::TupleStruct(name, length, parts) => {
                compound!(serializer.serialize_tuple_struct(name, *length), parts, serialize_field)
            }
            Self::TupleVariant(variant, length, parts) => {
                compound!(serializer.serialize_tuple_variant("Enum", 0, variant, *length), parts, serialize_field)
            }
            Self::Map(length, calls) => {
                let mut map = serializer.serialize_map(*length)?;
                calls.iter().try_for_each(|call| match call {
                    Call::Entry(key, value) => map.serialize_entry(key, value),
                    Call::KeyAndValue(key, value) => {
                        map.serialize_key(key)?;
                        map.serialize_value(value)
                    }
                    Call::Key(key) => map.serialize_key(key),
                    Call::Value(value) => map.serialize_value(value),
                })?;
                map.end()
            }
            Self::Struct(name, length, fields) => compound!(serializer.serialize_struct(name, *length), fields),
            Self::StructVariant(variant, length, fields) => {
                compound!(serializer.serialize_struct_variant("Enum", 0, variant, *length), fields)
            }
            Self::Display(pieces, fails) => serializer.collect_str(&Pieces(pieces, *fails)),
            Self::Value(value) => value.serialize(serializer),
            Self::Failure(text) => Err(S::Error::custom(text)),
        }
    }
}
