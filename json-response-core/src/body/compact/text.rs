//! Where only text may stand: the key of an object, which is a string whatever its type, and the two values that `serde_json`
//! hands over as JSON.

use super::Result;
use super::out::Out;
use serde::Serialize;
use serde::ser::{Error as _, Impossible, Serializer};
use serde_json::Error;
use std::fmt;

/// The name of `serde_json::value::RawValue` towards serde, and of its only field.
pub(super) const RAW_VALUE: &str = "$serde_json::private::RawValue";

/// The same of a `serde_json::Number` with the feature `arbitrary_precision`.
pub(super) const NUMBER: &str = "$serde_json::private::Number";

#[derive(Debug, Clone, Copy)]
pub(super) enum Place {
    /// The key of an object, and the byte before it.
    Key {
        before: u8,
    },
    RawValue,
    Number,
}

impl Place {
    /// The name of the field that has the text.
    pub(super) fn field(self) -> &'static str {
        if let Self::Number = self { NUMBER } else { RAW_VALUE }
    }

    /// What is wrong, in the words of `serde_json`, where that field is another one.
    pub(super) fn missing(self) -> &'static str {
        if let Self::Number = self { "invalid number" } else { "expected value" }
    }
}

/// Writes the text, and refuses what is none.
pub(super) struct Text<'a> {
    pub(super) out: &'a mut Out,
    pub(super) place: Place,
}

impl Text<'_> {
    #[cold]
    #[inline(never)]
    fn refused<T>(self) -> Result<T> {
        Err(Error::custom(match self.place {
            Place::Key { .. } => "key must be a string",
            Place::RawValue => "expected RawValue",
            Place::Number => "invalid number",
        }))
    }

    /// A number or a `bool` as a key.
    fn quoted(self, value: impl Serialize) -> Result {
        let Place::Key { before } = self.place else {
            return self.refused();
        };
        self.out.push(before);
        self.out.push(b'"');
        value.serialize(&mut *self.out)?;
        self.out.write(b"\":");
        Ok(())
    }

    fn finite(self, is_finite: bool, value: impl Serialize) -> Result {
        if is_finite || !matches!(self.place, Place::Key { .. }) {
            return self.quoted(value);
        }
        Err(Error::custom("float key must be finite (got NaN or +/-inf)"))
    }
}

macro_rules! quoted {
    ($($method:ident $type:ty,)*) => {$(
        fn $method(self, value: $type) -> Result {
            self.quoted(value)
        }
    )*};
}

macro_rules! refused {
    ($($method:ident ($($type:ty),*) $result:ty,)*) => {$(
        fn $method(self, $(_: $type),*) -> Result<$result> {
            self.refused()
        }
    )*};
}

impl Serializer for Text<'_> {
    type Ok = ();
    type Error = Error;
    type SerializeSeq = Impossible<(), Error>;
    type SerializeTuple = Impossible<(), Error>;
    type SerializeTupleStruct = Impossible<(), Error>;
    type SerializeTupleVariant = Impossible<(), Error>;
    type SerializeMap = Impossible<(), Error>;
    type SerializeStruct = Impossible<(), Error>;
    type SerializeStructVariant = Impossible<(), Error>;

    #[inline]
    fn serialize_str(self, text: &str) -> Result {
        match self.place {
            Place::Key { before } => self.out.key::<false>(before, text),
            Place::RawValue | Place::Number => self.out.write(text.as_bytes()),
        }
        Ok(())
    }

    fn serialize_char(self, value: char) -> Result {
        match self.place {
            Place::Key { .. } => self.serialize_str(value.encode_utf8(&mut [0; 4])),
            _ => self.refused(),
        }
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result {
        match self.place {
            Place::Key { .. } => self.serialize_str(variant),
            _ => self.refused(),
        }
    }

    #[inline]
    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result {
        self.serialize_some(value)
    }

    #[inline]
    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result {
        match self.place {
            Place::Key { .. } => value.serialize(self),
            _ => self.refused(),
        }
    }

    fn serialize_f32(self, value: f32) -> Result {
        self.finite(value.is_finite(), value)
    }

    fn serialize_f64(self, value: f64) -> Result {
        self.finite(value.is_finite(), value)
    }

    fn collect_str<T: fmt::Display + ?Sized>(self, value: &T) -> Result {
        let Place::Key { before } = self.place else {
            return Display { out: self.out, is_escaped: false }.write(value);
        };
        self.out.push(before);
        self.out.push(b'"');
        Display { out: &mut *self.out, is_escaped: true }.write(value)?;
        self.out.write(b"\":");
        Ok(())
    }

    fn serialize_newtype_variant<T>(self, _: &'static str, _: u32, _: &'static str, _: &T) -> Result
    where
        T: Serialize + ?Sized,
    {
        self.refused()
    }

    quoted! {
        serialize_bool bool,
        serialize_i8 i8, serialize_i16 i16, serialize_i32 i32, serialize_i64 i64, serialize_i128 i128,
        serialize_u8 u8, serialize_u16 u16, serialize_u32 u32, serialize_u64 u64, serialize_u128 u128,
    }

    refused! {
        serialize_bytes(&[u8]) (),
        serialize_none() (),
        serialize_unit() (),
        serialize_unit_struct(&'static str) (),
        serialize_seq(Option<usize>) Self::SerializeSeq,
        serialize_tuple(usize) Self::SerializeTuple,
        serialize_tuple_struct(&'static str, usize) Self::SerializeTupleStruct,
        serialize_tuple_variant(&'static str, u32, &'static str, usize) Self::SerializeTupleVariant,
        serialize_map(Option<usize>) Self::SerializeMap,
        serialize_struct(&'static str, usize) Self::SerializeStruct,
        serialize_struct_variant(&'static str, u32, &'static str, usize) Self::SerializeStructVariant,
    }
}

/// What a `Display` writes, bit by bit.
pub(super) struct Display<'a> {
    pub(super) out: &'a mut Out,
    pub(super) is_escaped: bool,
}

impl Display<'_> {
    /// Where `serde_json` would panic, if the `Display` fails, this is an error.
    pub(super) fn write<T: fmt::Display + ?Sized>(mut self, value: &T) -> Result {
        fmt::write(&mut self, format_args!("{value}")).map_err(Error::custom)
    }
}

impl fmt::Write for Display<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        if self.is_escaped {
            self.out.escaped(text.as_bytes(), [0; 2], 0);
        } else {
            self.out.write(text.as_bytes());
        }
        Ok(())
    }
}
