//! `JsonResponse`: building it, reading it back, and what it becomes.

mod common;

use common::{INTERNAL_ERROR, JSON, assert_internal_error, assert_response, block_on, parts};
use http::{HeaderValue, StatusCode, header};
use json_view::{JsonResponse, json_view};
use serde::{Deserialize, Serialize, Serializer, ser::SerializeSeq};
use std::collections::{BTreeMap, HashMap};

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Item {
    id: u32,
}

const ITEM: Item = Item { id: 7 };
const BODY: &str = r#"{"id":7}"#;

mod building {
    use super::*;

    #[test]
    fn new_is_a_200_with_a_body() {
        assert_response(JsonResponse::new(ITEM), 200, &[JSON], BODY);
        assert_response(JsonResponse::new(&ITEM), 200, &[JSON], BODY);
        assert_response(JsonResponse::new(()), 200, &[JSON], "null");
        assert_response(JsonResponse::new("é"), 200, &[JSON], "\"é\"");
    }

    #[test]
    fn empty_is_a_204() {
        assert_response(JsonResponse::empty(), 204, &[], "");
        assert_response(JsonResponse::empty().with_status(StatusCode::ACCEPTED), 202, &[], "");
    }

    #[test]
    fn with_status_states_the_last() {
        let response = JsonResponse::new(1).with_status(StatusCode::CREATED).with_status(StatusCode::ACCEPTED);
        assert_response(response, 202, &[JSON], "1");
    }

    #[test]
    fn with_header_replaces() {
        let response = JsonResponse::new(1)
            .with_header("x-a", "1")
            .with_appended_header("x-a", "2")
            .with_header("X-A", "3")
            .with_header("x-b", ["1", "2"])
            .with_header(header::LOCATION, "/a")
            .with_header(String::from("x-c"), 7);
        assert_response(
            response,
            200,
            &[JSON, ("x-a", "3"), ("x-b", "1"), ("x-b", "2"), ("location", "/a"), ("x-c", "7")],
            "1",
        );
    }

    #[test]
    fn with_header_of_nothing_withdraws() {
        let response = JsonResponse::new(1).with_header("x-b", None::<&str>);
        assert_response(response, 200, &[JSON], "1");
        let response = JsonResponse::new(1).with_header("x-a", 1).with_header("x-a", None::<&str>);
        assert_response(response, 200, &[JSON], "1");
    }

    #[test]
    fn there_is_one_content_type_however_it_is_stated() {
        let response = JsonResponse::new(1)
            .with_header("x-a", 1)
            .with_appended_header("content-type", "application/a+json")
            .with_appended_header("content-type", "application/b+json");
        assert_response(response, 200, &[("content-type", "application/b+json"), ("x-a", "1")], "1");
    }

    #[test]
    fn with_appended_header_adds() {
        let response = JsonResponse::new(1)
            .with_appended_header("set-cookie", "a=1")
            .with_header("x-a", "1")
            .with_appended_header("Set-Cookie", "b=2")
            .with_appended_header("set-cookie", None::<&str>)
            .with_appended_header("set-cookie", ["c=3", "d=4"]);
        assert_response(
            response,
            200,
            &[
                JSON,
                ("set-cookie", "a=1"),
                ("set-cookie", "b=2"),
                ("set-cookie", "c=3"),
                ("set-cookie", "d=4"),
                ("x-a", "1"),
            ],
            "1",
        );
    }

    #[test]
    fn builders_and_headers_mut_may_be_mixed() {
        let mut response = JsonResponse::new(1).with_header("x-a", "1").with_header("x-b", "1");
        response.headers_mut().insert("x-a", HeaderValue::from_static("2"));
        response.headers_mut().append("x-c", HeaderValue::from_static("1"));
        let mut response = response.with_header("x-b", "2").with_appended_header("x-c", "2");
        assert!(response.headers_mut().remove("x-a").is_some());
        assert_response(response, 200, &[JSON, ("x-b", "2"), ("x-c", "1"), ("x-c", "2")], "1");
    }

