//! Generated code leans on nothing that its surroundings could take away or give another meaning.

#![allow(
    clippy::new_ret_no_self,
    clippy::wrong_self_convention,
    clippy::items_after_statements,
    clippy::needless_pass_by_value,
    clippy::too_many_arguments,
    clippy::unused_async,
    clippy::unused_self,
    reason = "surroundings made to be in the way"
)]

mod common;

use common::{JSON, assert_response, block_on};

#[derive(Debug, Clone, serde::Serialize)]
struct Item {
    id: u32,
}

#[derive(Debug)]
struct Failed;

impl json_view::JsonError for Failed {
    fn problem(&self) -> json_view::Problem {
        json_view::Problem::new(http::StatusCode::CONFLICT)
    }
}

const CONFLICT: &str = r#"{"error":"Conflict"}"#;
const NOT_FOUND: &str = r#"{"error":"Not Found"}"#;

mod no_implicit_prelude {
    #![no_implicit_prelude]

    use ::core::option::Option::{self, Some};
    use ::core::result::Result::{self, Err, Ok};

    #[::json_view::json_view(
        status = 201,
        headers("x-a" = "static", LOCATION = |item| item.id, "x-b" = id),
        always_headers("x-c" = "always", "x-d" = id)
    )]
    pub(crate) fn view(id: u32) -> super::Item {
        super::Item { id }
    }

    #[::json_view::json_view(none = null, pretty)]
    pub(crate) async fn view_async(id: u32) -> Option<super::Item> {
        Some(super::Item { id })
    }

    #[::json_view::json_view]
    pub(crate) fn fallible(fails: bool) -> Result<Option<super::Item>, super::Failed> {
        if fails {
            return Err(super::Failed);
        }
        Ok(Option::None)
    }

    #[::json_view::json_view(problem, content_type = "application/vnd.x+json", encoder = ::json_view::Compact)]
    pub(crate) async fn fallible_async(fails: bool) -> Result<(), super::Failed> {
        if fails { Err(super::Failed) } else { Ok(()) }
    }

    #[::json_view::json_view(safe = true, none = 410)]
    pub(crate) fn safe() -> Option<super::Item> {
        Option::None
    }

    #[::json_view::json_view(errors(_ if number == 1 => 409, _ => BAD_REQUEST))]
    pub(crate) fn foreign(number: u8) -> Result<super::Item, ::std::string::String> {
        Err(::std::convert::From::from("foreign"))
    }

    pub(crate) struct Shop;

    impl Shop {
        #[::json_view::json_view]
        pub(crate) fn method(&self) {}

        #[::json_view::json_view]
        pub(crate) async fn method_async(self: ::std::boxed::Box<Self>) -> ::json_view::JsonResponse {
            ::json_view::JsonResponse::new(1)
        }
    }
}

