//! A body means what it means without the attribute. What the pairs of `differential.rs` cannot show is here: what stands in the
//! attribute, beside the body.

#![allow(clippy::trivially_copy_pass_by_ref, reason = "what is borrowed of an argument is the response's")]

mod common;

use common::{JSON, assert_response, block_on};
use json_view::{JsonError, Problem, json_view};
use serde::Serialize;
use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::HashMap;

thread_local!(static LOG: RefCell<Vec<&'static str>> = const { RefCell::new(Vec::new()) });

fn say<T>(what: &'static str, value: T) -> T {
    LOG.with_borrow_mut(|log| log.push(what));
    value
}

#[derive(Debug, Clone, Serialize)]
struct Item {
    id: u8,
}

#[derive(Debug)]
struct Failed;

impl std::fmt::Display for Failed {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("failed")
    }
}

impl JsonError for Failed {
    fn problem(&self) -> Problem {
        Problem::new(http::StatusCode::CONFLICT)
    }
}

#[test]
fn a_closure_and_a_guard_see_an_argument_as_it_was_received() {
    #[json_view(headers("x-n" = |_| n, "x-text" = |item| format!("{text} {}", item.id)))]
    fn changed(mut n: u8, mut text: String) -> Item {
        n += 1;
        text.clear();
        Item { id: n }
    }
    #[json_view(headers("x-n" = |_| n, "x-text" = |_| text))]
    async fn changed_async(mut n: u8, text: String) -> Result<Item, Failed> {
        n += 1;
        drop(text);
        tokio::task::yield_now().await;
        println!("{n}");
        Ok(Item { id: n })
    }
    #[json_view(errors(_ if tries > 2 => 429, Failed => 503))]
    fn tries(mut tries: u8) -> Result<u8, Failed> {
        tries += 1;
        if tries == 0 { Ok(tries) } else { Err(Failed) }
    }
    assert_response(changed(1, "a".into()), 200, &[JSON, ("x-n", "1"), ("x-text", "a 2")], r#"{"id":2}"#);
    let response = block_on(changed_async(1, "a".into()));
    assert_response(response, 200, &[JSON, ("x-n", "1"), ("x-text", "a")], r#"{"id":2}"#);
    assert_response(tries(2), 503, &[JSON], r#"{"error":"Service Unavailable"}"#);
    assert_response(tries(3), 429, &[JSON], r#"{"error":"failed"}"#);
}

#[test]
fn self_is_seen_as_it_was_received() {
    #[derive(Clone)]
    struct Shop {
        name: String,
    }

    impl Shop {
        #[json_view(headers("x-name" = |_| self.name.as_str().to_owned()))]
        fn own(mut self) -> usize {
            self.name.clear();
            self.name.len()
        }

        #[json_view(headers("x-name" = |size| format!("{} {size}", self.name)))]
        async fn by_reference(&self) -> usize {
            tokio::task::yield_now().await;
            self.name.len()
        }
    }

    let shop = Shop { name: "a".into() };
    assert_response(block_on(shop.by_reference()), 200, &[JSON, ("x-name", "a 1")], "1");
    assert_response(shop.own(), 200, &[JSON, ("x-name", "a")], "0");
}

#[test]
fn what_stands_in_the_attribute_is_evaluated_around_the_body() {
    #[json_view(
        headers("x-a" = |_| say("closure", 1), "x-b" = say("expression", n)),
        always_headers("x-c" = say("always", 2))
    )]
    fn view(n: u8) -> u8 {
        say("body", n)
    }
    #[json_view(always_headers("x-c" = say("always", 2)), errors(_ if say("guard", true) => 404, _ => 500))]
    async fn guarded() -> Result<u8, Failed> {
        tokio::task::yield_now().await;
        say("body", Err(Failed))
    }
    let _ = view(1);
    assert_eq!(LOG.take(), ["always", "expression", "body", "closure"]);
    let _ = block_on(guarded());
    assert_eq!(LOG.take(), ["always", "body", "guard"]);
}

/// `$e:expr` is one expression, whatever it begins with.
#[test]
fn a_fragment_is_the_value_of_one_header() {
    macro_rules! view {
        ($name:ident, $value:expr) => {
            #[json_view(headers("x-a" = $value, "x-b" = "2"))]
            fn $name() -> Item {
                Item { id: 7 }
            }
        };
    }
    view!(closure, |item| item.id);
    view!(qualified, <u8 as Default>::default());
    view!(sum, 1 + 2);
    for (response, value) in [(closure(), "7"), (qualified(), "0"), (sum(), "3")] {
        assert_response(response, 200, &[JSON, ("x-a", value), ("x-b", "2")], r#"{"id":7}"#);
    }

    macro_rules! error {
        ($value:expr) => {
            #[derive(Debug, JsonError)]
            #[json_error(status = 404, headers("x-a" = $value, "x-b" = "2"))]
            struct Missing;
        };
    }
    error!(|_| 1);
    impl std::fmt::Display for Missing {
        fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            formatter.write_str("missing")
        }
    }
    #[json_view]
    fn missing() -> Result<u8, Missing> {
        Err(Missing)
    }
    assert_response(missing(), 404, &[JSON, ("x-a", "1"), ("x-b", "2")], r#"{"error":"missing"}"#);
}

#[test]
fn a_comma_may_be_part_of_a_value() {
    #[json_view(headers(
        "x-a" = |item| -> Cow<'_, str> { Cow::Owned(item.id.to_string()) },
        "x-b" = <HashMap<u8, u8>>::new().len(),
        "x-d" = "d",
    ))]
    fn view() -> Item {
        Item { id: 7 }
    }
    let lines = [JSON, ("x-a", "7"), ("x-b", "0"), ("x-d", "d")];
    assert_response(view(), 200, &lines, r#"{"id":7}"#);
}

/// Bounds of an opaque type name what only they name.
mod opaque {
    #![deny(warnings)]
    #![forbid(unused_imports, unused_parens)]

    use json_view::json_view;
    use serde::Serialize;

    mod bounds {
        #[derive(Clone, Copy, serde::Serialize)]
        pub(crate) struct Value(pub(crate) u8);
        pub(crate) struct Element;
        pub(crate) struct Argument;
        #[allow(dead_code, reason = "named in a bound with an argument, which a function in a view may not know")]
        pub(crate) trait Of<T> {}
        impl Of<Argument> for Value {}
        pub(crate) trait Has {
            type Item;
        }
        impl Has for Value {
            type Item = Element;
        }
        pub(crate) trait Get<'a> {}
        impl Get<'_> for Value {}
    }

    use bounds::{Argument, Element, Get, Has, Of, Value};

    #[json_view]
    pub(crate) fn generic() -> impl Of<Argument> + Serialize {
        Value(1)
    }

    #[json_view]
    pub(crate) async fn associated() -> Option<impl Has<Item = Element> + Serialize> {
        Some(Value(2))
    }

    #[json_view]
    pub(crate) fn higher() -> impl for<'a> Get<'a> + Serialize {
        Value(3)
    }

    #[json_view]
    pub(crate) fn reference(value: &u8) -> &(impl Serialize + Copy) {
        value
    }
}

#[test]
fn an_opaque_type_keeps_its_bounds() {
    assert_response(opaque::generic(), 200, &[JSON], "1");
    assert_response(block_on(opaque::associated()), 200, &[JSON], "2");
    assert_response(opaque::higher(), 200, &[JSON], "3");
    assert_response(opaque::reference(&4), 200, &[JSON], "4");
}

/// What is forbidden stays forbidden: nothing of the expansion asks for it.
mod forbidden {
    #![forbid(
        clippy::redundant_closure,
        clippy::redundant_closure_for_method_calls,
        clippy::unused_async,
        dead_code,
        deprecated,
        unreachable_code,
        unused_imports,
        unused_qualifications
    )]
    #![allow(clippy::needless_pass_by_value, reason = "a body that asks for little")]

    use super::Failed;
    use json_view::{JsonError, json_view};

    #[derive(Debug, JsonError)]
    #[json_error(status = 404, headers("x-a" = |error| error.to_string()))]
    pub(crate) struct Missing;

    impl std::fmt::Display for Missing {
        fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            formatter.write_str("missing")
        }
    }

    #[json_view(crate = json_view, headers("x-a" = |text| text.len()))]
    pub(crate) async fn text(text: String) -> Result<String, Missing> {
        if text.is_empty() {
            return Err(Missing);
        }
        Ok(text)
    }

    #[json_view(crate = ::json_view, status = 204, errors(_ => inherit))]
    pub(crate) fn unit(result: Result<(), Failed>) -> Result<(), Failed> {
        result
    }
}