    #[test]
    fn headers_mut_changes_what_is_sent() {
        let mut response = JsonResponse::new(1);
        response.headers_mut().insert("content-type", HeaderValue::from_static("application/geo+json"));
        assert_response(response, 200, &[("content-type", "application/geo+json")], "1");
        let mut response = JsonResponse::new(1).with_header("x-a", "1");
        response.headers_mut().clear();
        let (status, headers, body) = parts(response);
        assert_eq!((status, body.as_str()), (200, "1"));
        assert!(!headers.iter().any(|(name, _)| name == "x-a"), "{headers:?}");
    }
}

mod reading {
    use super::*;

    #[test]
    fn back_what_was_stated() {
        let mut response = JsonResponse::new(ITEM)
            .with_status(StatusCode::CREATED)
            .with_header("x-a", "1")
            .with_appended_header("x-a", "2");
        assert_eq!(response.status(), StatusCode::CREATED);
        assert_eq!(response.headers()["content-type"], "application/json");
        assert_eq!(response.headers().get_all("x-a").iter().collect::<Vec<_>>(), ["1", "2"]);
        assert_eq!(response.headers().len(), 3);
        assert_eq!(response.headers_mut().len(), 2);
        assert_eq!(response.body(), BODY.as_bytes());
        assert_eq!(response.json::<Item>().unwrap(), ITEM);
        assert_eq!(response.into_body(), BODY.as_bytes());
    }

    #[test]
    fn an_empty_response() {
        let response = JsonResponse::empty();
        assert_eq!(response.status(), StatusCode::NO_CONTENT);
        assert!(response.headers().is_empty());
        assert_eq!(response.body(), b"");
        assert!(response.json::<Item>().is_err());
        assert_eq!(response.into_body(), b"");
    }

    #[test]
    fn a_stated_content_type_that_goes_with_a_body() {
        let mut response = JsonResponse::new(1).with_header("content-type", "application/a+json");
        assert_eq!(response.headers()["content-type"], "application/a+json");
        response.headers_mut().insert("x-a", HeaderValue::from(1));
        assert_response(response, 200, &[("content-type", "application/a+json"), ("x-a", "1")], "1");
        let response = JsonResponse::empty().with_header("content-type", "application/a+json");
        assert!(response.headers().is_empty());
        assert_response(response, 204, &[], "");
    }

    #[test]
    fn another_shape_is_an_error() {
        assert!(JsonResponse::new("x").json::<Item>().is_err());
    }

    #[json_view(
        status = 201,
        headers("x-a" = "declared", "x-b" = |item| item.id),
        always_headers("x-c" = "always", "x-d" = 1),
        content_type = "application/vnd.x+json"
    )]
    fn view() -> Item {
        ITEM
    }

    #[test]
    fn what_a_view_declared() {
        let mut response = view();
        let expected = parts(view());
        assert_eq!(response.status(), StatusCode::CREATED);
        assert_eq!(response.body(), BODY.as_bytes());
        let own = [("x-a", "declared"), ("x-b", "7"), ("x-c", "always"), ("x-d", "1")];
        let read = response.headers();
        assert_eq!(read.len(), 5);
        assert_eq!(read["content-type"], "application/vnd.x+json");
        // The content type is nobody's to change who has not set one.
        assert_eq!(response.headers_mut().len(), 4);
        for (name, value) in own {
            assert_eq!(
                (&read[name], &response.headers_mut()[name]),
                (&value.parse().unwrap(), &value.parse().unwrap())
            );
        }
        assert_eq!(parts(response), expected);
        let response = view().with_status(StatusCode::OK).with_header("x-a", "later").with_appended_header("x-c", "2");
        let (status, headers, _) = parts(response);
        assert_eq!(status, 200);
        let lines = |name: &str| {
            headers.iter().filter(|(other, _)| other == name).map(|(_, value)| value.as_str()).collect::<Vec<_>>()
        };
        assert_eq!(lines("x-a"), ["later"]);
        assert_eq!(lines("x-b"), ["7"]);
    }

    #[test]
    fn a_failure() {
        let response = JsonResponse::new(1).with_header("x-a", "\n");
        assert_eq!(response.status(), StatusCode::INTERNAL_SERVER_ERROR);
        assert_eq!(response.headers().len(), 1);
        assert_eq!(response.headers()["content-type"], "application/json");
        assert_eq!(response.body(), INTERNAL_ERROR.as_bytes());
        assert_eq!(response.json::<serde_json::Value>().unwrap()["error"], "Internal Server Error");
        assert_eq!(response.into_body(), INTERNAL_ERROR.as_bytes());
    }

    #[test]
    fn debug_output_is_not_empty() {
        let text = format!("{:?}", JsonResponse::new(ITEM).with_header("x-a", "1"));
        assert!(text.contains("200") && text.contains("x-a"), "{text}");
    }
}