#[test]
fn without_the_prelude() {
    use no_implicit_prelude::*;
    assert_response(
        view(7),
        201,
        &[JSON, ("x-a", "static"), ("location", "7"), ("x-b", "7"), ("x-c", "always"), ("x-d", "7")],
        r#"{"id":7}"#,
    );
    assert_response(block_on(view_async(7)), 200, &[JSON], "{\n  \"id\": 7\n}");
    assert_response(fallible(true), 409, &[JSON], CONFLICT);
    assert_response(fallible(false), 404, &[JSON], NOT_FOUND);
    assert_response(block_on(fallible_async(false)), 204, &[], "");
    assert_eq!(block_on(fallible_async(true)).status(), 409);
    assert_response(safe(), 410, &[JSON], r#"{"error":"Gone"}"#);
    assert_response(foreign(1), 409, &[JSON], r#"{"error":"foreign"}"#);
    assert_response(foreign(2), 400, &[JSON], r#"{"error":"foreign"}"#);
    assert_response(Shop.method(), 204, &[], "");
    assert_response(block_on(Box::new(Shop).method_async()), 200, &[JSON], "1");
}

#[allow(dead_code, non_camel_case_types, unused_macros, reason = "here to be in the way")]
mod shadowed {
    use ::json_view::json_view;

    struct Ok;
    struct Err;
    struct Some;
    struct None;
    struct Result;
    struct Option;
    struct Box;
    struct String;
    struct Vec;
    struct Fn;
    struct FnOnce;
    struct From;
    struct Into;
    struct Clone;
    struct Default;
    struct Send;
    struct Future;
    struct Serialize;
    struct JsonResponse;
    struct JsonError;
    struct Problem;
    struct StatusCode;
    struct HeaderName;
    struct HeaderValue;
    struct Outcome;
    struct View;
    struct Head;
    struct Type;
    struct u16;
    struct u8;
    struct str;
    struct bool;
    struct usize;

    mod core {}
    mod std {}
    mod alloc {}
    mod http {}
    mod serde {}
    mod __private {}

    macro_rules! panic {
        ($($t:tt)*) => {
            compile_error!("a macro of the user")
        };
    }
    macro_rules! unreachable {
        ($($t:tt)*) => {
            compile_error!("a macro of the user")
        };
    }
    macro_rules! concat {
        ($($t:tt)*) => {
            compile_error!("a macro of the user")
        };
    }
    macro_rules! module_path {
        ($($t:tt)*) => {
            compile_error!("a macro of the user")
        };
    }
    macro_rules! stringify {
        ($($t:tt)*) => {
            compile_error!("a macro of the user")
        };
    }
    macro_rules! format {
        ($($t:tt)*) => {
            compile_error!("a macro of the user")
        };
    }
    macro_rules! vec {
        ($($t:tt)*) => {
            compile_error!("a macro of the user")
        };
    }
    macro_rules! matches {
        ($($t:tt)*) => {
            compile_error!("a macro of the user")
        };
    }

    #[json_view(
        status = 201,
        headers("x-a" = "static", LOCATION = |item| item.id, "x-b" = id, SET_COOKIE = ["a", "b"]),
        always_headers("x-c" = "always", "x-d" = id),
        content_type = "application/vnd.x+json",
        safe = true,
        pretty
    )]
    pub(crate) fn view(id: u32) -> super::Item {
        super::Item { id }
    }

    #[json_view(status = CREATED, none = GONE)]
    pub(crate) async fn view_async(found: ::core::primitive::bool) -> ::core::option::Option<super::Item> {
        found.then_some(super::Item { id: 7 })
    }

    #[json_view]
    pub(crate) fn fallible(fails: ::core::primitive::bool) -> ::core::result::Result<(), super::Failed> {
        if fails {
            return ::core::result::Result::Err(super::Failed);
        }
        ::core::result::Result::Ok(())
    }

    #[json_view(errors(text if text.is_empty() => 409, _ => BAD_REQUEST))]
    pub(crate) async fn foreign(
        text: &'static ::core::primitive::str,
    ) -> ::core::result::Result<i32, &'static ::core::primitive::str> {
        ::core::result::Result::Err(text)
    }

    #[json_view]
    pub(crate) fn response() -> ::json_view::JsonResponse {
        ::json_view::JsonResponse::new(1)
    }
}

