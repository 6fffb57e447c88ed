//! Where a header comes from, what may be its value, and which of two wins.

mod common;

use common::{INTERNAL_ERROR, JSON, assert_internal_error, assert_response, block_on, parts};
use http::{HeaderName, HeaderValue, StatusCode, header};
use json_view::{IntoHeaderValues, InvalidHeaderValue, JsonError, JsonResponse, Problem, json_view};
use serde::Serialize;
use std::borrow::Cow;

#[derive(Debug, Clone, Serialize)]
struct Item {
    id: u32,
}

const ITEM: Item = Item { id: 7 };
const BODY: &str = r#"{"id":7}"#;

struct Failed;

impl JsonError for Failed {
    fn problem(&self) -> Problem {
        Problem::new(StatusCode::BAD_REQUEST).with_detail("failed")
    }
}

const FAILED_BODY: &str = r#"{"error":"failed"}"#;

mod sources {
    use super::*;

    #[json_view(headers("x-a" = "static", CACHE_CONTROL = "no-store"))]
    fn literal() -> Item {
        ITEM
    }

    #[json_view(
        status = 201,
        headers(LOCATION = |item| format!("/items/{}", item.id), "x-id" = |item: &Item| item.id, "x-any" = |_| "b"),
    )]
    fn computed() -> Item {
        ITEM
    }

    #[json_view(headers("x-name" = name, "x-len" = name.len(), "x-cfg" = if cfg!(all()) { "yes" } else { "no" }))]
    fn expression(name: &str) -> Item {
        ITEM
    }

    trait Pair {
        type First;
    }

    impl<T, U> Pair for (T, U) {
        type First = T;
    }

    type First<T, U> = <(T, U) as Pair>::First;

    #[json_view(headers("x-a" = id as First<u64, u8>, "x-b" = id as u64))]
    fn casts(id: usize) -> Item {
        ITEM
    }

    #[json_view(headers("x-before" = number, "x-after" = |value| *value))]
    fn before_and_after(mut number: u8) -> u8 {
        number += 1;
        number
    }

    #[json_view(headers("x-a" = |item| &item.name, "x-b" = |item| item.name.as_str()))]
    fn borrows_from_the_value() -> Named {
        Named { name: "n".to_owned() }
    }

    #[derive(Serialize)]
    struct Named {
        name: String,
    }

    #[json_view(headers("x-a" = |item| { let id = item.id; id + offset }))]
    fn closure_over_an_argument(offset: u32) -> Item {
        ITEM
    }

    #[json_view(headers("x-len" = |items| items.len(), "x-first" = |items| items.first().map(|item| item.id)))]
    fn over_a_borrowed_value(items: &[Item]) -> &[Item] {
        items
    }

    #[json_view(headers("x-a" = |()| "unit"))]
    fn over_unit() {}

    #[json_view(headers("x-a" = |&(a, _)| a, "x-b" = |(_, b)| *b))]
    fn closure_with_a_pattern() -> (u8, u8) {
        (1, 2)
    }

    #[test]
    fn literals_closures_and_expressions() {
        assert_response(literal(), 200, &[JSON, ("x-a", "static"), ("cache-control", "no-store")], BODY);
        assert_response(computed(), 201, &[JSON, ("location", "/items/7"), ("x-id", "7"), ("x-any", "b")], BODY);
        assert_response(expression("n"), 200, &[JSON, ("x-name", "n"), ("x-len", "1"), ("x-cfg", "yes")], BODY);
        assert_response(casts(3), 200, &[JSON, ("x-a", "3"), ("x-b", "3")], BODY);
        assert_response(before_and_after(1), 200, &[JSON, ("x-before", "1"), ("x-after", "2")], "2");
        assert_response(borrows_from_the_value(), 200, &[JSON, ("x-a", "n"), ("x-b", "n")], r#"{"name":"n"}"#);
        assert_response(
            over_a_borrowed_value(&[ITEM]),
            200,
            &[JSON, ("x-len", "1"), ("x-first", "7")],
            r#"[{"id":7}]"#,
        );
        assert_response(over_a_borrowed_value(&[]), 200, &[JSON, ("x-len", "0")], "[]");
        assert_response(over_unit(), 204, &[("x-a", "unit")], "");
        assert_response(closure_with_a_pattern(), 200, &[JSON, ("x-a", "1"), ("x-b", "2")], "[1,2]");
    }

    #[test]
    fn closures_see_the_arguments() {
        assert_response(closure_over_an_argument(1), 200, &[JSON, ("x-a", "8")], BODY);
    }

    #[json_view(headers("x-id" = |item| item.id))]
    fn of_result(item: Result<Option<Item>, Failed>) -> Result<Option<Item>, Failed> {
        item
    }

    #[test]
    fn closures_get_the_success_value_itself() {
        assert_response(of_result(Ok(Some(ITEM))), 200, &[JSON, ("x-id", "7")], BODY);
        assert_response(of_result(Ok(None)), 404, &[JSON], r#"{"error":"Not Found"}"#);
        assert_response(of_result(Err(Failed)), 400, &[JSON], FAILED_BODY);
    }

    #[json_view(headers("x-status" = |response| response.status().as_u16()))]
    fn of_response() -> JsonResponse {
        JsonResponse::new(1).with_status(StatusCode::ACCEPTED)
    }

    #[test]
    fn closures_may_look_at_a_response() {
        assert_response(of_response(), 202, &[JSON, ("x-status", "202")], "1");
    }
}

mod names {
    use super::*;

    const X_CONST: HeaderName = HeaderName::from_static("x-const");

    mod own {
        pub(super) const X_PATH: http::HeaderName = http::HeaderName::from_static("x-path");
    }

    #[json_view(headers(
        "X-Literal" = "1",
        "eTAG" = "\"a\"",
        LOCATION = "/a",
        header::VARY = "accept",
        http::header::ALLOW = "GET",
        own::X_PATH = "2",
        self::X_CONST = "3",
        "x_y.z~!#$%&'*+-^`|" = "4",
    ))]
    fn forms() -> Item {
        ITEM
    }

    #[json_view(headers("X-LITERAL" = text, LOCATION = text, own::X_PATH = text, self::X_CONST = |item| item.id))]
    fn dynamic(text: &str) -> Item {
        ITEM
    }

    #[test]
    fn in_every_form_and_case() {
        assert_response(
            forms(),
            200,
            &[
                JSON,
                ("x-literal", "1"),
                ("etag", "\"a\""),
                ("location", "/a"),
                ("vary", "accept"),
                ("allow", "GET"),
                ("x-path", "2"),
                ("x-const", "3"),
                ("x_y.z~!#$%&'*+-^`|", "4"),
            ],
            BODY,
        );
        assert_response(
            dynamic("t"),
            200,
            &[JSON, ("x-literal", "t"), ("location", "t"), ("x-path", "t"), ("x-const", "7")],
            BODY,
        );
    }
}