mod conversion {
    use super::*;

    struct Body(Vec<u8>);

    impl From<Vec<u8>> for Body {
        fn from(bytes: Vec<u8>) -> Self {
            Self(bytes)
        }
    }

    #[json_view(status = 201, headers("x-a" = "b"))]
    fn view() -> Item {
        ITEM
    }

    #[test]
    fn into_any_body() {
        let response: http::Response<Vec<u8>> = view().into();
        assert_eq!(response.status(), 201);
        assert_eq!(response.headers()["x-a"], "b");
        assert_eq!(response.headers().len(), 2);
        assert_eq!(response.version(), http::Version::HTTP_11);
        assert_eq!(response.body(), BODY.as_bytes());
        let response: http::Response<Body> = view().into();
        assert_eq!(response.status(), 201);
        assert_eq!(response.headers().len(), 2);
        assert_eq!(response.body().0, BODY.as_bytes());
        let response: http::Response<Box<[u8]>> = view().into();
        assert_eq!(&**response.body(), BODY.as_bytes());
        let response: http::Response<std::sync::Arc<[u8]>> = JsonResponse::new(1).with_header("x-a", "\n").into();
        assert_eq!(response.status(), 500);
        assert_eq!(&**response.body(), INTERNAL_ERROR.as_bytes());
    }

    #[test]
    fn loses_the_body_where_there_is_none() {
        for status in [204, 205, 304] {
            let code = StatusCode::from_u16(status).unwrap();
            let response = JsonResponse::new(ITEM).with_status(code).with_header("x-a", "b");
            assert_eq!(response.status(), code);
            assert_eq!(response.body(), b"");
            assert!(!response.headers().contains_key("content-type"));
            assert_response(response, status, &[("x-a", "b")], "");
            assert_eq!(JsonResponse::new(ITEM).with_status(code).into_body(), b"");
            assert_response(dynamic(code), status, &[("x-b", "declared")], "");
        }
        assert_response(dynamic(StatusCode::OK), 200, &[JSON, ("x-b", "declared")], BODY);
    }

    #[json_view(status = 201, headers("x-b" = "declared"))]
    fn dynamic(status: StatusCode) -> JsonResponse {
        JsonResponse::new(ITEM).with_status(status)
    }

    #[test]
    fn what_belongs_to_the_server_is_the_internal_error() {
        for name in [
            "content-length",
            "Transfer-Encoding",
            "connection",
            "Keep-Alive",
            "proxy-connection",
            "te",
            "trailer",
            "date",
        ] {
            assert_internal_error(JsonResponse::new(1).with_header(name, 99));
            assert_internal_error(JsonResponse::new(1).with_appended_header(name, 1));
            assert_internal_error(hand_set(name));
            for mut response in [JsonResponse::new(1), JsonResponse::empty(), hand_set("x-a")] {
                response
                    .headers_mut()
                    .insert(name.parse::<header::HeaderName>().unwrap(), HeaderValue::from_static("99"));
                assert_internal_error(response);
            }
        }
        assert_internal_error(hand_set_length());
    }

    #[json_view]
    fn hand_set(name: &str) -> JsonResponse {
        JsonResponse::new(1).with_header(name, 99)
    }

    #[json_view]
    fn hand_set_length() -> JsonResponse {
        let mut response = JsonResponse::new(1);
        response.headers_mut().insert("content-length", HeaderValue::from_static("99"));
        response
    }
}

mod failures {
    use super::*;

    /// Writes two elements, then errors.
    struct Halfway;

