//! What a derive makes, what `serde_json` hands over, and how deep it may go.

use crate::judge::same;
use crate::keys::Entries;
use json_response_core::{Compact, Encoder};
use serde::{Serialize, Serializer};
use serde_json::value::RawValue;
use std::cell::Cell;
use std::collections::BTreeMap;

#[derive(Serialize)]
struct Unit;

#[derive(Serialize)]
struct Newtype(u8);

#[derive(Serialize)]
struct Tuple(u8, String);

#[derive(Serialize)]
struct Empty {}

#[derive(Serialize)]
struct NoTuple();

#[derive(Serialize)]
enum External {
    Unit,
    Newtype(f64),
    Tuple(u8, &'static str),
    Struct {
        a: u8,
        b: Option<Box<External>>,
    },
    Empty {},
    NoTuple(),
    #[serde(rename = "a \"strange\" name\n of many bytes")]
    Strange(u8),
    #[serde(rename = "\u{e9}\t")]
    Odd {
        x: (),
    },
}

#[derive(Serialize)]
#[serde(tag = "type")]
enum Internal {
    Unit,
    Newtype(BTreeMap<String, u8>),
    Struct { a: u8 },
}

#[derive(Serialize)]
#[serde(tag = "t", content = "c")]
enum Adjacent {
    Unit,
    Newtype(f32),
    Tuple(u8, char),
    Struct { a: u8 },
}

#[derive(Serialize)]
#[serde(untagged)]
enum Untagged {
    Unit,
    Newtype(i8),
    Tuple(u8, char),
    Struct { a: u8 },
}

#[derive(Serialize)]
struct Inner {
    inner: u8,
    #[serde(flatten)]
    more: BTreeMap<String, Vec<u8>>,
}

#[derive(Serialize)]
struct Outer {
    first: u8,
    #[serde(flatten)]
    inner: Inner,
    #[serde(flatten)]
    variant: External,
    #[serde(flatten)]
    nothing_at_all: Option<Inner>,
    #[serde(skip_serializing_if = "Option::is_none")]
    skipped: Option<u8>,
    #[serde(rename = "\"quoted\"")]
    quoted: u8,
    #[serde(rename = "sixteen bytes 16")]
    sixteen: u8,
    #[serde(rename = "a name that is longer than sixteen bytes")]
    long: u8,
    #[serde(rename = "")]
    nothing: u8,
}

#[derive(Serialize)]
struct AllSkipped {
    #[serde(skip_serializing_if = "Option::is_none")]
    a: Option<u8>,
    #[serde(skip)]
    _b: u8,
}

struct Bytes(&'static [u8]);

impl Serialize for Bytes {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        assert!(serializer.is_human_readable());
        serializer.serialize_bytes(self.0)
    }
}

struct Fails(u8);

impl Serialize for Fails {
    fn serialize<S: Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
        Err(serde::ser::Error::custom(format!("not {}", self.0)))
    }
}

#[test]
fn structs_and_sequences() {
    same(&());
    same(&[true, false]);
    same(&(None::<u8>, Some(Some(()))));
    same(&(Unit, Newtype(3), Tuple(3, "x".into()), Empty {}, NoTuple()));
    same(&[[1_u8, 2], [3, 4]]);
    same::<[u8]>(&[]);
    same(&vec![Vec::<u8>::new(), vec![]]);
    same(&[BTreeMap::new(), BTreeMap::from([(String::new(), 1)])]);
    same(&(1, "a", 2.5, [(); 2], (3_u8,), ()));
    same(&[Bytes(b"\0\x01cd\xff"), Bytes(b"")]);
    same(&[Fails(3)]);
    same(&BTreeMap::from([("a", Fails(4))]));
    same(&[AllSkipped { a: None, _b: 1 }, AllSkipped { a: Some(1), _b: 1 }]);
}

#[test]
fn sequences_of_unknown_length() {
    struct Untold<const N: usize>;

    impl<const N: usize> Serialize for Untold<N> {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.collect_seq((0..N * 2).filter(|n| n % 2 == 0))
        }
    }

    same(&(Untold::<0>, Untold::<1>, Untold::<3>));
    same(&Entries(Vec::<(u8, u8)>::new()));
}