mod values {
    use super::*;

    /// Asserts the lines of `x-a` that a value gives: stated, by an expression, by a closure, and of every response.
    macro_rules! assert_lines {
        ($value:expr => [$($line:expr),* $(,)?]) => {{
            #[json_view(headers("x-a" = $value))]
            fn expression() -> Item {
                ITEM
            }

            #[json_view(headers("x-a" = |_| $value))]
            fn closure() -> Item {
                ITEM
            }

            #[json_view(always_headers("x-a" = $value))]
            fn always() -> Result<Item, Failed> {
                Err(Failed)
            }

            let headers: &[(&str, &str)] = &[JSON, $(("x-a", $line)),*];
            assert_response(expression(), 200, headers, BODY);
            assert_response(closure(), 200, headers, BODY);
            assert_response(always(), 400, headers, FAILED_BODY);
            assert_response(JsonResponse::new(ITEM).with_header("x-a", $value), 200, headers, BODY);
            assert_response(JsonResponse::new(ITEM).with_appended_header("x-a", $value), 200, headers, BODY);
        }};
    }

    #[test]
    fn text() {
        assert_lines!("a" => ["a"]);
        assert_lines!(String::from("a b\tc") => ["a b\tc"]);
        assert_lines!(Cow::Borrowed("a") => ["a"]);
        assert_lines!(Cow::<str>::Owned("a".to_owned()) => ["a"]);
        assert_lines!(String::new() => [""]);
        let all = || (b'!'..=b'~').map(char::from).collect::<String>();
        assert_response(JsonResponse::new(ITEM).with_header("x-a", all()), 200, &[JSON, ("x-a", all().as_str())], BODY);
    }