#[test]
fn beside_other_meanings_of_usual_names() {
    assert_response(
        shadowed::view(7),
        201,
        &[
            ("content-type", "application/vnd.x+json"),
            ("x-a", "static"),
            ("location", "7"),
            ("x-b", "7"),
            ("set-cookie", "a"),
            ("set-cookie", "b"),
            ("x-c", "always"),
            ("x-d", "7"),
        ],
        "{\n  \"id\": 7\n}",
    );
    assert_response(block_on(shadowed::view_async(true)), 201, &[JSON], r#"{"id":7}"#);
    assert_response(block_on(shadowed::view_async(false)), 410, &[JSON], r#"{"error":"Gone"}"#);
    assert_response(shadowed::fallible(false), 204, &[], "");
    assert_response(shadowed::fallible(true), 409, &[JSON], CONFLICT);
    assert_response(block_on(shadowed::foreign("")), 409, &[JSON], CONFLICT);
    assert_response(block_on(shadowed::foreign("a")), 400, &[JSON], r#"{"error":"a"}"#);
    assert_response(shadowed::response(), 200, &[JSON], "1");
}

mod local_names {
    use super::*;
    use json_view::json_view;

    macro_rules! view_of_argument {
        ($($name:ident)*) => {
            $({
                #[json_view(
                    headers("x-before" = $name, "x-after" = |$name| *$name),
                    always_headers("x-always" = $name)
                )]
                fn view($name: u8) -> u8 {
                    $name + 1
                }

                #[json_view(
                    headers("x-before" = $name, "x-after" = |_| 2),
                    always_headers("x-always" = $name),
                    errors(_ if $name == 1 => 409, _ => 400)
                )]
                async fn fallible($name: u8) -> Result<u8, String> {
                    if $name == 0 { Ok($name + 2) } else { Err(format!("no {}", $name)) }
                }

                assert_response(
                    view(1),
                    200,
                    &[JSON, ("x-before", "1"), ("x-after", "2"), ("x-always", "1")],
                    "2",
                );
                assert_response(
                    block_on(fallible(0)),
                    200,
                    &[JSON, ("x-before", "0"), ("x-after", "2"), ("x-always", "0")],
                    "2",
                );
                assert_response(block_on(fallible(1)), 409, &[JSON, ("x-always", "1")], r#"{"error":"no 1"}"#);
                assert_response(block_on(fallible(2)), 400, &[JSON, ("x-always", "2")], r#"{"error":"no 2"}"#);
            })*
        };
    }

    #[test]
    fn of_arguments_through_a_macro() {
        view_of_argument! {
            value error response head status result view outcome body returned answer name
            __head __value __result __view __error __status __response __outcome __body __returned __json_view
        }
    }

    #[json_view(
        headers("x-head" = head, "x-value" = value, "x-result" = __result, "x-after" = |value| *value),
        always_headers("x-always" = __value),
        errors(error if error.len() == usize::from(value) => 409, _ if __head == 4 => 418, _ => 400)
    )]
    fn written_out(
        value: u8,
        error: u8,
        response: u8,
        head: u8,
        status: u8,
        result: u8,
        __head: u8,
        __value: u8,
        __result: u8,
        __error: u8,
        __view: u8,
    ) -> Result<u32, String> {
        let sum = [value, error, response, head, status, result, __head, __value, __result, __error, __view]
            .into_iter()
            .map(u32::from)
            .sum();
        if sum > 100 { Err("ab".to_owned()) } else { Ok(sum) }
    }

    #[test]
    fn of_arguments() {
        assert_response(
            written_out(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11),
            200,
            &[JSON, ("x-head", "4"), ("x-value", "1"), ("x-result", "9"), ("x-after", "66"), ("x-always", "8")],
            "66",
        );
        let error = r#"{"error":"ab"}"#;
        assert_response(written_out(2, 99, 3, 4, 5, 6, 7, 8, 9, 10, 11), 409, &[JSON, ("x-always", "8")], error);
        assert_response(written_out(3, 99, 3, 4, 5, 6, 4, 8, 9, 10, 11), 418, &[JSON, ("x-always", "8")], error);
        assert_response(written_out(3, 99, 3, 4, 5, 6, 7, 8, 9, 10, 11), 400, &[JSON, ("x-always", "8")], error);
    }

    #[json_view(headers("x-a" = view, "x-b" = |view| *view))]
    fn view(view: u8) -> u8 {
        view
    }

    #[allow(non_camel_case_types)]
    #[json_view]
    fn same_name_as_a_type_parameter<Outcome: serde::Serialize, Head, __R>(value: Outcome, _: Head, _: __R) -> Outcome {
        value
    }

    #[test]
    fn of_the_function_itself_and_its_parameters() {
        assert_response(view(1), 200, &[JSON, ("x-a", "1"), ("x-b", "1")], "1");
        assert_response(same_name_as_a_type_parameter(1, 2, 3), 200, &[JSON], "1");
    }
}