    impl Serialize for Halfway {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let mut sequence = serializer.serialize_seq(None)?;
            sequence.serialize_element("a secret")?;
            sequence.serialize_element(&1)?;
            Err(serde::ser::Error::custom("a secret cause"))
        }
    }

    fn bad_keys() -> BTreeMap<Vec<u8>, u8> {
        BTreeMap::from([(vec![1], 1)])
    }

    #[json_view(
        status = 201,
        headers("x-a" = "b", "x-len" = |map| map.len()),
        content_type = "application/vnd.x+json"
    )]
    fn keys() -> BTreeMap<Vec<u8>, u8> {
        bad_keys()
    }

    #[json_view(status = 201, headers("x-a" = "b"))]
    fn halfway() -> Halfway {
        Halfway
    }

    #[json_view(status = 202, pretty)]
    async fn nested() -> Result<Option<Vec<Halfway>>, json_view::Problem> {
        Ok(Some(vec![Halfway, Halfway]))
    }

    #[json_view(status = 202, headers("x-a" = "b"))]
    fn in_a_response() -> JsonResponse {
        JsonResponse::new(Halfway).with_header("x-b", "c").with_status(StatusCode::CREATED)
    }

    #[test]
    fn of_serialization_are_the_whole_500() {
        assert_internal_error(keys());
        assert_internal_error(halfway());
        assert_internal_error(block_on(nested()));
        assert_internal_error(in_a_response());
        assert_internal_error(JsonResponse::new(bad_keys()));
        assert_internal_error(JsonResponse::new(Halfway).with_header("x-a", "b"));
    }

    #[test]
    fn stay_failures_whatever_is_stated_later() {
        let response = JsonResponse::new(Halfway).with_status(StatusCode::OK);
        assert_eq!(response.status(), StatusCode::INTERNAL_SERVER_ERROR);
        assert_internal_error(response);
        assert_internal_error(JsonResponse::new(1).with_header("x-a", "\n").with_header("x-a", "fine"));
        assert_internal_error(JsonResponse::new(Halfway).with_status(StatusCode::NO_CONTENT));
        assert_internal_error(JsonResponse::empty().with_header("x-a", "\n"));
    }

    #[test]
    fn forty_thousand_lines_do_not_panic() {
        let many =
            (0..40_000).fold(JsonResponse::new(1), |response, n| response.with_appended_header(format!("x-{n}"), n));
        let (status, headers, body) = parts(many);
        if status == 500 {
            assert_eq!((headers.len(), body.as_str()), (1, INTERNAL_ERROR));
        } else {
            assert_eq!((status, headers.len(), body.as_str()), (200, 40_001, "1"));
        }
        let same = JsonResponse::new(1).with_header("set-cookie", vec!["a=1"; 40_000]);
        let (status, headers, body) = parts(same);
        if status == 500 {
            assert_eq!((headers.len(), body.as_str()), (1, INTERNAL_ERROR));
        } else {
            assert_eq!((status, headers.len(), body.as_str()), (200, 40_001, "1"));
        }
    }

    #[json_view(headers("set-cookie" = vec!["a=1"; 40_000]), always_headers("x-a" = "b"))]
    fn many_lines() -> Item {
        ITEM
    }

    #[test]
    fn forty_thousand_lines_of_a_view_do_not_panic() {
        let (status, headers, body) = parts(many_lines());
        if status == 500 {
            assert_eq!((headers.len(), body.as_str()), (2, INTERNAL_ERROR));
        } else {
            assert_eq!((status, headers.len(), body.as_str()), (200, 40_002, BODY));
        }
    }

    #[test]
    fn forty_thousand_lines_can_be_read() {
        let many =
            (0..40_000).fold(JsonResponse::new(1), |response, n| response.with_appended_header(format!("x-{n}"), n));
        let _ = many.headers().len();
        let mut many = many;
        let _ = many.headers_mut().len();
        let (status, _, body) = parts(many);
        assert!((status, body.as_str()) == (500, INTERNAL_ERROR) || (status, body.as_str()) == (200, "1"), "{status}");
    }

    #[test]
    fn long_names_and_values() {
        let value = "a".repeat(10 << 20);
        let response = JsonResponse::new(1).with_header("x-a", value.as_str());
        assert_response(response, 200, &[JSON, ("x-a", &value)], "1");
        assert_internal_error(JsonResponse::new(1).with_header("a".repeat(100_000), "b"));
        assert_response(JsonResponse::new(&value), 200, &[JSON], &format!("\"{value}\""));
    }
}