    #[test]
    fn header_value() {
        assert_lines!(HeaderValue::from_static("a") => ["a"]);
        assert_lines!(HeaderValue::from(7) => ["7"]);
    }

    #[test]
    fn integers() {
        assert_lines!(0_u8 => ["0"]);
        assert_lines!(u16::MAX => ["65535"]);
        assert_lines!(u32::MAX => ["4294967295"]);
        assert_lines!(u64::MAX => ["18446744073709551615"]);
        assert_lines!(u128::MAX => ["340282366920938463463374607431768211455"]);
        assert_lines!(7_usize => ["7"]);
        assert_lines!(i8::MIN => ["-128"]);
        assert_lines!(i16::MIN => ["-32768"]);
        assert_lines!(-1_i32 => ["-1"]);
        assert_lines!(i64::MIN => ["-9223372036854775808"]);
        assert_lines!(i128::MIN => ["-170141183460469231731687303715884105728"]);
        assert_lines!(-7_isize => ["-7"]);
    }

    #[test]
    fn booleans() {
        assert_lines!(true => ["true"]);
        assert_lines!(false => ["false"]);
    }

    #[test]
    fn options() {
        assert_lines!(Some("a") => ["a"]);
        assert_lines!(None::<String> => []);
        assert_lines!(Some(Some(1)) => ["1"]);
        assert_lines!(Some(None::<u8>) => []);
    }

    #[test]
    fn lists() {
        assert_lines!(vec!["a", "b"] => ["a", "b"]);
        assert_lines!(Vec::<u8>::new() => []);
        assert_lines!(["a", "b", "c"] => ["a", "b", "c"]);
        assert_lines!([1] => ["1"]);
        assert_lines!([Some("a"), None, Some("b")] => ["a", "b"]);
        assert_lines!(Some(vec![String::from("a")]) => ["a"]);
        assert_lines!(vec![[1, 2], [3, 4]] => ["1", "2", "3", "4"]);
    }

    struct Version(u32);

    impl IntoHeaderValues for Version {
        fn into_header_values(self, line: &mut dyn FnMut(Result<HeaderValue, InvalidHeaderValue>)) {
            format!("v{}", self.0).into_header_values(line);
        }
    }

    #[test]
    fn of_a_type_of_ones_own() {
        assert_lines!(Version(2) => ["v2"]);
        assert_lines!(vec![Version(2), Version(3)] => ["v2", "v3"]);
    }
}

mod always {
    use super::*;

    #[json_view(always_headers("x-a" = "always", "x-id" = id))]
    fn everywhere(id: u32, value: Result<Option<Item>, Failed>) -> Result<Option<Item>, Failed> {
        value
    }

    #[json_view(none = null, always_headers("x-a" = "always"))]
    fn on_null() -> Option<Item> {
        None
    }

    #[json_view(none = 204, always_headers("x-a" = "always"))]
    fn on_nothing() -> Option<Item> {
        None
    }

    #[json_view(always_headers("x-a" = "always"))]
    fn on_unit() {}

    #[json_view(always_headers("x-a" = "always"))]
    fn on_a_response() -> JsonResponse {
        JsonResponse::new(1).with_status(StatusCode::BAD_GATEWAY)
    }

    #[json_view(status = 201, headers("x-b" = "success"), always_headers("x-a" = "always", "x-id" = id))]
    async fn on_a_failure(id: u32) -> std::collections::BTreeMap<Vec<u8>, u8> {
        std::collections::BTreeMap::from([(vec![1], 1)])
    }

