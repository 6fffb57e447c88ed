//! How a success is encoded: `pretty`, `encoder`, `safe`, and what JSON cannot say.

mod common;

use common::{JSON, assert_internal_error, assert_response, block_on};
use http::StatusCode;
use json_view::{Compact, Encoder, JsonResponse, Pretty, Problem, json_view};
use serde::Serialize;
use std::collections::BTreeMap;

type BoxError = Box<dyn std::error::Error + Send + Sync>;

#[derive(Debug, Clone, Serialize)]
struct Item {
    id: u32,
    tags: Vec<&'static str>,
}

fn item() -> Item {
    Item { id: 7, tags: vec!["a", "b"] }
}

const COMPACT: &str = r#"{"id":7,"tags":["a","b"]}"#;
const PRETTY: &str = "{\n  \"id\": 7,\n  \"tags\": [\n    \"a\",\n    \"b\"\n  ]\n}";

fn conflict() -> Problem {
    Problem::new(StatusCode::CONFLICT).with_detail("refused")
}

const CONFLICT: &str = r#"{"error":"refused"}"#;

mod pretty {
    use super::*;

    #[json_view(pretty)]
    fn flag(fails: bool) -> Result<Item, Problem> {
        if fails { Err(conflict()) } else { Ok(item()) }
    }

    #[json_view(pretty = true)]
    fn on() -> Item {
        item()
    }

    #[json_view(pretty = false)]
    fn off() -> Item {
        item()
    }

    #[json_view(encoder = Pretty)]
    fn by_encoder() -> Item {
        item()
    }

    #[json_view(pretty, none = null)]
    fn null() -> Option<Item> {
        None
    }

    #[json_view]
    fn of_a_response() -> JsonResponse {
        JsonResponse::encoded::<Pretty>(item())
    }

    #[test]
    fn indents_a_success_by_two_spaces() {
        assert_response(flag(false), 200, &[JSON], PRETTY);
        assert_response(on(), 200, &[JSON], PRETTY);
        assert_response(off(), 200, &[JSON], COMPACT);
        assert_response(by_encoder(), 200, &[JSON], PRETTY);
        assert_response(null(), 200, &[JSON], "null");
        assert_eq!(PRETTY, serde_json::to_string_pretty(&item()).unwrap());
    }

    #[test]
    fn leaves_an_error_and_a_finished_body_alone() {
        assert_response(flag(true), 409, &[JSON], CONFLICT);
        assert_response(of_a_response(), 200, &[JSON], PRETTY);
    }
}

mod encoder {
    use super::*;

    /// Puts an anti-hijacking prefix before the JSON.
    struct Prefixed;

    impl Encoder for Prefixed {
        fn encode<T: Serialize + ?Sized>(value: &T, buffer: &mut Vec<u8>) -> Result<(), BoxError> {
            buffer.extend_from_slice(b")]}',\n");
            Compact::encode(value, buffer)
        }
    }

    mod own {
        use super::*;

        pub(super) struct Padded<const N: usize>;

        impl<const N: usize> Encoder for Padded<N> {
            fn encode<T: Serialize + ?Sized>(value: &T, buffer: &mut Vec<u8>) -> Result<(), BoxError> {
                serde_json::to_writer(&mut *buffer, value)?;
                buffer.extend([b' '; N]);
                Ok(())
            }
        }
    }

    /// Writes a part of the body and then gives up.
    struct Halfway;

    impl Encoder for Halfway {
        fn encode<T: Serialize + ?Sized>(_: &T, buffer: &mut Vec<u8>) -> Result<(), BoxError> {
            buffer.extend_from_slice(b"{\"secret\":");
            Err("a secret cause".into())
        }
    }

    /// Writes nothing at all.
    struct Silent;

    impl Encoder for Silent {
        fn encode<T: Serialize + ?Sized>(_: &T, _: &mut Vec<u8>) -> Result<(), BoxError> {
            Ok(())
        }
    }

