//! The project's rules, line by line: what HTTP, JSON and Fetch say of a response that is declared (section 1), and what
//! Django's own tests assert of a `JsonResponse` and of what it stands on (section 2, its cases 1 to 83).
//!
//! Each case is a test here, `case_NN_…`; or it stands in [`ELSEWHERE`], with the file that tests it; or in
//! [`NOT_HERE`], with the reason. [`every_case_is_in_one_place`] counts them. Of section 1 the same is
//! [`RULES`], for what the compiler refuses, and the tests `rule_1_N_…`, for what is right at run time.

mod common;

use common::{INTERNAL_ERROR, JSON, PROBLEM_JSON, assert_internal_error, assert_response, block_on, parts};
use http::{HeaderName, HeaderValue, StatusCode, header};
use json_view::{Encoder, JsonError, JsonResponse, Problem, json_view};
use serde::{Serialize, Serializer};
use serde_json::{Value, json};
use std::path::Path;

/// Section 2: the case, the file, and what in it.
const ELSEWHERE: &[(u8, &str, &str)] = &[
    (2, "ui/json_view/safe-vec.rs", "`safe = true` on a list; the default lets it pass, as Django's does from 6.2"),
    (31, "ui/json_view/header-content-type.rs", "`content-type` among the headers has no place beside `content_type`"),
    (37, "ui/json_view/status-string.rs", "a status that is no number"),
    (38, "ui/json_view/status-above-range.rs", "600; and 99 in `status-below-range.rs`"),
    (81, "wire.rs", "`content-length`, which the server adds"),
    (82, "log.rs", "one record, a 5xx at error level; a 4xx at debug level"),
    (83, "ui/rustc/body-without-value.rs", "a view that returns nothing; and a future, in `success-not-serialize.rs`"),
];

/// Section 2: the cases, first and last, that have no meaning here.
const NOT_HERE: &[(u8, u8, &str)] = &[
    (9, 11, "what a value is in JSON is serde's: a lazy string has no type here, a duration has that of its crate"),
    (36, 36, "a status is no text; its type is `StatusCode`, or a literal that is checked while it is compiled"),
    (40, 41, "a reason phrase is not the application's: `http` has none, HTTP/2 and 3 do not send it"),
    (43, 43, "JSON is UTF-8 (RFC 8259 §8.1): there is no other charset to encode in"),
    (
        46,
        47,
        "content that is text, an iterator or a file: a body is made of a value, whole, before the status is sent",
    ),
    (50, 51, "no redirection of its own: `location` is a header like others, and an allow-list is the application's"),
    (
        54,
        62,
        "no cookie of its own: `set-cookie` is a header, built by a crate such as `cookie`; a line each, in wire.rs",
    ),
    (65, 65, "JSON is UTF-8 (RFC 8259 §8.1)"),
    (68, 68, "`json()` reads the body that this very response has, not one of which a peer states the type"),
    (69, 71, "no `cache-control` of its own: the field is declared as text"),
    (73, 74, "nothing merges a field with the one that is there: a later one replaces, by a stated precedence"),
    (76, 79, "conditional requests and compression are of a layer that sees the request"),
];