    #[test]
    fn go_with_every_response() {
        let headers = [JSON, ("x-a", "always"), ("x-id", "7")];
        assert_response(everywhere(7, Ok(Some(ITEM))), 200, &headers, BODY);
        assert_response(everywhere(7, Ok(None)), 404, &headers, r#"{"error":"Not Found"}"#);
        assert_response(everywhere(7, Err(Failed)), 400, &headers, FAILED_BODY);
        assert_response(on_null(), 200, &[JSON, ("x-a", "always")], "null");
        assert_response(on_nothing(), 204, &[("x-a", "always")], "");
        assert_response(on_unit(), 204, &[("x-a", "always")], "");
        assert_response(on_a_response(), 502, &[JSON, ("x-a", "always")], "1");
        assert_response(block_on(on_a_failure(7)), 500, &headers, INTERNAL_ERROR);
    }
}

mod precedence {
    use super::*;

    #[json_view(headers("x-a" = "success"), always_headers("X-A" = "always", "x-b" = "always"))]
    fn success_over_always(result: Result<Item, Failed>) -> Result<Item, Failed> {
        result
    }

    #[json_view(headers("x-a" = |item| item.id), always_headers("x-a" = "always"))]
    fn computed_over_always(result: Result<Item, Failed>) -> Result<Item, Failed> {
        result
    }

    #[json_view(headers("x-a" = "success"), always_headers("x-a" = text))]
    fn static_over_dynamic_always(text: &str) -> Item {
        ITEM
    }

    #[test]
    fn headers_over_always_headers() {
        assert_response(success_over_always(Ok(ITEM)), 200, &[JSON, ("x-a", "success"), ("x-b", "always")], BODY);
        assert_response(
            success_over_always(Err(Failed)),
            400,
            &[JSON, ("x-a", "always"), ("x-b", "always")],
            FAILED_BODY,
        );
        assert_response(computed_over_always(Ok(ITEM)), 200, &[JSON, ("x-a", "7")], BODY);
        assert_response(computed_over_always(Err(Failed)), 400, &[JSON, ("x-a", "always")], FAILED_BODY);
        assert_response(static_over_dynamic_always("t"), 200, &[JSON, ("x-a", "success")], BODY);
    }