#[test]
fn the_four_forms_of_enums() {
    use External as E;
    same(&[E::Unit, E::Newtype(1.5), E::Tuple(1, "\"t"), E::Empty {}, E::NoTuple(), E::Strange(3), E::Odd { x: () }]);
    same(&E::Struct { a: 1, b: Some(Box::new(E::Struct { a: 2, b: None })) });
    same(&[Internal::Unit, Internal::Struct { a: 1 }]);
    same(&Internal::Newtype(BTreeMap::from([("k".to_owned(), 3), ("l\n".to_owned(), 4)])));
    same(&[Adjacent::Unit, Adjacent::Newtype(0.1), Adjacent::Tuple(1, 'x'), Adjacent::Struct { a: 1 }]);
    same(&[Untagged::Unit, Untagged::Newtype(-1), Untagged::Tuple(1, 'x'), Untagged::Struct { a: 1 }]);
}

#[test]
fn flatten_and_names() {
    let more = || BTreeMap::from([("m".to_owned(), vec![1, 2]), ("n\"".to_owned(), vec![])]);
    for variant in [
        External::Newtype(1.0),
        External::Struct { a: 1, b: None },
        External::Tuple(1, "x"),
        External::Unit,
        External::Empty {},
    ] {
        same(&Outer {
            first: 1,
            inner: Inner { inner: 2, more: more() },
            variant,
            nothing_at_all: None,
            skipped: None,
            quoted: 4,
            sixteen: 16,
            long: 5,
            nothing: 6,
        });
    }
}

#[test]
fn values_of_serde_json() {
    #[derive(Serialize)]
    struct Flat<'a> {
        a: u8,
        raw: &'a RawValue,
        #[serde(flatten)]
        more: BTreeMap<&'a str, &'a RawValue>,
    }

    let raw = RawValue::from_string("{ \"a\" : [1,\n 2] }".to_owned()).unwrap();
    same(&raw);
    same(&[&*raw, &*raw]);
    same(&BTreeMap::from([("k", (&*raw, "after\""))]));
    same(&Flat { a: 1, raw: &raw, more: BTreeMap::from([("b", &*raw)]) });
    let text = r#"{"z":[1,2.50,1e300,12345678901234567890,-0.0,"x\ny",null,true,{}],"b":1E5,"a":{"y":1,"x":[]}}"#;
    let value: serde_json::Value = serde_json::from_str(text).unwrap();
    same(&[value.clone(), value]);
    // Longer than any float, with the feature `arbitrary_precision`.
    if let Ok(number) = serde_json::from_str::<serde_json::Number>("1234567890.123456789012345678901234567890e7") {
        same(&number);
        same(&BTreeMap::from([("n", [number])]));
    }
}

#[test]
fn as_deep_as_serde_json_goes() {
    thread_local!(static DEEPEST: Cell<usize> = const { Cell::new(0) });

    /// Notes where the stack is when it is serialized.
    struct Deepest;

    impl Serialize for Deepest {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let here = 0_u8;
            DEEPEST.set(std::ptr::from_ref(&here).addr());
            serializer.serialize_unit()
        }
    }

    #[derive(Serialize)]
    enum Deep {
        Array(Vec<Deep>),
        Object { inner: Box<Deep> },
        End(Deepest),
    }

    /// The stack between here and the end of so many levels: of `Compact`, and of `serde_json`.
    fn stack(levels: usize) -> (usize, usize) {
        let mut deep = Deep::End(Deepest);
        for level in 0..levels {
            deep = if level % 2 == 0 { Deep::Array(vec![deep]) } else { Deep::Object { inner: Box::new(deep) } };
        }
        let here = 0_u8;
        let here = std::ptr::from_ref(&here).addr();
        let mut buffer = Vec::new();
        Compact::encode(&deep, &mut buffer).unwrap();
        let ours = here - DEEPEST.get();
        assert_eq!(buffer, serde_json::to_vec(&deep).unwrap());
        (ours, here - DEEPEST.get())
    }

    let (less, more) = (stack(50), stack(150));
    let (ours, theirs) = (more.0 - less.0, more.1 - less.1);
    // Where nothing is optimised, it is a hundredth more.
    assert!(ours <= theirs + theirs / 50, "a hundred levels take {ours} bytes of stack, and in serde_json {theirs}");
}