/// Section 1: what is refused, and the file in `tests/` or the source that shows it.
const RULES: &[(&str, &str)] = &[
    ("1.1 a status is one of 100-599", "ui/json_view/status-above-range.rs"),
    ("1.1 a status is one of 100-599", "ui/json_view/status-below-range.rs"),
    ("1.1 a 1xx is no final response", "ui/json_view/status-informational.rs"),
    ("1.1 no content in a 204", "ui/json_view/no-content-with-body.rs"),
    ("1.1 no content in a 205", "ui/json_view/reset-content-with-body.rs"),
    ("1.1 no content in a 304", "ui/json_view/not-modified-with-body.rs"),
    ("1.1 no declared content-length", "ui/json_view/header-of-the-server-content-length.rs"),
    ("1.1 no 101", "ui/json_view/status-switching-protocols.rs"),
    ("1.1 no 206", "ui/json_view/status-partial-content.rs"),
    ("1.1 framing of 204, 205, 304", "wire.rs"),
    ("1.2 401 and www-authenticate", "ui/json_view/unauthorized-without-www-authenticate.rs"),
    ("1.2 405 and allow", "ui/json_view/method-not-allowed-without-allow.rs"),
    ("1.2 407 and proxy-authenticate", "ui/json_view/proxy-authentication-without-proxy-authenticate.rs"),
    ("1.2 426 and upgrade", "ui/json_view/upgrade-required-without-upgrade.rs"),
    ("1.2 300 and location", "ui/json_view/multiple-choices-without-location.rs"),
    ("1.2 301 and location", "ui/json_view/moved-permanently-without-location.rs"),
    ("1.2 302 and location", "ui/json_view/found-without-location.rs"),
    ("1.2 307 and location", "ui/json_view/temporary-redirect-without-location.rs"),
    ("1.2 308 and location", "ui/json_view/permanent-redirect-without-location.rs"),
    ("1.3 a name is a token", "ui/json_view/header-name-with-space.rs"),
    ("1.3 a name is not empty", "ui/json_view/header-name-empty.rs"),
    ("1.3 no pseudo-header", "ui/json_view/header-name-pseudo.rs"),
    ("1.3 no CR in a value", "ui/json_view/header-value-carriage-return.rs"),
    ("1.3 no LF in a value", "ui/json_view/header-value-line-feed.rs"),
    ("1.3 no NUL in a value", "ui/json_view/header-value-nul.rs"),
    ("1.3 no other control in a value", "ui/json_view/header-value-control.rs"),
    ("1.3 a literal value is ASCII", "ui/json_view/header-value-not-ascii.rs"),
    ("1.3 no space at an end", "ui/json_view/header-value-leading-space.rs"),
    ("1.3 no tab at an end", "ui/json_view/header-value-trailing-tab.rs"),
    ("1.3 one line of a name", "ui/json_view/header-twice.rs"),
    ("1.3 no transfer-encoding", "ui/json_view/header-of-the-server-transfer-encoding.rs"),
    ("1.3 no connection", "ui/json_view/header-of-the-server-connection.rs"),
    ("1.3 no keep-alive", "ui/json_view/header-of-the-server-keep-alive.rs"),
    ("1.3 no te", "ui/json_view/header-of-the-server-te.rs"),
    ("1.3 no trailer", "ui/json_view/header-of-the-server-trailer.rs"),
    ("1.3 no date", "ui/json_view/header-of-the-server-date.rs"),
    ("1.3 retry-after is seconds or a date", "ui/json_view/retry-after-words.rs"),
    ("1.3 etag is quoted", "ui/json_view/etag-unquoted.rs"),
    ("1.3 injection at run time", "hostile.rs"),
    ("1.4 a content type is JSON", "ui/json_view/content-type-not-json.rs"),
    ("1.4 problem details", "problem.rs"),
    ("1.4 no duplicate names", "hostile.rs"),
    ("1.5 `safe` is opt-in", "encoding.rs"),
    ("1.6 what is a literal is checked by the compiler", "ui.rs"),
    ("1.6 what is computed is checked at run time", "hostile.rs"),
];

#[test]
fn every_case_is_in_one_place() {
    let source = include_str!("conformance.rs");
    let mut places = [0; 84];
    // `fn case_NN`, or `fn case_NN_and_MM` for two that are one.
    for name in source.split("\nfn case_").skip(1) {
        let words: Vec<&str> = name.split('_').take(3).collect();
        let mut numbers = vec![words[0]];
        if words[1] == "and" {
            numbers.push(words[2]);
        }
        for number in numbers {
            places[number.parse::<usize>().expect("a number")] += 1;
        }
    }
    for (case, ..) in ELSEWHERE {
        places[usize::from(*case)] += 1;
    }
    for (first, last, _) in NOT_HERE {
        (*first..=*last).for_each(|case| places[usize::from(case)] += 1);
    }
    for (case, count) in places.iter().enumerate().skip(1) {
        assert_eq!(*count, 1, "case {case}");
    }
}

