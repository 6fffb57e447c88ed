//! Responses against data that somebody else chose: no header line that the code did not name, no value that is not the
//! one given, and always JSON. What cannot be sent is the internal error, whole.

mod common;

use common::random::Random;
use common::{INTERNAL_ERROR, JSON, PROBLEM_JSON, assert_internal_error, assert_response, parts};
use http::{HeaderName, HeaderValue, StatusCode};
use json_view::{JsonError, JsonResponse, Problem, json_view};
use serde::de::{self, Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::{Serialize, Serializer};
use serde_json::{Map, Value, json};
use std::fmt;

const CASES: u64 = 2000;

/// Random texts.
trait RandomTexts {
    fn char(&mut self) -> char;
    fn text(&mut self) -> String;
    fn value(&mut self, depth: usize) -> Value;
}

impl RandomTexts for Random {
    fn char(&mut self) -> char {
        let end = [0x20, 0x80, 0x80, 0x100, 0x11_0000][self.below(5)];
        u32::try_from(self.below(end)).ok().and_then(char::from_u32).unwrap_or('\u{fffd}')
    }

    /// What injects a header, what ends a body, what JSON must escape, and what is only odd.
    fn text(&mut self) -> String {
        const PARTS: &[&str] = &[
            "",
            "a",
            "a",
            "b c",
            "\r\nx-evil: 1",
            "\n",
            "\r",
            "\0",
            "\r\n\r\n<html>",
            "é",
            "\u{85}",
            "\u{2028}",
            "\u{feff}",
            " ",
            "\t",
            "\"",
            "\\",
            "\",\"status\":200,\"",
            "}",
            "%0d%0a",
            "</script>",
            "🦀",
            "\u{7f}",
            "\u{202e}",
            "嘊嘍x-evil: 1",
            "application/json",
            "text/html",
            ";",
            "status",
            "title",
            "detail",
            "error",
            "code",
            "x-named",
            "content-type",
        ];
        let mut text = String::new();
        for _ in 0..self.below(4) {
            match self.below(3) {
                0 => text.push(self.char()),
                _ => text += PARTS[self.below(PARTS.len())],
            }
        }
        text
    }

    fn value(&mut self, depth: usize) -> Value {
        match self.below(if depth == 0 { 6 } else { 8 }) {
            0 => Value::Null,
            1 => json!(self.below(2) == 0),
            2 => json!(i64::from_le_bytes(self.0.to_le_bytes())),
            3 => json!(self.0),
            // A few digits, since serde_json reads floats of many only nearly.
            4 => json!(f64::from(u16::try_from(self.below(0x1_0000)).unwrap_or_default()) / -1024.0),
            5 => Value::String(self.text()),
            6 => (0..self.below(4)).map(|_| self.value(depth - 1)).collect(),
            _ => {
                let members = (0..self.below(4)).map(|_| (self.text(), self.value(depth - 1)));
                Value::Object(members.collect::<Map<_, _>>())
            }
        }
    }
}

/// What may go out as a header, as `http` and RFC 9110 §5.5 say it.
fn is_sendable(value: &str) -> bool {
    let known = HeaderValue::from_str(value);
    known.is_ok_and(|known| known.to_str().is_ok()) && value.trim_matches([' ', '\t']) == value
}

/// JSON without a key that stands twice in one object.
struct Unique(Value);

impl<'de> Deserialize<'de> for Unique {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Any;

        impl<'de> Visitor<'de> for Any {
            type Value = Value;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("JSON without duplicate keys")
            }

            fn visit_unit<E>(self) -> Result<Value, E> {
                Ok(Value::Null)
            }

            fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
                Ok(value.into())
            }

            fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
                Ok(value.into())
            }

            fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
                Ok(value.into())
            }

            fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
                Ok(value.into())
            }

            fn visit_str<E>(self, value: &str) -> Result<Value, E> {
                Ok(value.into())
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut sequence: A) -> Result<Value, A::Error> {
                let mut values = Vec::new();
                while let Some(Unique(value)) = sequence.next_element()? {
                    values.push(value);
                }
                Ok(values.into())
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
                let mut object = Map::new();
                while let Some((key, Unique(value))) = map.next_entry::<String, Unique>()? {
                    if object.insert(key.clone(), value).is_some() {
                        return Err(de::Error::custom(format!("the key {key:?} stands twice")));
                    }
                }
                Ok(object.into())
            }
        }

        deserializer.deserialize_any(Any).map(Self)
    }
}