    #[json_view(
        headers("x-a" = "declared", "x-b" = |_| "computed", "x-c" = text, "x-d" = "declared"),
        always_headers("x-e" = "always", "x-f" = text)
    )]
    fn stated(text: &str, response: JsonResponse) -> JsonResponse {
        response
    }

    #[test]
    fn stated_over_all() {
        let response = ["x-a", "x-b", "x-c", "x-e", "x-f"]
            .into_iter()
            .fold(JsonResponse::new(1), |response, name| response.with_header(name, "stated"));
        assert_response(
            stated("text", response),
            200,
            &[
                JSON,
                ("x-a", "stated"),
                ("x-b", "stated"),
                ("x-c", "stated"),
                ("x-d", "declared"),
                ("x-e", "stated"),
                ("x-f", "stated"),
            ],
            "1",
        );
        let mut response = JsonResponse::new(1);
        response.headers_mut().insert("x-a", HeaderValue::from_static("stated"));
        assert_response(
            stated("text", response),
            200,
            &[
                JSON,
                ("x-a", "stated"),
                ("x-b", "computed"),
                ("x-c", "text"),
                ("x-d", "declared"),
                ("x-e", "always"),
                ("x-f", "text"),
            ],
            "1",
        );
    }

    #[json_view(
        headers("set-cookie" = "a=1", SET_COOKIE = "b=2", "link" = |_| ["</a>; rel=prev", "</b>; rel=next"]),
        always_headers("set-cookie" = "z=1", "vary" = "accept")
    )]
    fn several(response: Option<JsonResponse>) -> Result<JsonResponse, Failed> {
        response.ok_or(Failed)
    }

    #[test]
    fn several_lines_are_replaced_as_one() {
        assert_response(
            several(Some(JsonResponse::new(1))),
            200,
            &[
                JSON,
                ("set-cookie", "a=1"),
                ("set-cookie", "b=2"),
                ("link", "</a>; rel=prev"),
                ("link", "</b>; rel=next"),
                ("vary", "accept"),
            ],
            "1",
        );
        assert_response(
            several(Some(JsonResponse::new(1).with_header("set-cookie", "c=3").with_header("link", "</c>; rel=last"))),
            200,
            &[JSON, ("set-cookie", "c=3"), ("link", "</c>; rel=last"), ("vary", "accept")],
            "1",
        );
        assert_response(
            several(Some(
                JsonResponse::new(1)
                    .with_appended_header("set-cookie", "c=3")
                    .with_appended_header("set-cookie", "d=4")
                    .with_appended_header("vary", "origin"),
            )),
            200,
            &[
                JSON,
                ("set-cookie", "c=3"),
                ("set-cookie", "d=4"),
                ("link", "</a>; rel=prev"),
                ("link", "</b>; rel=next"),
                ("vary", "origin"),
            ],
            "1",
        );
        assert_response(several(None), 400, &[JSON, ("set-cookie", "z=1"), ("vary", "accept")], FAILED_BODY);
    }

    struct Limited;

    impl JsonError for Limited {
        fn problem(&self) -> Problem {
            Problem::new(StatusCode::TOO_MANY_REQUESTS)
                .with_header("retry-after", 5)
                .with_header("X-A", "error")
                .with_appended_header("set-cookie", "e=1")
                .with_appended_header("set-cookie", "e=2")
        }
    }

    #[json_view(
        headers("x-a" = "success", "retry-after" = "1", "x-s" = "success"),
        always_headers("x-a" = "always", "x-b" = "always", "set-cookie" = "z=1")
    )]
    fn error_states() -> Result<Item, Limited> {
        Err(Limited)
    }

    #[test]
    fn error_over_always_headers() {
        assert_response(
            error_states(),
            429,
            &[
                JSON,
                ("retry-after", "5"),
                ("x-a", "error"),
                ("x-b", "always"),
                ("set-cookie", "e=1"),
                ("set-cookie", "e=2"),
            ],
            r#"{"error":"Too Many Requests"}"#,
        );
    }

    #[json_view(headers("set-cookie" = ["a=1", "b=2"], "set-cookie" = |_| vec!["c=3"], "set-cookie" = "d=4"))]
    fn cookies() -> Item {
        ITEM
    }

    #[test]
    fn cookies_of_every_source_stand_side_by_side() {
        let (status, headers, body) = parts(cookies());
        assert_eq!((status, body.as_str()), (200, BODY));
        let mut lines: Vec<_> =
            headers.iter().filter(|(name, _)| name == "set-cookie").map(|(_, value)| value.as_str()).collect();
        lines.sort_unstable();
        assert_eq!(lines, ["a=1", "b=2", "c=3", "d=4"]);
        assert_eq!(headers.len(), 5);
    }
}

mod illegal {
    use super::*;

    const ILLEGAL: [&str; 17] = [
        "a\rb",
        "a\nb",
        "a\r\nx-injected: b",
        "\r\n",
        "a\0b",
        "a\u{7f}b",
        "a\u{1}b",
        "a\u{b}b",
        "a\u{1f}b",
        "é",
        "a\u{80}",
        "日本",
        " a",
        "a ",
        "\ta",
        "a\t",
        " ",
    ];

    #[json_view(status = 201, headers("x-ok" = "success", "x-id" = |item| item.id, "x-a" = text), always_headers("x-always" = "yes"))]
    fn expression(text: &str) -> Item {
        ITEM
    }