mod nested_views {
    use super::*;

    #[json_view(
        status = 201,
        headers("x-a" = "inner", "x-b" = "inner"),
        always_headers("x-c" = "inner"),
        content_type = "application/vnd.inner+json"
    )]
    fn inner(fails: bool) -> Result<Item, json_view::Problem> {
        if fails {
            return Err(json_view::Problem::new(StatusCode::CONFLICT).with_detail("inner"));
        }
        Ok(ITEM)
    }

    #[json_view(
        status = 202,
        headers("x-a" = "outer", "x-d" = "outer"),
        always_headers("x-c" = "outer", "x-e" = "outer"),
        content_type = "application/vnd.outer+json"
    )]
    fn outer(fails: bool) -> JsonResponse {
        inner(fails)
    }

    #[json_view]
    fn bare(fails: bool) -> JsonResponse {
        inner(fails)
    }

    #[json_view]
    async fn fallible(fails: bool) -> Result<JsonResponse, json_view::Problem> {
        Ok(inner(fails))
    }

    #[test]
    fn state_what_the_inner_declared() {
        assert_response(
            outer(false),
            201,
            &[
                ("content-type", "application/vnd.inner+json"),
                ("x-a", "inner"),
                ("x-b", "inner"),
                ("x-c", "inner"),
                ("x-d", "outer"),
                ("x-e", "outer"),
            ],
            BODY,
        );
        let inner =
            [("content-type", "application/vnd.inner+json"), ("x-a", "inner"), ("x-b", "inner"), ("x-c", "inner")];
        assert_response(bare(false), 201, &inner, BODY);
        assert_response(block_on(fallible(false)), 201, &inner, BODY);
    }

    #[test]
    fn hand_on_the_inner_error() {
        let error = r#"{"error":"inner"}"#;
        assert_response(bare(true), 409, &[JSON, ("x-c", "inner")], error);
        assert_response(block_on(fallible(true)), 409, &[JSON, ("x-c", "inner")], error);
        let (status, headers, body) = parts(outer(true));
        assert_eq!((status, body.as_str()), (409, error));
        assert!(headers.contains(&("content-type".to_owned(), "application/json".to_owned())), "{headers:?}");
        assert!(headers.contains(&("x-c".to_owned(), "inner".to_owned())), "{headers:?}");
        assert!(headers.contains(&("x-e".to_owned(), "outer".to_owned())), "{headers:?}");
        assert!(!headers.iter().any(|(name, _)| name == "x-b"), "{headers:?}");
    }

    #[json_view(status = 201, headers("x-a" = "success"), always_headers("x-b" = "outer"))]
    fn fails() -> HashMap<Vec<u8>, u8> {
        HashMap::from([(vec![1], 1)])
    }

    #[json_view(status = 202, headers("x-c" = "success"), always_headers("x-d" = "outer"))]
    fn over_a_failure() -> JsonResponse {
        fails()
    }

    #[test]
    fn hand_on_the_inner_failure() {
        assert_response(fails(), 500, &[JSON, ("x-b", "outer")], INTERNAL_ERROR);
        assert_response(over_a_failure(), 500, &[JSON, ("x-b", "outer"), ("x-d", "outer")], INTERNAL_ERROR);
    }
}

mod shape {
    use super::*;

    fn assert_shape<T: Send + Sync + Unpin + 'static + std::fmt::Debug>() {}

    #[test]
    fn small_and_free_to_move_between_threads() {
        assert_shape::<JsonResponse>();
        println!("JsonResponse: {} bytes", size_of::<JsonResponse>());
        assert!(size_of::<JsonResponse>() <= 64, "{}", size_of::<JsonResponse>());
        assert!(size_of::<Result<u8, JsonResponse>>() <= 64, "{}", size_of::<Result<u8, JsonResponse>>());
    }
}