#[test]
fn every_file_is_there() {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let files = ELSEWHERE.iter().map(|(_, file, _)| file).chain(RULES.iter().map(|(_, file)| file));
    for file in files {
        let path = tests.join(file);
        assert!(path.exists(), "{file}");
        // A mistake has its sentence beside it.
        assert!(!file.starts_with("ui/") || path.with_extension("stderr").exists(), "{file}");
    }
}

#[derive(Debug, Clone, Serialize)]
struct Item {
    id: u32,
}

const ITEM: Item = Item { id: 7 };
const BODY: &str = r#"{"id":7}"#;

#[json_view]
fn view<T: Serialize>(value: T) -> T {
    value
}

// Section 1.1: statuses.

#[test]
fn rule_1_1_a_computed_status_without_content_has_none() {
    for code in [204, 205, 304] {
        let status = StatusCode::from_u16(code).unwrap();
        let response = JsonResponse::new(ITEM).with_status(status).with_header("etag", "\"a\"");
        assert_eq!(response.body(), b"");
        assert_response(response, code, &[("etag", "\"a\"")], "");
    }
    // 306, 305 and 418 are unused, deprecated and reserved: no reason to refuse them.
    for code in [200, 203, 305, 306, 400, 418, 599] {
        let status = StatusCode::from_u16(code).unwrap();
        assert_response(JsonResponse::new(ITEM).with_status(status), code, &[JSON], BODY);
    }
}

#[test]
fn rule_1_1_a_length_of_ones_own_is_not_sent() {
    for status in [StatusCode::OK, StatusCode::NO_CONTENT, StatusCode::NOT_MODIFIED] {
        let mut response = JsonResponse::new(ITEM).with_status(status);
        response.headers_mut().insert(header::CONTENT_LENGTH, 5.into());
        let (_, headers, _) = parts(response);
        assert!(!headers.iter().any(|(name, _)| name == "content-length"), "{status}");
    }
    assert_internal_error(JsonResponse::new(ITEM).with_header("content-length", 5));
}