    #[json_view(
        status = 201,
        headers("x-ok" = "success", "x-a" = |text| text.clone(), "x-id" = 1),
        always_headers("x-always" = "yes"),
        content_type = "application/vnd.x+json",
        pretty
    )]
    fn closure(text: &str) -> String {
        text.to_owned()
    }

    #[json_view(headers("x-ok" = "success"), always_headers("x-always" = "yes", "x-a" = text, "x-too" = 1))]
    fn always(text: &str, result: Result<Item, Failed>) -> Result<Item, Failed> {
        result
    }

    #[json_view(headers("x-ok" = "success", "x-a" = ["fine", text]), always_headers("x-always" = "yes"))]
    async fn in_a_list(text: &str) -> Result<Option<Item>, Failed> {
        tokio::task::yield_now().await;
        Ok(Some(ITEM))
    }

    #[json_view(headers("x-ok" = "success"), always_headers("x-always" = "yes"))]
    fn stated(text: &str) -> JsonResponse {
        JsonResponse::new(1).with_status(StatusCode::ACCEPTED).with_header("x-b", "b").with_header("x-a", text)
    }

    #[json_view(always_headers("x-always" = "yes"))]
    fn by_error(text: &'static str) -> Result<Item, Problem> {
        Err(Problem::new(StatusCode::CONFLICT).with_header("x-b", "b").with_header("x-a", text))
    }

    #[test]
    fn values_are_the_500_and_never_altered() {
        for text in ILLEGAL {
            let headers = [JSON, ("x-always", "yes")];
            println!("{text:?}");
            assert_response(expression(text), 500, &headers, INTERNAL_ERROR);
            assert_response(closure(text), 500, &headers, INTERNAL_ERROR);
            assert_response(block_on(in_a_list(text)), 500, &headers, INTERNAL_ERROR);
            assert_response(stated(text), 500, &headers, INTERNAL_ERROR);
            assert_response(by_error(text), 500, &headers, INTERNAL_ERROR);
            assert_internal_error(JsonResponse::new(1).with_header("x-b", "b").with_header("x-a", text));
            assert_internal_error(JsonResponse::new(1).with_header("x-b", "b").with_appended_header("x-a", text));
            assert_internal_error(JsonResponse::from(Problem::new(StatusCode::CONFLICT).with_header("x-a", text)));
        }
    }

    #[test]
    fn values_of_always_headers_are_the_500_with_the_others() {
        for text in ILLEGAL {
            let headers = [JSON, ("x-always", "yes"), ("x-too", "1")];
            println!("{text:?}");
            assert_response(always(text, Ok(ITEM)), 500, &headers, INTERNAL_ERROR);
            assert_response(always(text, Err(Failed)), 500, &headers, INTERNAL_ERROR);
        }
    }

    #[json_view(headers("x-ok" = "success"))]
    fn name(name: &str) -> JsonResponse {
        JsonResponse::new(1).with_header(name, "a")
    }

    #[test]
    fn names_are_the_500() {
        for bad in ["", "a b", "a:b", "é", "a\n", "x\0", ":status"] {
            println!("{bad:?}");
            assert_internal_error(name(bad));
            assert_internal_error(JsonResponse::new(1).with_header(bad, "a"));
            assert_internal_error(JsonResponse::new(1).with_appended_header(bad, "a"));
        }
        assert_response(name("X-Any-Case"), 200, &[JSON, ("x-ok", "success"), ("x-any-case", "a")], "1");
    }

    #[json_view(headers("x-a" = text), none = null)]
    fn not_needed(text: &str, value: Result<Option<Item>, Failed>) -> Result<Option<Item>, Failed> {
        value
    }

    #[test]
    fn values_of_success_headers_do_not_harm_an_error() {
        assert_response(not_needed("\n", Err(Failed)), 400, &[JSON], FAILED_BODY);
        assert_response(not_needed("\n", Ok(None)), 500, &[JSON], INTERNAL_ERROR);
        assert_response(not_needed("a", Ok(None)), 200, &[JSON, ("x-a", "a")], "null");
    }

    #[json_view(problem, headers("x-a" = text))]
    fn as_problem(text: &str) -> Item {
        ITEM
    }

    #[test]
    fn value_in_a_problem_view() {
        let (status, headers, body) = parts(as_problem("\n"));
        assert_eq!(status, 500);
        assert_eq!(headers, [("content-type".to_owned(), "application/problem+json".to_owned())]);
        let body: serde_json::Value = serde_json::from_str(&body).unwrap();
        assert_eq!(body, serde_json::json!({"title": "Internal Server Error", "status": 500}));
    }

    #[test]
    fn obsolete_text_may_stand_in_a_header_value() {
        let value = HeaderValue::from_bytes(b"a\xe9b").unwrap();
        let response = http::Response::<Vec<u8>>::from(JsonResponse::new(1).with_header("x-a", value));
        assert_eq!(response.status(), 200);
        assert_eq!(response.headers()["x-a"].as_bytes(), b"a\xe9b");
    }

    #[test]
    fn spaces_at_an_end_of_a_header_value_are_illegal() {
        assert_internal_error(JsonResponse::new(1).with_header("x-a", HeaderValue::from_static(" a")));
        assert_internal_error(JsonResponse::new(1).with_header("x-a", HeaderValue::from_static("a\t")));
    }
}