    #[json_view(encoder = Prefixed)]
    fn prefixed(fails: bool) -> Result<Item, Problem> {
        if fails { Err(conflict()) } else { Ok(item()) }
    }

    #[json_view(encoder = own::Padded<3>)]
    fn padded() -> Option<u8> {
        Some(1)
    }

    #[json_view(encoder = self::own::Padded::<1>)]
    async fn padded_by_turbofish<T: Serialize>(value: T) -> T {
        value
    }

    #[json_view(encoder = E)]
    fn generic<E: Encoder>() -> Item {
        item()
    }

    #[json_view(status = 201, encoder = Halfway, headers("x-a" = "b"), always_headers("x-c" = "d"))]
    fn halfway() -> Item {
        item()
    }

    #[json_view(encoder = Silent)]
    fn silent() -> Item {
        item()
    }

    #[json_view(encoder = Halfway)]
    fn not_needed() {}

    #[test]
    fn writes_a_success() {
        assert_response(prefixed(false), 200, &[JSON], &format!(")]}}',\n{COMPACT}"));
        assert_response(prefixed(true), 409, &[JSON], CONFLICT);
        assert_response(padded(), 200, &[JSON], "1   ");
        assert_response(block_on(padded_by_turbofish(1)), 200, &[JSON], "1 ");
        assert_response(generic::<Compact>(), 200, &[JSON], COMPACT);
        assert_response(generic::<Pretty>(), 200, &[JSON], PRETTY);
        assert_response(not_needed(), 204, &[], "");
    }

    #[test]
    fn that_fails_halfway_is_the_whole_500() {
        assert_response(halfway(), 500, &[JSON, ("x-c", "d")], common::INTERNAL_ERROR);
    }

    #[test]
    fn that_writes_nothing_leaves_no_content_type() {
        let (_, headers, body) = common::parts(silent());
        assert!(body.is_empty() == headers.is_empty(), "{headers:?} {body}");
    }
}

mod safe {
    use super::*;

    #[json_view(safe = true)]
    fn object() -> Item {
        item()
    }

    #[json_view(safe = true, pretty)]
    fn pretty() -> Item {
        item()
    }

    #[json_view(safe = true, status = 201, headers("x-a" = "b"), always_headers("x-c" = "d"))]
    fn generic<T: Serialize>(value: T) -> T {
        value
    }

    #[json_view(safe = false)]
    fn off() -> [u8; 2] {
        [1, 2]
    }

    #[json_view]
    fn default() -> Vec<u8> {
        vec![1, 2]
    }

    #[json_view(safe = true)]
    fn option<T: Serialize>(value: Option<T>) -> Option<T> {
        value
    }

    #[json_view(safe = true)]
    async fn result<T: Serialize>(value: Result<T, Problem>) -> Result<T, Problem> {
        value
    }

    #[json_view(safe = true)]
    fn opaque() -> impl Serialize {
        Wrapper(vec![1])
    }

    #[json_view(safe = true)]
    fn response(response: JsonResponse) -> JsonResponse {
        response
    }

    #[json_view(safe = true)]
    fn unit() {}

    /// Is an array or text in JSON, which its type does not tell.
    #[derive(Serialize)]
    struct Wrapper(Vec<u8>);

    #[derive(Serialize)]
    #[serde(untagged)]
    enum Either {
        Object { a: u8 },
        Array(u8, u8),
    }

