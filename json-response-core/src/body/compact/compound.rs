//! Arrays and objects.
//!
//! `serde_json` believes a `Serialize` that gives its length as 0, closes the brackets at once and writes the elements behind them,
//! should they come all the same. Here that is an error, and so is a map whose keys and values do not take turns: whatever is
//! written is JSON.

use super::out::Out;
use super::text::{Place, Text};
use super::{Result, string::is_plain_key};
use serde::Serialize;
use serde::ser::{self, Error as _};
use serde_json::Error;

/// What comes before the next element, key or value: mostly a byte.
#[derive(Debug, Clone, Copy, PartialEq)]
#[repr(u8)]
pub(crate) enum Before {
    FirstElement = b'[',
    FirstKey = b'{',
    Next = b',',
    /// A key, and a colon.
    Value = b':',
    /// Nothing: the length was given as 0.
    Nothing = b' ',
    /// Nothing, and no brackets: one text that is JSON itself.
    RawValue = b'r',
    /// The same, if it is a number.
    Number = b'n',
    /// The text was there.
    End = b'.',
}

/// An array that is being written.
pub(crate) struct Array<'a> {
    out: &'a mut Out,
    before: Before,
}

impl<'a> Array<'a> {
    #[inline(always)]
    pub(super) fn new(out: &'a mut Out, length: Option<usize>) -> Self {
        Self { out, before: if length == Some(0) { Before::Nothing } else { Before::FirstElement } }
    }

    #[inline(always)]
    fn element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result {
        if self.before == Before::Nothing {
            return not_empty();
        }
        self.out.push(self.before as u8);
        self.before = Before::Next;
        value.serialize(&mut *self.out)
    }

    #[inline(always)]
    fn close(&mut self) {
        if self.before == Before::Next {
            self.out.push(b']');
        } else {
            self.out.word(*b"[]\0\0\0\0\0\0", 2);
        }
    }
}

/// An object that is being written.
pub(crate) struct Object<'a> {
    pub(super) out: &'a mut Out,
    pub(super) before: Before,
}

impl<'a> Object<'a> {
    #[inline(always)]
    pub(super) fn new(out: &'a mut Out, length: Option<usize>) -> Self {
        Self { out, before: if length == Some(0) { Before::Nothing } else { Before::FirstKey } }
    }

    #[inline(always)]
    fn field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result {
        match self.before {
            Before::FirstKey | Before::Next => {}
            Before::Nothing => return not_empty(),
            Before::RawValue => return self.text(Place::RawValue, key, value),
            Before::Number => return self.text(Place::Number, key, value),
            _ => return not_one_text(),
        }
        if is_plain_key(key) {
            self.out.key::<true>(self.before as u8, key);
        } else {
            self.out.key::<false>(self.before as u8, key);
        }
        self.before = Before::Next;
        value.serialize(&mut *self.out)
    }

    fn text<T: Serialize + ?Sized>(&mut self, place: Place, key: &str, value: &T) -> Result {
        self.before = Before::End;
        if key != place.field() {
            return Err(Error::custom(place.missing()));
        }
        value.serialize(Text { out: &mut *self.out, place })
    }

    #[inline(always)]
    fn key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result {
        match self.before {
            Before::FirstKey | Before::Next => {}
            Before::Nothing => return not_empty(),
            _ => return out_of_turn(),
        }
        let place = Place::Key { before: self.before as u8 };
        key.serialize(Text { out: &mut *self.out, place })
    }

    #[inline(always)]
    fn close(&mut self) -> Result {
        match self.before {
            Before::Next => self.out.push(b'}'),
            Before::FirstKey | Before::Nothing => self.out.word(*b"{}\0\0\0\0\0\0", 2),
            Before::End => {}
            Before::RawValue | Before::Number => return not_one_text(),
            Before::FirstElement | Before::Value => return out_of_turn(),
        }
        Ok(())
    }
}

#[cold]
#[inline(never)]
fn not_empty() -> Result {
    Err(Error::custom("a length of 0 was given for what is not empty"))
}

#[cold]
#[inline(never)]
fn out_of_turn() -> Result {
    Err(Error::custom("a key has no value, or a value has no key"))
}

#[cold]
#[inline(never)]
fn not_one_text() -> Result {
    Err(Error::custom("a value of serde_json's is to be one text"))
}

macro_rules! arrays {
    ($($trait:ident $method:ident)*) => {$(
        impl ser::$trait for Array<'_> {
            type Ok = ();
            type Error = Error;

            #[inline(always)]
            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Result {
                self.element(value)
            }

            #[inline(always)]
            fn end(mut self) -> Result {
                self.close();
                Ok(())
            }
        }
    )*};
}

arrays! { SerializeSeq serialize_element SerializeTuple serialize_element SerializeTupleStruct serialize_field }

impl ser::SerializeMap for Object<'_> {
    type Ok = ();
    type Error = Error;

    #[inline(always)]
    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result {
        self.key(key)?;
        self.before = Before::Value;
        Ok(())
    }

    #[inline(always)]
    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result {
        if self.before != Before::Value {
            return out_of_turn();
        }
        self.before = Before::Next;
        value.serialize(&mut *self.out)
    }

    #[inline(always)]
    fn serialize_entry<K: Serialize + ?Sized, V: Serialize + ?Sized>(&mut self, key: &K, value: &V) -> Result {
        self.key(key)?;
        self.before = Before::Next;
        value.serialize(&mut *self.out)
    }

    #[inline(always)]
    fn end(mut self) -> Result {
        self.close()
    }
}

impl ser::SerializeStruct for Object<'_> {
    type Ok = ();
    type Error = Error;

    #[inline(always)]
    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result {
        self.field(key, value)
    }

    #[inline(always)]
    fn end(mut self) -> Result {
        self.close()
    }
}

/// What a variant's name stands before, and a brace behind.
pub(crate) struct Variant<C>(pub(super) C);

impl ser::SerializeTupleVariant for Variant<Array<'_>> {
    type Ok = ();
    type Error = Error;

    #[inline(always)]
    fn serialize_field<T: Serialize + ?Sized>(&mut self, value: &T) -> Result {
        self.0.element(value)
    }

    #[inline(always)]
    fn end(mut self) -> Result {
        self.0.close();
        self.0.out.push(b'}');
        Ok(())
    }
}

impl ser::SerializeStructVariant for Variant<Object<'_>> {
    type Ok = ();
    type Error = Error;

    #[inline(always)]
    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result {
        self.0.field(key, value)
    }

    #[inline(always)]
    fn end(mut self) -> Result {
        self.0.close()?;
        self.0.out.push(b'}');
        Ok(())
    }
}
