//! What serde calls for a value.

use super::compound::{Array, Before, Object, Variant};
use super::out::Out;
use super::text::{Display, NUMBER, RAW_VALUE};
use super::{Result, string::is_plain_key};
use serde::{Serialize, Serializer};
use serde_json::Error;

macro_rules! integers {
    ($($method:ident $type:ty, $write:ident;)*) => {$(
        #[inline]
        fn $method(self, value: $type) -> Result {
            self.$write(value.into());
            Ok(())
        }
    )*};
}

macro_rules! numbers_of_serde_json {
    ($($method:ident $type:ty;)*) => {$(
        #[inline]
        fn $method(self, value: $type) -> Result {
            self.number(value)
        }
    )*};
}

impl Out {
    /// `{"variant":`
    #[inline(always)]
    fn variant(&mut self, variant: &'static str) {
        if is_plain_key(variant) {
            self.key::<true>(b'{', variant);
        } else {
            self.key::<false>(b'{', variant);
        }
    }
}

impl<'a> Serializer for &'a mut Out {
    type Ok = ();
    type Error = Error;
    type SerializeSeq = Array<'a>;
    type SerializeTuple = Array<'a>;
    type SerializeTupleStruct = Array<'a>;
    type SerializeTupleVariant = Variant<Array<'a>>;
    type SerializeMap = Object<'a>;
    type SerializeStruct = Object<'a>;
    type SerializeStructVariant = Variant<Object<'a>>;

    integers! {
        serialize_i8 i8, signed; serialize_i16 i16, signed; serialize_i32 i32, signed; serialize_i64 i64, signed;
        serialize_u8 u8, unsigned; serialize_u16 u16, unsigned; serialize_u32 u32, unsigned; serialize_u64 u64, unsigned;
    }

    // A float that is not finite is `null`.
    numbers_of_serde_json! { serialize_i128 i128; serialize_u128 u128; serialize_f32 f32; serialize_f64 f64; }

    #[inline]
    fn serialize_bool(self, value: bool) -> Result {
        let (word, n) = if value { (b"true\0\0\0\0", 4) } else { (b"false\0\0\0", 5) };
        self.word(*word, n);
        Ok(())
    }

    #[inline]
    fn serialize_char(self, value: char) -> Result {
        self.string(value.encode_utf8(&mut [0; 4]));
        Ok(())
    }

    #[inline]
    fn serialize_str(self, value: &str) -> Result {
        self.string(value);
        Ok(())
    }

    /// An array of numbers.
    fn serialize_bytes(self, value: &[u8]) -> Result {
        value.serialize(self)
    }

    #[inline]
    fn serialize_none(self) -> Result {
        self.serialize_unit()
    }

    #[inline]
    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result {
        value.serialize(self)
    }

    #[inline]
    fn serialize_unit(self) -> Result {
        self.word(*b"null\0\0\0\0", 4);
        Ok(())
    }

    #[inline]
    fn serialize_unit_struct(self, _: &'static str) -> Result {
        self.serialize_unit()
    }

    #[inline]
    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result {
        self.serialize_str(variant)
    }

    #[inline]
    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result {
        value.serialize(self)
    }

    #[inline]
    fn serialize_newtype_variant<T>(self, _: &'static str, _: u32, variant: &'static str, value: &T) -> Result
    where
        T: Serialize + ?Sized,
    {
        self.variant(variant);
        value.serialize(&mut *self)?;
        self.push(b'}');
        Ok(())
    }

    #[inline(always)]
    fn serialize_seq(self, length: Option<usize>) -> Result<Array<'a>> {
        Ok(Array::new(self, length))
    }

    #[inline(always)]
    fn serialize_tuple(self, length: usize) -> Result<Array<'a>> {
        Ok(Array::new(self, Some(length)))
    }

    #[inline(always)]
    fn serialize_tuple_struct(self, _: &'static str, length: usize) -> Result<Array<'a>> {
        Ok(Array::new(self, Some(length)))
    }

    #[inline]
    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        length: usize,
    ) -> Result<Variant<Array<'a>>> {
        self.variant(variant);
        Ok(Variant(Array::new(self, Some(length))))
    }

    #[inline(always)]
    fn serialize_map(self, length: Option<usize>) -> Result<Object<'a>> {
        Ok(Object::new(self, length))
    }

    #[inline(always)]
    fn serialize_struct(self, name: &'static str, length: usize) -> Result<Object<'a>> {
        match name {
            RAW_VALUE => Ok(Object { out: self, before: Before::RawValue }),
            // Without the feature it is a struct like any other.
            NUMBER if std::mem::needs_drop::<serde_json::Number>() => Ok(Object { out: self, before: Before::Number }),
            _ => Ok(Object::new(self, Some(length))),
        }
    }

    #[inline]
    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        length: usize,
    ) -> Result<Variant<Object<'a>>> {
        self.variant(variant);
        Ok(Variant(Object::new(self, Some(length))))
    }

    fn collect_str<T: std::fmt::Display + ?Sized>(self, value: &T) -> Result {
        self.push(b'"');
        Display { out: self, is_escaped: true }.write(value)?;
        self.push(b'"');
        Ok(())
    }
}