#[test]
fn nothing_is_asked_of_a_lint_that_is_forbidden() {
    assert_response(block_on(forbidden::text("a".into())), 200, &[JSON, ("x-a", "1")], r#""a""#);
    assert_response(
        block_on(forbidden::text(String::new())),
        404,
        &[JSON, ("x-a", "missing")],
        r#"{"error":"missing"}"#,
    );
    assert_response(forbidden::unit(Ok(())), 204, &[], "");
    assert_response(forbidden::unit(Err(Failed)), 409, &[JSON], r#"{"error":"Conflict"}"#);
}

/// The body sees nothing of ours. Where it names something of that name, it is the user's own.
#[test]
fn the_body_sees_its_own_names_alone() {
    const __VIEW: u8 = 1;
    const __STATUS: u8 = 2;
    mod __json {
        pub(super) const ANSWER: u8 = 3;
    }
    fn __opaque() -> u8 {
        4
    }
    #[json_view(status = { http::StatusCode::CREATED }, headers("x-a" = __VIEW))]
    fn view() -> [u8; 4] {
        [__VIEW, __STATUS, __json::ANSWER, __opaque()]
    }
    assert_response(view(), 201, &[JSON, ("x-a", "1")], "[1,2,3,4]");
}

/// A macro is not known by its name.
#[test]
fn a_macro_of_any_name_may_return() {
    macro_rules! json {
        () => {
            return Ok(1)
        };
    }
    macro_rules! vec {
        ($test:expr) => {
            if $test {
                return Err(Failed);
            }
        };
    }
    #[json_view(status = 201)]
    fn view(fails: bool) -> Result<u8, Failed> {
        vec![fails];
        json!()
    }
    assert_response(view(false), 201, &[JSON], "1");
    assert_response(view(true), 409, &[JSON], r#"{"error":"Conflict"}"#);
}