    #[test]
    fn lets_an_object_pass() {
        assert_response(object(), 200, &[JSON], COMPACT);
        assert_response(pretty(), 200, &[JSON], PRETTY);
        let headers = [JSON, ("x-a", "b"), ("x-c", "d")];
        assert_response(generic(item()), 201, &headers, COMPACT);
        assert_response(generic(BTreeMap::<u8, u8>::new()), 201, &headers, "{}");
        assert_response(generic(Either::Object { a: 1 }), 201, &headers, r#"{"a":1}"#);
        assert_response(option(Some(item())), 200, &[JSON], COMPACT);
        assert_response(block_on(result(Ok(item()))), 200, &[JSON], COMPACT);
        assert_response(response(JsonResponse::new(item())), 200, &[JSON], COMPACT);
    }

    #[test]
    fn makes_anything_else_the_500() {
        let headers = [JSON, ("x-c", "d")];
        assert_response(generic([1, 2]), 500, &headers, common::INTERNAL_ERROR);
        assert_response(generic("{}"), 500, &headers, common::INTERNAL_ERROR);
        assert_response(generic(1.5), 500, &headers, common::INTERNAL_ERROR);
        assert_response(generic(true), 500, &headers, common::INTERNAL_ERROR);
        assert_response(generic(()), 500, &headers, common::INTERNAL_ERROR);
        assert_response(generic(Wrapper(vec![1])), 500, &headers, common::INTERNAL_ERROR);
        assert_response(generic(Either::Array(1, 2)), 500, &headers, common::INTERNAL_ERROR);
        assert_response(generic(serde_json::json!([])), 500, &headers, common::INTERNAL_ERROR);
        assert_internal_error(option(Some([1])));
        assert_internal_error(block_on(result(Ok([1]))));
        assert_internal_error(opaque());
        assert_internal_error(response(JsonResponse::new([1]).with_header("x-a", "b")));
    }

    #[test]
    fn has_nothing_against_errors_and_empty_bodies() {
        assert_response(option(None::<u8>), 404, &[JSON], r#"{"error":"Not Found"}"#);
        assert_response(block_on(result::<u8>(Err(conflict()))), 409, &[JSON], CONFLICT);
        assert_response(unit(), 204, &[], "");
        assert_response(response(JsonResponse::empty()), 204, &[], "");
    }

    #[test]
    fn is_off_by_default() {
        assert_response(off(), 200, &[JSON], "[1,2]");
        assert_response(default(), 200, &[JSON], "[1,2]");
    }
}

mod json {
    use super::*;

    #[json_view]
    fn view<T: Serialize>(value: T) -> T {
        value
    }

    #[test]
    fn has_no_nan_and_no_infinity() {
        assert_response(view([f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 1.0]), 200, &[JSON], "[null,null,null,1.0]");
        assert_response(view(f32::NAN), 200, &[JSON], "null");
    }

    #[test]
    fn is_utf8() {
        let text = "é日本🦀\u{2028}</script>";
        assert_response(view(text), 200, &[JSON], &format!("\"{text}\""));
        let response = http::Response::<Vec<u8>>::from(view("é"));
        assert_eq!(response.body(), b"\"\xc3\xa9\"");
    }

    #[test]
    fn escapes_controls() {
        assert_response(view("\"\\\n\0\u{7f}"), 200, &[JSON], "\"\\\"\\\\\\n\\u0000\u{7f}\"");
    }

    #[test]
    fn is_what_serde_json_writes() {
        fn check<T: Serialize>(value: &T) {
            let expected = serde_json::to_vec(value).unwrap();
            let mut buffer = b"before".to_vec();
            Compact::encode(value, &mut buffer).unwrap();
            assert_eq!(buffer.strip_prefix(b"before").unwrap(), expected);
            let mut buffer = b"before".to_vec();
            Pretty::encode(value, &mut buffer).unwrap();
            assert_eq!(buffer.strip_prefix(b"before").unwrap(), serde_json::to_vec_pretty(value).unwrap());
            assert_eq!(view(value).body(), expected);
            assert_eq!(JsonResponse::new(value).body(), expected);
        }

        check(&item());
        check(&vec![item(); 1000]);
        check(&(1_u8, -1_i64, u64::MAX, 1e300, "text", 'c', Some(()), None::<u8>));
        check(&BTreeMap::from([(1, vec![f64::MIN, 0.1])]));
        check(&serde_json::json!({"a": [1, {"b": null}], "": ""}));
        check(&u128::MAX);
        check(&[[[0_u8; 0]; 3]; 2]);
    }
}