mod content_type {
    use super::*;

    const VND: (&str, &str) = ("content-type", "application/vnd.x+json");

    #[json_view(content_type = "application/vnd.x+json")]
    fn declared(value: Result<Option<Item>, Failed>) -> Result<Option<Item>, Failed> {
        value
    }

    #[json_view(content_type = "application/json; charset=utf-8")]
    fn with_parameter() -> Item {
        ITEM
    }

    #[json_view(none = null, content_type = "application/vnd.x+json")]
    fn null() -> Option<Item> {
        None
    }

    #[json_view(content_type = "application/vnd.x+json")]
    fn stated(response: JsonResponse) -> JsonResponse {
        response
    }

    #[json_view(content_type = "application/vnd.x+json")]
    fn failing() -> std::collections::BTreeMap<Vec<u8>, u8> {
        std::collections::BTreeMap::from([(vec![1], 1)])
    }

    #[json_view(problem, content_type = "application/vnd.x+json")]
    fn problem() -> Result<Item, Failed> {
        Err(Failed)
    }

    #[test]
    fn of_a_success_only() {
        assert_response(declared(Ok(Some(ITEM))), 200, &[VND], BODY);
        assert_response(with_parameter(), 200, &[("content-type", "application/json; charset=utf-8")], BODY);
        assert_response(declared(Ok(None)), 404, &[JSON], r#"{"error":"Not Found"}"#);
        assert_response(declared(Err(Failed)), 400, &[JSON], FAILED_BODY);
        assert_response(null(), 200, &[VND], "null");
        assert_response(failing(), 500, &[JSON], INTERNAL_ERROR);
        let (status, headers, _) = parts(problem());
        assert_eq!(status, 400);
        assert_eq!(headers, [("content-type".to_owned(), "application/problem+json".to_owned())]);
    }

    #[test]
    fn stated_by_a_response() {
        assert_response(stated(JsonResponse::new(1)), 200, &[VND], "1");
        assert_response(
            stated(JsonResponse::new(1).with_header("content-type", "application/geo+json")),
            200,
            &[("content-type", "application/geo+json")],
            "1",
        );
        let mut response = JsonResponse::new(1);
        response.headers_mut().insert("content-type", HeaderValue::from_static("application/geo+json"));
        assert_response(stated(response), 200, &[("content-type", "application/geo+json")], "1");
        assert_response(
            JsonResponse::new(1)
                .with_header("content-type", "application/geo+json")
                .with_appended_header("content-type", "application/ld+json"),
            200,
            &[("content-type", "application/ld+json")],
            "1",
        );
    }

    #[test]
    fn none_without_a_body() {
        assert_response(stated(JsonResponse::empty()), 204, &[], "");
        assert_response(stated(JsonResponse::empty().with_header("content-type", "application/json")), 204, &[], "");
        for status in [204, 205, 304] {
            let status = StatusCode::from_u16(status).unwrap();
            let response = JsonResponse::new(1).with_status(status).with_header("content-type", "application/json");
            assert_response(response, status.as_u16(), &[], "");
        }
    }
}