/// 201 needs no `location` (RFC 9110 §15.3.2), 416, 429, 503 and the rest of "may" and "should" need nothing.
#[test]
fn rule_1_2_what_is_advice_is_not_refused() {
    #[json_view(status = 201)]
    fn created() -> Item {
        ITEM
    }

    #[json_view(errors(429 => 429, 503 => 503, 416 => 416, 413 => 413, _ => 428))]
    fn advised(status: u16) -> Result<Item, u16> {
        Err(status)
    }

    #[json_view(status = 303)]
    fn see_other() -> Item {
        ITEM
    }

    assert_response(created(), 201, &[JSON], BODY);
    assert_response(see_other(), 303, &[JSON], BODY);
    for status in [413, 416, 428, 429] {
        assert_response(advised(status), status, &[JSON], &format!(r#"{{"error":"{status}"}}"#));
    }
    assert_response(advised(503), 503, &[JSON], r#"{"error":"Service Unavailable"}"#);
}

#[test]
fn rule_1_3_names_are_tokens_and_go_out_in_lower_case() {
    #[json_view(headers("X-Upper_Case!#$%&'*+.^`|~9" = "a\tb c"))]
    fn token() -> Item {
        ITEM
    }

    assert_response(token(), 200, &[JSON, ("x-upper_case!#$%&'*+.^`|~9", "a\tb c")], BODY);
    for name in ["", " ", "a b", "a:b", ":status", "a\0", "é", "a\n"] {
        assert_internal_error(JsonResponse::new(ITEM).with_header(name, "a"));
    }
}

#[test]
fn rule_1_3_lists_may_have_several_lines() {
    #[json_view(headers(LINK = "</a>; rel=prev", LINK = "</b>; rel=next", VARY = ["a", "b"], CACHE_CONTROL = "private", CACHE_CONTROL = "no-cache"))]
    fn lists() -> Item {
        ITEM
    }

    let headers = [
        JSON,
        ("link", "</a>; rel=prev"),
        ("link", "</b>; rel=next"),
        ("vary", "a"),
        ("vary", "b"),
        ("cache-control", "private"),
        ("cache-control", "no-cache"),
    ];
    assert_response(lists(), 200, &headers, BODY);
}

/// `application/json` has no charset (RFC 8259 §11), a body no byte order mark (§8.1), and any value is a text (§2).
#[test]
fn rule_1_4_media_type_and_body() {
    let values = [json!(null), json!(true), json!(-1), json!("é\u{feff}"), json!([]), json!({"a": {}})];
    for value in values {
        assert_response(view(value.clone()), 200, &[JSON], &value.to_string());
    }
    assert_response(view(f64::NAN), 200, &[JSON], "null");
    assert_response(view([f64::INFINITY, 0.5]), 200, &[JSON], "[null,0.5]");
    assert_response(view(u64::MAX), 200, &[JSON], "18446744073709551615");
}

#[test]
fn rule_1_4_problem_details() {
    #[json_view(problem, content_type = "application/vnd.item+json")]
    fn problem() -> Result<Item, Problem> {
        Err(Problem::new(StatusCode::NOT_FOUND).with_detail("gone").with_extension("item_id", 7))
    }

    // The type is absent, so it is `about:blank`, and the title is the status's phrase; the extension is flat.
    let body = r#"{"title":"Not Found","status":404,"detail":"gone","item_id":7}"#;
    assert_response(problem(), 404, &[PROBLEM_JSON], body);
}

#[test]
fn rule_1_5_any_value_may_stand_at_the_top() {
    #[json_view(safe = true)]
    fn guarded(value: Value) -> Value {
        value
    }

    assert_response(view([1]), 200, &[JSON], "[1]");
    assert_response(guarded(json!({"a": 1})), 200, &[JSON], r#"{"a":1}"#);
    for value in [json!([1]), json!("{"), json!(1), json!(null)] {
        assert_internal_error(guarded(value));
    }
}

/// An error of serialization comes before anything is committed: the status can still change.
#[test]
fn rule_1_6_a_body_is_whole_or_not_there() {
    struct Broken;

    impl Serialize for Broken {
        fn serialize<S: Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
            Err(serde::ser::Error::custom("a secret"))
        }
    }

    #[json_view(status = 201, headers("x-a" = "b"), always_headers("x-c" = "d"))]
    fn broken() -> (Item, Broken) {
        (ITEM, Broken)
    }

    assert_response(broken(), 500, &[JSON, ("x-c", "d")], INTERNAL_ERROR);
}

// Section 2.1: `JsonResponse`.

#[test]
fn case_1_text_that_is_not_ascii() {
    let value = json!({"key": "łóżko"});
    assert_response(view(&value), 200, &[JSON], r#"{"key":"łóżko"}"#);
    assert_eq!(view(&value).json::<Value>().unwrap(), value);
}

#[test]
fn case_3_a_text_at_the_top() {
    assert_response(view("Hello!"), 200, &[JSON], r#""Hello!""#);
    assert_eq!(view("Hello!").json::<String>().unwrap(), "Hello!");
}

#[test]
fn case_4_a_list_at_the_top() {
    assert_response(view(["foo", "bar"]), 200, &[JSON], r#"["foo","bar"]"#);
    assert_eq!(view(["foo", "bar"]).json::<Vec<String>>().unwrap(), ["foo", "bar"]);
}

/// What a type is in JSON is its own to say, as `uuid` does.
#[test]
fn case_5_an_identifier_at_the_top() {
    struct Uuid(u128);

    impl Serialize for Uuid {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let hex = format!("{:032x}", self.0);
            serializer.collect_str(&format_args!(
                "{}-{}-{}-{}-{}",
                &hex[..8],
                &hex[8..12],
                &hex[12..16],
                &hex[16..20],
                &hex[20..]
            ))
        }
    }

    let value = Uuid(0x67e5_5044_10b1_426f_9247_bb68_0e5f_e0c8);
    assert_response(view(value), 200, &[JSON], r#""67e55044-10b1-426f-9247-bb680e5fe0c8""#);
}

#[test]
fn case_6_an_encoder_of_ones_own() {
    struct Custom;

    impl Encoder for Custom {
        fn encode<T: Serialize + ?Sized>(
            _: &T,
            buffer: &mut Vec<u8>,
        ) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
            buffer.extend_from_slice(br#"{"foo":"bar"}"#);
            Ok(())
        }
    }

    #[json_view(encoder = Custom)]
    fn custom() -> Item {
        ITEM
    }

    assert_response(custom(), 200, &[JSON], r#"{"foo":"bar"}"#);
}

#[test]
fn case_7_indented_by_two() {
    #[json_view(pretty)]
    fn pretty() -> Value {
        json!({"foo": "bar"})
    }

    assert_response(pretty(), 200, &[JSON], "{\n  \"foo\": \"bar\"\n}");
}

#[test]
fn case_8_a_whole_view() {
    #[derive(Serialize)]
    struct Data {
        a: [u8; 3],
        foo: Value,
        timestamp: &'static str,
        value: &'static str,
    }

    #[json_view]
    fn data() -> Data {
        Data { a: [1, 2, 3], foo: json!({"bar": "baz"}), timestamp: "2013-05-19T20:00:00", value: "3.14" }
    }

    let body = r#"{"a":[1,2,3],"foo":{"bar":"baz"},"timestamp":"2013-05-19T20:00:00","value":"3.14"}"#;
    assert_response(data(), 200, &[("content-type", "application/json")], body);
}

// Section 2.3: types of headers, and injection.

#[test]
fn case_12_text_or_bytes() {
    let bytes = HeaderValue::from_bytes(b"value").unwrap();
    for response in [JsonResponse::new(1).with_header("key", "value"), JsonResponse::new(1).with_header("key", bytes)] {
        assert_response(response, 200, &[JSON, ("key", "value")], "1");
    }
}

/// Text that is not ASCII is refused; the bytes that somebody made of it are sent as they are.
#[test]
fn case_13_latin_1() {
    assert_internal_error(JsonResponse::new(1).with_header("key", "café"));
    let bytes = HeaderValue::from_bytes(b"caf\xe9").unwrap();
    let response = http::Response::<Vec<u8>>::from(JsonResponse::new(1).with_header("key", bytes));
    assert_eq!(response.headers()["key"].as_bytes(), b"caf\xe9");
}

/// Never encoded behind one's back, as by RFC 2047.
#[test]
fn case_14_other_unicode() {
    assert_internal_error(JsonResponse::new(1).with_header("key", "†"));
    assert_internal_error(JsonResponse::from(Problem::new(StatusCode::CONFLICT).with_header("key", "†")));
}

#[test]
fn case_15_a_name_as_bytes() {
    assert_response(JsonResponse::new(1).with_header(&b"Key"[..], "value"), 200, &[JSON, ("key", "value")], "1");
}

#[test]
fn case_16_a_name_that_is_not_ascii() {
    assert_internal_error(JsonResponse::new(1).with_header("†", "value"));
    assert_internal_error(JsonResponse::new(1).with_header("†".as_bytes(), "value"));
}

#[test]
fn case_17_a_long_value_gains_no_line_break() {
    let value = "0123456789 ".repeat(2000) + "end";
    assert_response(JsonResponse::new(1).with_header("key", &value), 200, &[JSON, ("key", &value)], "1");
    assert_internal_error(JsonResponse::new(1).with_header("key", "zażółć gęślą jaźń ".repeat(200)));
}

#[test]
fn case_18_nor_does_the_other_one() {
    assert_internal_error(JsonResponse::new(1).with_header("content-disposition", "EdelRot_Blu\u{308} (3)-0.JPG"));
    let value = "attachment; filename=\"EdelRot_Blu (3)-0.JPG\"";
    let response = JsonResponse::new(1).with_header("content-disposition", value);
    assert_response(response, 200, &[JSON, ("content-disposition", value)], "1");
}

#[test]
fn case_19_and_20_a_line_break_in_a_name() {
    for name in ["test\rname", "test\nname", "test\r\nname", "test\n"] {
        assert_internal_error(JsonResponse::new(1).with_header(name, "value"));
        assert_internal_error(JsonResponse::new(1).with_appended_header(name, "value"));
        assert_internal_error(JsonResponse::from(Problem::new(StatusCode::CONFLICT).with_header(name, "value")));
    }
}

/// The other way to set one has a type that holds no such name.
#[test]
fn case_21_nor_through_the_map() {
    assert!(HeaderName::from_bytes(b"test\rname").is_err());
    assert!(HeaderName::from_bytes(b"test\nname").is_err());
    let mut response = JsonResponse::new(1);
    assert!(response.headers_mut().try_insert("name", HeaderValue::from_static("value")).is_ok());
    assert!(HeaderValue::from_str("test\nvalue").is_err());
}

#[test]
fn case_22_a_line_break_behind_what_cannot_be_encoded() {
    let evil = "†\nother";
    assert_internal_error(JsonResponse::new(1).with_header(evil, "value"));
    assert_internal_error(JsonResponse::new(1).with_header("key", evil));
    assert_internal_error(JsonResponse::new(1).with_header(evil.as_bytes(), "value"));
    assert!(HeaderValue::from_bytes(evil.as_bytes()).is_err());
}

#[test]
fn case_23_a_header_that_is_not_there() {
    assert_eq!(JsonResponse::new(1).headers().get("key"), None);
}

#[test]
fn case_24_taking_a_header_away() {
    let mut response = JsonResponse::new(1).with_header("key", "value");
    assert!(response.headers_mut().remove("KEY").is_some());
    assert!(response.headers_mut().remove("key").is_none());
    assert_response(response, 200, &[JSON], "1");
}

#[test]
fn case_25_headers_of_the_declaration() {
    #[json_view(headers("X-Foo" = "foo"))]
    fn declared() -> Item {
        ITEM
    }

    let response = declared();
    assert_eq!(
        (&response.headers()["x-foo"], &response.headers()["X-FOO"]),
        (&"foo".parse().unwrap(), &"foo".parse().unwrap())
    );
    assert_response(response, 200, &[JSON, ("x-foo", "foo")], BODY);
}

#[test]
fn case_26_headers_of_pairs() {
    let mut response = JsonResponse::new(1);
    let pairs = [("x-a", "1"), ("x-b", "2")];
    response
        .headers_mut()
        .extend(pairs.map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value))));
    assert_response(response, 200, &[JSON, ("x-a", "1"), ("x-b", "2")], "1");
}

#[test]
fn case_27_bytes_are_read_back_as_text() {
    let response = JsonResponse::new(1).with_header("key", HeaderValue::from_bytes(b"value").unwrap());
    assert_eq!(response.headers()["key"].to_str().unwrap(), "value");
}

#[test]
fn case_28_all_ways_agree() {
    let mut response = JsonResponse::new(1).with_header("Key", "a");
    assert!(response.headers().contains_key("key"));
    response.headers_mut().insert("key", HeaderValue::from_static("b"));
    assert_eq!(response.headers()["key"], "b");
    response = response.with_header("KEY", "c");
    assert_eq!(response.headers_mut()["key"], "c");
    response.headers_mut().remove("key");
    assert!(!response.headers().contains_key("Key"));
    assert_response(response, 200, &[JSON], "1");
}

#[test]
fn case_29_the_content_type_of_the_declaration() {
    #[json_view(content_type = "application/vnd.api+json")]
    fn declared() -> Item {
        ITEM
    }

    assert_response(declared(), 200, &[("content-type", "application/vnd.api+json")], BODY);
}

#[test]
fn case_30_the_content_type_among_the_headers() {
    let response = JsonResponse::new(1).with_header("Content-Type", "application/vnd.api+json");
    assert_response(response, 200, &[("content-type", "application/vnd.api+json")], "1");
}

/// What the view declares is such a default.
#[test]
fn case_32_and_33_a_default() {
    #[json_view(headers("x-header" = "default"))]
    fn defaults(response: JsonResponse) -> JsonResponse {
        response
    }

    assert_response(
        defaults(JsonResponse::new(1).with_header("X-Header", "own")),
        200,
        &[JSON, ("x-header", "own")],
        "1",
    );
    assert_response(defaults(JsonResponse::new(1)), 200, &[JSON, ("x-header", "default")], "1");
    let mut response = JsonResponse::new(1).with_header("x-header", "own");
    response.headers_mut().entry("X-HEADER").or_insert(HeaderValue::from_static("default"));
    response.headers_mut().entry("x-other").or_insert(HeaderValue::from_static("default"));
    assert_response(response, 200, &[JSON, ("x-header", "own"), ("x-other", "default")], "1");
}

// Section 2.4: status, reason, charset.

#[test]
fn case_34_status_and_reason() {
    #[json_view(status = 503)]
    fn unavailable() -> Item {
        ITEM
    }

    assert_eq!(unavailable().status().canonical_reason(), Some("Service Unavailable"));
    assert_response(unavailable(), 503, &[JSON], BODY);
}

#[test]
fn case_35_the_reason_follows_the_status() {
    let response = JsonResponse::new(1).with_status(StatusCode::SERVICE_UNAVAILABLE).with_status(StatusCode::NOT_FOUND);
    assert_eq!(response.status().canonical_reason(), Some("Not Found"));
    assert_eq!(http::Response::<Vec<u8>>::from(response).status().to_string(), "404 Not Found");
}

#[test]
fn case_39_an_unusual_status() {
    #[json_view(status = 419)]
    fn unusual() -> Item {
        ITEM
    }

    assert_response(unusual(), 419, &[JSON], BODY);
    let problem = r#"{"title":"Bad Request","status":419}"#;
    let response = Problem::new(StatusCode::from_u16(419).unwrap()).with_problem_json();
    assert_response(JsonResponse::from(response), 419, &[PROBLEM_JSON], problem);
}

/// A parameter is kept as it is; what is sent is UTF-8 in any case.
#[test]
fn case_42_a_charset() {
    #[json_view(content_type = "application/json; charset=utf-8")]
    fn plain() -> Item {
        ITEM
    }

    #[json_view(content_type = "application/json; charset=\"utf-8\"")]
    fn quoted() -> Item {
        ITEM
    }

    assert_response(plain(), 200, &[("content-type", "application/json; charset=utf-8")], BODY);
    assert_response(quoted(), 200, &[("content-type", "application/json; charset=\"utf-8\"")], BODY);
}

#[test]
fn case_44_what_a_response_looks_like() {
    let shown = format!("{:?}", JsonResponse::new(1).with_status(StatusCode::CREATED));
    assert!(shown.contains("201") && shown.contains("application/json"), "{shown}");
    let shown = format!("{:?}", JsonResponse::empty());
    assert!(shown.contains("204") && !shown.contains("application/json"), "{shown}");
}

#[test]
fn case_45_a_status_by_its_name() {
    #[json_view(status = CREATED)]
    fn bare() -> Item {
        ITEM
    }

    #[json_view(status = http::StatusCode::CREATED)]
    fn path() -> Item {
        ITEM
    }

    for response in [bare(), path()] {
        assert_eq!(http::Response::<Vec<u8>>::from(response).status().to_string(), "201 Created");
    }
}

// Section 2.6: what Django has a class for.

#[test]
fn case_48_a_redirection() {
    #[json_view(status = 302, headers(LOCATION = "/redirected/"))]
    fn redirect() -> Item {
        ITEM
    }

    assert_response(redirect(), 302, &[JSON, ("location", "/redirected/")], BODY);
}

#[test]
fn case_49_each_redirection() {
    #[json_view(status = 301, headers(LOCATION = "/a"))]
    fn moved() {}

    #[json_view(status = 307, headers(LOCATION = "/a"))]
    fn temporary() {}

    #[json_view(status = 308, headers(LOCATION = "/a"))]
    fn permanent() {}

    for (response, status) in [(moved(), 301), (temporary(), 307), (permanent(), 308)] {
        assert_response(response, status, &[("location", "/a")], "");
    }
}

#[test]
fn case_52_not_modified() {
    #[json_view(status = 304, headers(ETAG = "\"a\""))]
    fn unchanged() {}

    assert_response(unchanged(), 304, &[("etag", "\"a\"")], "");
    assert_response(JsonResponse::new(ITEM).with_status(StatusCode::NOT_MODIFIED), 304, &[], "");
}

#[test]
fn case_53_not_allowed() {
    #[derive(Debug, thiserror::Error, JsonError)]
    #[error("use GET")]
    #[json_error(status = 405, headers(ALLOW = "GET, HEAD"))]
    struct NotAllowed;

    #[json_view]
    fn refused() -> Result<Item, NotAllowed> {
        Err(NotAllowed)
    }

    assert_response(refused(), 405, &[JSON, ("allow", "GET, HEAD")], r#"{"error":"use GET"}"#);
}

// Sections 2.8 to 2.10.

/// `HEAD` is in wire.rs.
#[test]
fn case_63_statuses_without_a_body_lose_it() {
    for code in [204, 304] {
        let response = JsonResponse::new("content").with_status(StatusCode::from_u16(code).unwrap());
        assert_response(response, code, &[], "");
    }
    // These are no responses at all (RFC 9110 §15.2).
    for code in [100, 150, 199] {
        assert_internal_error(JsonResponse::new("content").with_status(StatusCode::from_u16(code).unwrap()));
    }
    assert_response(JsonResponse::new("content"), 200, &[JSON], "\"content\"");
}

#[test]
fn case_64_reading_it_back() {
    assert_eq!(view(json!({"key": "value"})).json::<Value>().unwrap(), json!({"key": "value"}));
    assert!(JsonResponse::empty().json::<Value>().is_err());
}

#[test]
fn case_66_whatever_its_media_type() {
    for media_type in [
        "application/json; charset=utf-8",
        "application/vnd.api+json",
        "application/vnd.api.foo+json",
        "application/activity+json; charset=utf-8",
    ] {
        let response = JsonResponse::new(ITEM).with_header("content-type", media_type);
        assert_eq!(response.json::<Value>().unwrap(), json!({"id": 7}));
    }
}

#[test]
fn case_67_more_than_once() {
    let response = view(ITEM);
    assert_eq!(response.json::<Value>().unwrap(), response.json::<Value>().unwrap());
}

#[test]
fn case_72_sync_stays_sync_and_async_async() {
    struct Shop(Item);

    impl Shop {
        #[json_view]
        fn sync(&self) -> Item {
            self.0.clone()
        }

        #[json_view]
        async fn later(&self) -> Item {
            self.0.clone()
        }
    }

    let response: JsonResponse = Shop(ITEM).sync();
    assert_response(response, 200, &[JSON], BODY);
    assert_response(block_on(Shop(ITEM).later()), 200, &[JSON], BODY);
}

#[test]
fn case_75_vary() {
    #[json_view(always_headers(VARY = "Header, Another-Header"))]
    fn varies() -> Item {
        ITEM
    }

    assert_response(varies(), 200, &[JSON, ("vary", "Header, Another-Header")], BODY);
}

#[test]
fn case_80_nosniff() {
    #[json_view(always_headers(X_CONTENT_TYPE_OPTIONS = "nosniff"))]
    fn on(response: JsonResponse) -> JsonResponse {
        response
    }

    assert_response(on(JsonResponse::new(1)), 200, &[JSON, ("x-content-type-options", "nosniff")], "1");
    let own = JsonResponse::new(1).with_header("x-content-type-options", "own");
    assert_response(on(own), 200, &[JSON, ("x-content-type-options", "own")], "1");
    assert_response(view(1), 200, &[JSON], "1");
}

// Section 2.11: what Django does and does not test.

#[test]
fn beyond_its_tests() {
    // A 204 has neither body nor content type, a list of pairs no two lines of one name, a name no space.
    assert_response(JsonResponse::new(1).with_status(StatusCode::NO_CONTENT), 204, &[], "");
    let last = JsonResponse::new(1).with_header("a", "1").with_header("A", "2");
    assert_response(last, 200, &[JSON, ("a", "2")], "1");
    for name in ["X Y", "X:Y", ""] {
        assert_internal_error(JsonResponse::new(1).with_header(name, "a"));
    }
    assert_internal_error(JsonResponse::new(1).with_header("a", "\0"));
    // A key that is a list.
    assert_internal_error(view(std::collections::BTreeMap::from([((1, 2), 3)])));
    // It is JSON, not HTML: the media type says so.
    assert_response(view("</script>"), 200, &[JSON], r#""</script>""#);
}