#[track_caller]
fn parse(body: &str) -> Value {
    serde_json::from_str::<Unique>(body).unwrap_or_else(|error| panic!("{error}: {body}")).0
}

#[test]
fn keys_that_stand_twice_are_seen() {
    assert!(serde_json::from_str::<Unique>(r#"{"a":[{"b":1,"b":1}]}"#).is_err());
    assert_eq!(parse(r#"{"a":[{"b":-1.5,"c":null}]}"#), json!({"a": [{"b": -1.5, "c": null}]}));
}

mod headers {
    use super::*;

    #[json_view(
        headers("x-computed" = |text| text.clone(), "x-argument" = argument),
        always_headers("x-always" = always)
    )]
    fn success(text: String, argument: Option<&str>, always: &str) -> String {
        text
    }

    #[test]
    fn of_a_view() {
        let mut sent = 0;
        for seed in 0..CASES {
            let random = &mut Random::new(seed);
            let (text, always) = (random.text(), random.text());
            let argument = if random.below(4) == 0 { None } else { Some(random.text()) };
            let mut expected = vec![JSON];
            if is_sendable(&always) {
                expected.push(("x-always", &always));
            }
            let is_sent =
                [Some(&text), argument.as_ref(), Some(&always)].into_iter().flatten().all(|text| is_sendable(text));
            let response = success(text.clone(), argument.as_deref(), &always);
            if is_sent {
                sent += 1;
                expected.push(("x-computed", &text));
                expected.extend(argument.as_deref().map(|argument| ("x-argument", argument)));
                assert_response(response, 200, &expected, &json!(text).to_string());
            } else {
                assert_response(response, 500, &expected, INTERNAL_ERROR);
            }
        }
        assert!(sent > CASES / 20, "{sent} of {CASES}");
    }

    #[test]
    fn of_a_response() {
        for seed in 0..CASES {
            let random = &mut Random::new(seed);
            let (name, value) = (random.text(), random.text());
            let known = HeaderName::from_bytes(name.as_bytes());
            let rules = |name: &HeaderName| match name.as_str() {
                "content-type" => value == "application/json",
                name => {
                    json_response_rules::check_owner(name).is_ok()
                        && json_response_rules::check_value(name, value.as_bytes()).is_ok()
                }
            };
            let response = JsonResponse::new(1).with_header(name.as_str(), value.as_str());
            match known {
                Ok(name) if is_sendable(&value) && rules(&name) => {
                    let own = (name.as_str(), value.as_str());
                    let both = [JSON, own];
                    assert_response(response, 200, if name == "content-type" { &both[1..] } else { &both }, "1");
                }
                _ => assert_internal_error(response),
            }
        }
    }

    #[test]
    fn of_bytes() {
        for first in 0..=u8::MAX {
            for bytes in [vec![first], vec![b'a', first, b'b']] {
                let Ok(value) = HeaderValue::from_bytes(&bytes) else {
                    continue;
                };
                let response = http::Response::<Vec<u8>>::from(JsonResponse::new(1).with_header("x-a", &value));
                let is_edge_space = bytes.len() == 1 && matches!(first, b' ' | b'\t');
                assert_eq!(response.status() == 500, is_edge_space, "{bytes:?}");
                assert!(is_edge_space || response.headers()["x-a"] == *bytes, "{bytes:?}");
            }
        }
    }

    #[test]
    fn content_type() {
        for seed in 0..CASES {
            let text = Random::new(seed).text();
            for response in [
                JsonResponse::new(1).with_header("content-type", text.as_str()),
                JsonResponse::new(1)
                    .with_header("Content-Type", "a/b+json")
                    .with_appended_header("content-type", text.as_str()),
            ] {
                if is_sendable(&text) && json_response_rules::check_content_type(&text).is_ok() {
                    assert_response(response, 200, &[("content-type", &text)], "1");
                } else {
                    assert_internal_error(response);
                }
            }
        }
    }
}

mod errors {
    use super::*;

    #[derive(Clone, Default)]
    struct Texts {
        status: u16,
        detail: String,
        title: Option<String>,
        code: Option<String>,
        uri: Option<String>,
        header: String,
        extensions: Vec<(String, Value)>,
    }

    impl Texts {
        fn new(random: &mut Random) -> Self {
            let statuses = [400, 404, 418, 499, 500, 503, 599];
            let maybe = |random: &mut Random| (random.below(2) == 0).then(|| random.text());
            Self {
                status: statuses[random.below(statuses.len())],
                detail: random.text(),
                title: maybe(random),
                code: maybe(random),
                uri: maybe(random),
                header: random.text(),
                extensions: (0..random.below(4)).map(|_| (random.text(), random.value(2))).collect(),
            }
        }
    }

    impl JsonError for Texts {
        fn problem(&self) -> Problem {
            let mut problem = Problem::new(StatusCode::from_u16(self.status).expect("a status"))
                .with_detail(self.detail.clone())
                .with_header("x-named", self.header.as_str());
            if let Some(title) = &self.title {
                problem = problem.with_title(title.clone());
            }
            if let Some(code) = &self.code {
                problem = problem.with_code(code.clone());
            }
            if let Some(uri) = &self.uri {
                problem = problem.with_type(uri.clone()).with_instance(uri.clone());
            }
            self.extensions.iter().fold(problem, |problem, (name, value)| problem.with_extension(name.clone(), value))
        }
    }

    #[json_view(headers("x-success" = "no"))]
    fn plain(error: Texts) -> Result<(), Box<Texts>> {
        Err(error.into())
    }

    #[json_view(problem)]
    fn problem(error: Texts) -> Result<(), Box<Texts>> {
        Err(error.into())
    }

    /// Those that the format leaves to the extensions, the last of each name.
    fn extended(texts: &Texts, own: &[&str], mut object: Map<String, Value>) -> Value {
        let free = texts.extensions.iter().filter(|(name, _)| !own.contains(&name.as_str()));
        object.extend(free.cloned());
        object.into()
    }

    fn put(object: &mut Map<String, Value>, name: &str, text: Option<&String>) {
        if let Some(text) = text {
            object.insert(name.to_owned(), json!(text));
        }
    }

    #[test]
    fn in_both_formats() {
        let mut sent = 0;
        for seed in 0..CASES {
            let texts = Texts::new(&mut Random::new(seed));
            let phrase = StatusCode::from_u16(texts.status).expect("a status").canonical_reason();
            let phrase =
                phrase.unwrap_or(if texts.status < 500 { "Bad Request" } else { "Internal Server Error" }).to_owned();
            let is_shown = texts.status < 500;

            let (status, headers, body) = parts(problem(texts.clone()));
            if !is_sendable(&texts.header) {
                assert_response(
                    problem(texts.clone()),
                    500,
                    &[PROBLEM_JSON],
                    r#"{"title":"Internal Server Error","status":500}"#,
                );
                assert_internal_error(plain(texts));
                continue;
            }
            sent += 1;
            let mut expected = Map::new();
            put(&mut expected, "type", texts.uri.as_ref());
            let title = texts.title.as_ref().map(|title| if title.is_empty() { &phrase } else { title });
            let title = title.or(Some(&phrase).filter(|_| texts.uri.is_none()));
            put(&mut expected, "title", title);
            expected.insert("status".to_owned(), json!(texts.status));
            put(&mut expected, "detail", Some(&texts.detail).filter(|_| is_shown));
            put(&mut expected, "instance", texts.uri.as_ref());
            put(&mut expected, "code", texts.code.as_ref());
            let own = ["type", "title", "status", "detail", "instance", "code"];
            assert_eq!((status, parse(&body)), (texts.status, extended(&texts, &own, expected)), "case {seed}");
            assert_eq!(headers, owned(&[PROBLEM_JSON, ("x-named", &texts.header)]), "case {seed}");

            let (status, headers, body) = parts(plain(texts.clone()));
            let mut expected = Map::new();
            put(
                &mut expected,
                "error",
                Some(if is_shown && !texts.detail.is_empty() {
                    &texts.detail
                } else {
                    texts.title.as_ref().filter(|title| !title.is_empty()).unwrap_or(&phrase)
                }),
            );
            put(&mut expected, "code", texts.code.as_ref());
            let own = ["error", "details", "code"];
            assert_eq!((status, parse(&body)), (texts.status, extended(&texts, &own, expected)), "case {seed}");
            assert_eq!(headers, owned(&[JSON, ("x-named", &texts.header)]), "case {seed}");
        }
        assert!(sent > CASES / 20, "{sent} of {CASES}");
    }

    /// Gives up in the middle, at which `to_string` panics.
    #[derive(Debug, JsonError)]
    #[json_error(status = 409)]
    struct Breaks;

    impl fmt::Display for Breaks {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("half")?;
            Err(fmt::Error)
        }
    }

    impl std::error::Error for Breaks {}

    #[derive(Debug, thiserror::Error, JsonError)]
    #[error("whole")]
    #[json_error(status = 500)]
    struct Caused(#[from] Breaks);

    #[json_view]
    fn broken(caused: bool) -> Result<(), Box<dyn JsonError>> {
        Err(if caused { Box::new(Caused(Breaks)) } else { Box::new(Breaks) })
    }

    #[json_view(errors(_ => 409))]
    fn broken_foreign() -> Result<(), Breaks> {
        Err(Breaks)
    }

    #[json_view(errors(_ => 409))]
    fn broken_foreign_pointer() -> Result<(), Box<dyn std::error::Error>> {
        Err(Breaks.into())
    }

    #[test]
    fn whose_text_gives_up() {
        let half = r#"{"error":"half"}"#;
        assert_response(broken(false), 409, &[JSON], half);
        assert_response(broken_foreign(), 409, &[JSON], half);
        assert_response(broken_foreign_pointer(), 409, &[JSON], half);
        assert_internal_error(broken(true));
    }

    fn owned(headers: &[(&str, &str)]) -> Vec<(String, String)> {
        headers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }
}

mod bodies {
    use super::*;

    #[json_view]
    fn compact(value: &Value) -> &Value {
        value
    }

    #[json_view(pretty)]
    fn pretty(value: &Value) -> &Value {
        value
    }

    #[derive(Serialize)]
    struct Typed {
        text: String,
        float: f64,
        single: f32,
        bytes: Vec<u8>,
        pair: (char, Option<i8>),
        #[serde(flatten)]
        rest: Value,
    }

    #[json_view]
    fn typed(value: Typed) -> Typed {
        value
    }

    #[test]
    fn parse_back_to_what_serde_json_makes_of_the_value() {
        for seed in 0..CASES {
            let random = &mut Random::new(seed);
            let value = random.value(4);
            let expected = serde_json::to_value(&value).expect("JSON");
            for response in [compact(&value), pretty(&value), JsonResponse::new(&value)] {
                let (status, headers, body) = parts(response);
                assert_eq!((status, headers.len(), parse(&body)), (200, 1, expected.clone()), "case {seed}");
            }
            let rest: Map<_, _> =
                (0..random.below(3)).map(|at| (format!("{at}{}", random.text()), random.value(1))).collect();
            let value = Typed {
                text: random.text(),
                float: f64::from_bits(random.0),
                single: f32::from_bits(u32::try_from(random.below(usize::MAX)).expect("31 bits")),
                bytes: random.text().into_bytes(),
                pair: (random.char(), None),
                rest: rest.into(),
            };
            // `to_value` keeps more digits of an `f32` than are written.
            let expected = serde_json::to_string(&value).expect("JSON");
            assert_eq!(parts(typed(value)).2, expected, "case {seed}");
        }
    }
}

mod huge {
    use super::*;

    #[json_view(headers("x-large" = |text| text.as_str(), "x-none" = |_| None::<&str>, "x-empty" = |_| ""))]
    fn large(text: &String) -> &String {
        text
    }

    #[json_view(headers("x-many" = |lines| lines.clone()), always_headers("x-a" = "b"))]
    fn many(lines: Vec<String>) -> Vec<String> {
        lines
    }

    #[test]
    fn a_value_of_ten_megabytes_goes_out_whole() {
        let text = "a".repeat(10 << 20);
        let body = json!(text).to_string();
        assert_response(large(&text), 200, &[JSON, ("x-large", &text), ("x-empty", "")], &body);
        let evil = text + "\r\n";
        assert_internal_error(large(&evil));
    }

    #[test]
    fn no_and_too_many_lines() {
        assert_response(many(Vec::new()), 200, &[JSON, ("x-a", "b")], "[]");
        assert_response(many(vec!["c".to_owned(); 40_000]), 500, &[JSON, ("x-a", "b")], INTERNAL_ERROR);
    }

    /// More lines than a `HeaderMap` holds: 32,768, at which it panics.
    fn in_portions(names: usize) -> impl Iterator<Item = (String, Vec<&'static str>)> {
        (0..names).map(|name| (format!("x-{name}"), vec!["a"; 4000]))
    }

    #[test]
    fn lines_of_a_response_in_portions() {
        let response =
            in_portions(10).fold(JsonResponse::new(1), |response, (name, lines)| response.with_header(name, lines));
        assert_internal_error(response);
        // What is replaced does not count.
        let again = (0..3).fold(JsonResponse::new(1), |response, _| response.with_header("x-a", vec!["a"; 4000]));
        assert_eq!(parts(again).1.len(), 4001);
    }

    #[test]
    fn lines_of_an_error_in_portions() {
        let problem = || {
            let problem = Problem::new(StatusCode::CONFLICT);
            in_portions(10).fold(problem, |problem, (name, lines)| problem.with_header(name, lines))
        };
        assert!(problem().headers().len() < 32_768);
        assert_internal_error(JsonResponse::from(problem()));
        assert_internal_error(returns(problem()));
    }

    #[json_view]
    fn returns(problem: Problem) -> Result<(), Problem> {
        Err(problem)
    }

    #[json_view(always_headers("set-cookie" = vec!["a"; 4000], "x-a" = "b"))]
    fn filled(lines: usize) -> JsonResponse {
        let mut response = JsonResponse::new(1);
        for at in 0..lines {
            response.headers_mut().append("x-line", HeaderValue::from(at));
        }
        response
    }

    #[test]
    fn lines_in_the_map_of_a_response() {
        assert_eq!(parts(filled(90)).1.len(), 1 + 90 + 4000 + 1);
        assert_eq!(parts(filled(5000)).2, INTERNAL_ERROR);
        assert_eq!(parts(filled(32_767)).2, INTERNAL_ERROR);
        let many = || {
            let mut response = JsonResponse::new(1);
            (0..5000).for_each(|at| {
                response.headers_mut().append("x-line", HeaderValue::from(at));
            });
            response
        };
        assert_internal_error(many());
        assert_internal_error(many().with_appended_header("x-a", "b"));
        assert_internal_error(many().with_header("x-a", "b"));
    }

    #[test]
    fn lines_of_an_error_one_by_one() {
        let problem = (0..40_000)
            .fold(Problem::new(StatusCode::CONFLICT), |problem, at| problem.with_appended_header("set-cookie", at));
        assert!(problem.headers().len() < 32_768);
        assert_internal_error(JsonResponse::from(problem));
    }

    #[test]
    fn texts_of_an_error() {
        let text = "\"\n".repeat(1 << 20);
        let problem = Problem::new(StatusCode::CONFLICT).with_detail(text.clone()).with_extension(text.clone(), &text);
        let (status, _, body) = parts(JsonResponse::from(problem));
        assert_eq!((status, parse(&body)), (409, json!({"error": text.clone(), text.clone(): text})));
    }

    /// Writes half of itself.
    struct Half;

    impl Serialize for Half {
        fn serialize<S: Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
            Err(serde::ser::Error::custom("\r\nx-evil: 1"))
        }
    }

    #[test]
    fn a_body_that_breaks_off_is_never_sent_in_part() {
        assert_internal_error(JsonResponse::new((vec!["a"; 100_000], Half)));
        let problem = Problem::new(StatusCode::CONFLICT).with_extension("a", (vec!["a"; 100_000], Half));
        assert_internal_error(JsonResponse::from(problem));
    }
}