mod renamed {
    mod reexport {
        pub(crate) use json_view as views;
    }

    use reexport::views::{JsonResponse, Problem, json_view};

    #[json_view(crate = crate::renamed::reexport::views, status = 201, headers("x-a" = "b", LOCATION = |_| "/"))]
    pub(crate) fn view() -> u8 {
        1
    }

    #[json_view(crate = reexport::views, none = null)]
    pub(crate) async fn relative() -> Result<Option<JsonResponse>, Problem> {
        Ok(None)
    }

    #[json_view(crate = ::json_view)]
    pub(crate) fn absolute() {}
}

#[test]
fn through_a_renamed_dependency() {
    assert_response(renamed::view(), 201, &[JSON, ("x-a", "b"), ("location", "/")], "1");
    assert_response(block_on(renamed::relative()), 200, &[JSON], "null");
    assert_response(renamed::absolute(), 204, &[], "");
}

mod from_macros {
    use super::*;
    use json_view::json_view;

    macro_rules! declared {
        ($name:ident, $status:literal, $header:literal = $value:expr, $compute:expr, $return:ty, $body:expr) => {
            #[json_view(status = $status, headers($header = $value, "x-computed" = $compute))]
            async fn $name(argument: u8) -> $return {
                let _ = argument;
                $body
            }
        };
    }

    declared!(declared_value, 201, "x-a" = 1 + 1, |item| item.id, Item, Item { id: 7 });
    declared!(declared_option, 202, "x-a" = "b", |item: &Item| item.id, Option<Item>, Some(Item { id: 7 }));
    declared!(declared_result, 203, "x-a" = "b", |_| "c", Result<Item, Failed>, Err(Failed));

    macro_rules! whole_arguments {
        (($($arguments:tt)*) $item:item) => {
            #[json_view($($arguments)*)]
            $item
        };
    }

    whole_arguments! {
        (status = 201, headers("x-a" = "b"))
        fn whole() -> Item {
            Item { id: 7 }
        }
    }

    macro_rules! with_path {
        ($name:ident, $status:path, $encoder:path, $header:path, $type:ty, $pattern:pat) => {
            #[json_view(status = $status, encoder = $encoder, headers($header = "b"))]
            fn $name($pattern: $type) -> $type {
                Default::default()
            }
        };
    }

    with_path!(paths, http::StatusCode::ACCEPTED, json_view::Pretty, http::header::VARY, (u8, u8), (_, _));

    struct Shop(u8);

    macro_rules! methods {
        ($($name:ident($self:ident $(, $argument:ident: $type:ty)*) $value:expr;)*) => {
            impl Shop {
                $(#[json_view(headers("x-self" = $self.0))]
                fn $name(&$self $(, $argument: $type)*) -> u8 {
                    $value
                })*
            }
        };
    }

    methods! {
        first(self) self.0;
        second(self, by: u8) self.0 + by;
    }

