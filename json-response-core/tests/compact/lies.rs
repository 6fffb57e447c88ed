//! A `Serialize` that does not keep to its contract: never a panic, and never a body that is no JSON.

use crate::judge::{compact, same, same_or_refused};
use crate::node::{Call, Node};
use std::mem::take;

fn one() -> Node {
    Node::U8(1)
}

fn key() -> Node {
    Node::Str("key".to_owned())
}

#[test]
fn too_long_or_too_short_a_length_is_believed_by_nobody() {
    for length in [1, 2, 3, usize::MAX] {
        same(&Node::Seq(Some(length), vec![]));
        same(&Node::Seq(Some(length), vec![one(), one()]));
        same(&Node::Tuple(length, vec![one(), one()]));
        same(&Node::TupleStruct("a", length, vec![one(), one()]));
        same(&Node::TupleVariant("a", length, vec![one(), one()]));
        same(&Node::Map(Some(length), vec![Call::Entry(key(), one()), Call::KeyAndValue(key(), one())]));
        same(&Node::Struct("a", length, vec![("b", one()), ("c", one())]));
        same(&Node::StructVariant("a", length, vec![("b", one()), ("c", one())]));
    }
}

#[test]
fn a_length_of_0_for_what_is_not_empty_is_an_error() {
    let error = Err("a length of 0 was given for what is not empty".to_owned());
    let mut lies = [
        Node::Seq(Some(0), vec![one()]),
        Node::Tuple(0, vec![one()]),
        Node::TupleStruct("a", 0, vec![one()]),
        Node::TupleVariant("a", 0, vec![one()]),
        Node::Map(Some(0), vec![Call::Entry(key(), one())]),
        Node::Map(Some(0), vec![Call::KeyAndValue(key(), one())]),
        Node::Struct("a", 0, vec![("b", one())]),
        Node::StructVariant("a", 0, vec![("b", one())]),
    ];
    for lie in &mut lies {
        assert_eq!(compact(lie), error);
        same_or_refused(lie);
        let inner = Node::Tuple(2, vec![one(), std::mem::replace(lie, Node::Unit)]);
        assert_eq!(compact(&inner), error);
    }
}

#[test]
fn keys_and_values_take_turns() {
    let error = Err("a key has no value, or a value has no key".to_owned());
    let wrong = [
        vec![Call::Key(key())],
        vec![Call::Value(one())],
        vec![Call::Key(key()), Call::Key(key())],
        vec![Call::Key(key()), Call::Entry(key(), one())],
        vec![Call::Entry(key(), one()), Call::Value(one())],
        vec![Call::Entry(key(), one()), Call::Key(key())],
    ];
    for mut calls in wrong {
        let map = Node::Map(None, take(&mut calls));
        assert_eq!(compact(&map), error, "{map:?}");
        same_or_refused(&map);
    }
    same(&Node::Map(None, vec![Call::Key(key()), Call::Value(one())]));
}

#[test]
fn the_names_of_serde_json_stand_for_one_text() {
    const RAW_VALUE: &str = "$serde_json::private::RawValue";
    let raw = |fields: Vec<(&'static str, Node)>| Node::Struct(RAW_VALUE, fields.len(), fields);
    let text = |text: &str| Node::Str(text.to_owned());
    same(&raw(vec![(RAW_VALUE, text("[1, 2]"))]));
    same(&raw(vec![(RAW_VALUE, Node::Display(vec!["[1,".to_owned(), " 2]".to_owned()], false))]));
    same(&raw(vec![("other", text("[1, 2]"))]));
    for refused in [
        one(),
        Node::Bool(true),
        Node::F64(1.0),
        Node::Char('1'),
        Node::None,
        Node::Some(Box::new(text("1"))),
        Node::NewtypeStruct("a", Box::new(text("1"))),
        Node::UnitVariant("1"),
        Node::Seq(None, vec![]),
        Node::F64(f64::NAN),
    ] {
        same(&raw(vec![(RAW_VALUE, refused)]));
    }
    // Under another name it is a field like any other.
    same(&Node::Struct("a", 1, vec![(RAW_VALUE, text("[1, 2]"))]));
    same(&Node::StructVariant("a", 1, vec![(RAW_VALUE, text("[1, 2]"))]));
    let error = Err("a value of serde_json's is to be one text".to_owned());
    assert_eq!(compact(&raw(vec![])), error);
    assert_eq!(compact(&raw(vec![(RAW_VALUE, text("1")), (RAW_VALUE, text("2"))])), error);
}