    #[test]
    fn with_fragments_in_every_place() {
        let headers = [JSON, ("x-a", "2"), ("x-computed", "7")];
        assert_response(block_on(declared_value(1)), 201, &headers, r#"{"id":7}"#);
        let headers = [JSON, ("x-a", "b"), ("x-computed", "7")];
        assert_response(block_on(declared_option(1)), 202, &headers, r#"{"id":7}"#);
        assert_response(block_on(declared_result(1)), 409, &[JSON], CONFLICT);
        assert_response(whole(), 201, &[JSON, ("x-a", "b")], r#"{"id":7}"#);
        assert_response(paths((1, 2)), 202, &[JSON, ("vary", "b")], "[\n  0,\n  0\n]");
        assert_response(Shop(1).first(), 200, &[JSON, ("x-self", "1")], "1");
        assert_response(Shop(1).second(2), 200, &[JSON, ("x-self", "1")], "3");
    }

    macro_rules! local_of_macro {
        ($value:expr) => {{
            let value = 1_u8;
            #[json_view(headers("x-a" = value))]
            fn inner(value: u8) -> u8 {
                value
            }
            (inner(value), $value)
        }};
    }

    #[test]
    fn with_locals_of_two_hygienes() {
        let value = 2_u8;
        let (response, outer) = local_of_macro!(value);
        assert_response(response, 200, &[JSON, ("x-a", "1")], "1");
        assert_eq!(outer, 2);
    }
}

#[allow(dead_code, reason = "here to be in the way")]
mod methods_of_the_user {
    use super::*;
    use json_view::json_view;

    #[derive(serde::Serialize)]
    pub(crate) struct Busy {
        id: u8,
    }

    macro_rules! busy {
        ($($name:ident)*) => {
            impl Busy {
                $(pub(crate) fn $name(self) -> u8 {
                    unreachable!(stringify!($name))
                })*
            }
        };
    }

    // What generated code may well call by method syntax, now or one day.
    busy! {
        success respond problem mapped answer call returned outcome header always_header computed_header of object
        without_body chain settle foreign_error new into_response finish encode declared
    }

    #[json_view(
        status = 201,
        headers("x-a" = "static", "x-b" = number, "x-c" = |busy| busy.id),
        always_headers("x-d" = number)
    )]
    fn value(number: u8) -> Busy {
        Busy { id: number }
    }

    #[json_view(safe = true)]
    async fn option(number: u8) -> Option<Busy> {
        Some(Busy { id: number })
    }

    #[json_view(headers("x-a" = |busy| busy.id))]
    fn result(fails: bool) -> Result<Busy, Failed> {
        if fails { Err(Failed) } else { Ok(Busy { id: 7 }) }
    }

    #[json_view(errors(_ if number == 1 => 409, _ => 400))]
    fn foreign(number: u8) -> Result<Busy, String> {
        Err(number.to_string())
    }

    #[json_view]
    async fn response() -> json_view::JsonResponse {
        json_view::JsonResponse::empty()
    }

    #[json_view]
    fn unit() {}

    #[json_view]
    fn opaque() -> impl serde::Serialize {
        Busy { id: 7 }
    }

    #[test]
    fn are_never_taken_for_ours() {
        assert_response(
            value(7),
            201,
            &[JSON, ("x-a", "static"), ("x-b", "7"), ("x-c", "7"), ("x-d", "7")],
            r#"{"id":7}"#,
        );
        assert_response(block_on(option(7)), 200, &[JSON], r#"{"id":7}"#);
        assert_response(result(false), 200, &[JSON, ("x-a", "7")], r#"{"id":7}"#);
        assert_response(result(true), 409, &[JSON], CONFLICT);
        assert_response(foreign(1), 409, &[JSON], r#"{"error":"1"}"#);
        assert_response(block_on(response()), 204, &[], "");
        assert_response(unit(), 204, &[], "");
        assert_response(opaque(), 200, &[JSON], r#"{"id":7}"#);
    }
}

#[test]
fn two_views_in_one_body() {
    use json_view::json_view;

    #[json_view(status = 201, headers("x-a" = "first"))]
    fn first() -> u8 {
        #[json_view(status = 202, headers("x-a" = "inner"))]
        fn inner() -> u8 {
            2
        }
        assert_response(inner(), 202, &[JSON, ("x-a", "inner")], "2");
        1
    }

    #[json_view(status = 203, headers("x-a" = "second"))]
    async fn second() -> u8 {
        #[json_view(status = 202, headers("x-a" = "inner"))]
        async fn inner() -> u8 {
            2
        }
        assert_response(inner().await, 202, &[JSON, ("x-a", "inner")], "2");
        3
    }

    assert_response(first(), 201, &[JSON, ("x-a", "first")], "1");
    assert_response(block_on(second()), 203, &[JSON, ("x-a", "second")], "3");
}
