//! DESIGN.md, "What Django's users expect": one test a row.

mod common;

use common::{INTERNAL_ERROR, JSON, assert_internal_error, assert_response};
use http::StatusCode;
use json_view::{Encoder, JsonError, JsonResponse, Problem, json_view};
use serde::Serialize;

#[derive(Debug, Clone, Serialize)]
struct Item {
    id: u32,
    name: &'static str,
}

const ITEM: Item = Item { id: 7, name: "desk" };
const BODY: &str = r#"{"id":7,"name":"desk"}"#;

/// `JsonResponse(data)`
#[test]
fn data() {
    #[json_view]
    fn view() -> Item {
        ITEM
    }

    assert_response(view(), 200, &[JSON], BODY);
}

/// `JsonResponse(data, status=201)`
#[test]
fn status() {
    #[json_view(status = 201)]
    fn view() -> Item {
        ITEM
    }

    assert_response(view(), 201, &[JSON], BODY);
}

/// `JsonResponse([1, 2], safe=False)`: no list is refused here, unless a view asks for the old guard.
#[test]
fn safe() {
    #[json_view]
    fn list() -> Vec<u8> {
        vec![1, 2]
    }

    #[json_view(safe = true)]
    fn guarded<T: Serialize>(value: T) -> T {
        value
    }

    assert_response(list(), 200, &[JSON], "[1,2]");
    assert_response(guarded(ITEM), 200, &[JSON], BODY);
    assert_internal_error(guarded([1, 2]));
}

/// `response['Custom-Header'] = 'CustomValue'`
#[test]
fn header() {
    #[json_view(headers("Custom-Header" = "CustomValue"))]
    fn view() -> Item {
        ITEM
    }

    assert_response(view(), 200, &[JSON, ("custom-header", "CustomValue")], BODY);
}

/// `encoder=`, `json_dumps_params={'indent': 2}`
#[test]
fn encoder() {
    struct Ascii;

    impl Encoder for Ascii {
        fn encode<T: Serialize + ?Sized>(
            value: &T,
            buffer: &mut Vec<u8>,
        ) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
            let text = serde_json::to_string(value)?;
            for unit in text.encode_utf16() {
                match u8::try_from(unit) {
                    Ok(byte) if byte.is_ascii() => buffer.push(byte),
                    _ => buffer.extend(format!("\\u{unit:04x}").bytes()),
                }
            }
            Ok(())
        }
    }

    #[json_view(encoder = Ascii)]
    fn custom() -> &'static str {
        "né"
    }

    #[json_view(pretty)]
    fn indented() -> Item {
        ITEM
    }

    assert_response(custom(), 200, &[JSON], r#""n\u00e9""#);
    assert_response(indented(), 200, &[JSON], "{\n  \"id\": 7,\n  \"name\": \"desk\"\n}");
}

/// `content_type=`
#[test]
fn content_type() {
    #[json_view(content_type = "application/geo+json")]
    fn view() -> Item {
        ITEM
    }

    assert_response(view(), 200, &[("content-type", "application/geo+json")], BODY);
}

/// `BadHeaderError` on newlines; a literal one is a compile error.
#[test]
fn bad_header() {
    #[json_view(headers("x-name" = name))]
    fn view(name: &str) -> Item {
        ITEM
    }

    assert_response(view("desk"), 200, &[JSON, ("x-name", "desk")], BODY);
    assert_internal_error(view("desk\r\nset-cookie: admin=1"));
}

/// `except Exception as e: JsonResponse({...}, status=500)`
#[test]
fn exception() {
    #[derive(Debug)]
    enum ItemError {
        NotFound,
        Database(std::num::ParseIntError),
    }

    impl JsonError for ItemError {
        fn problem(&self) -> Problem {
            match self {
                Self::NotFound => Problem::new(StatusCode::NOT_FOUND).with_detail("Item not found"),
                Self::Database(error) => {
                    Problem::new(StatusCode::INTERNAL_SERVER_ERROR).with_detail(error.to_string()).with_cause(error)
                }
            }
        }
    }

    impl From<std::num::ParseIntError> for ItemError {
        fn from(error: std::num::ParseIntError) -> Self {
            Self::Database(error)
        }
    }

    #[json_view]
    fn view(id: &str) -> Result<Item, ItemError> {
        let id = id.parse()?;
        if id == 0 {
            return Err(ItemError::NotFound);
        }
        Ok(Item { id, ..ITEM })
    }

    assert_response(view("7"), 200, &[JSON], BODY);
    assert_response(view("0"), 404, &[JSON], r#"{"error":"Item not found"}"#);
    assert_response(view("x"), 500, &[JSON], INTERNAL_ERROR);
}

/// Django's `{"error": …, "details": str(e)}`
#[test]
fn exception_with_details() {
    #[json_view]
    fn view() -> Result<Item, Problem> {
        Err(Problem::new(StatusCode::INTERNAL_SERVER_ERROR).with_detail("no such table").with_exposed_detail())
    }

    assert_response(view(), 500, &[JSON], r#"{"error":"Internal Server Error","details":"no such table"}"#);
}

/// `get_object_or_404`
#[test]
fn object_or_404() {
    #[json_view]
    fn view(items: &[Item], id: u32) -> Option<&Item> {
        items.iter().find(|item| item.id == id)
    }

    assert_response(view(&[ITEM], 7), 200, &[JSON], BODY);
    assert_response(view(&[ITEM], 8), 404, &[JSON], r#"{"error":"Not Found"}"#);
}

/// JSON has no NaN: Django sends one, which no browser parses.
#[test]
fn nan() {
    #[json_view]
    fn view() -> f64 {
        f64::NAN
    }

    assert_response(view(), 200, &[JSON], "null");
}

/// A response built by hand, for what a declaration cannot say.
#[test]
fn response_by_hand() {
    #[json_view(headers("x-a" = "declared"))]
    fn view() -> JsonResponse {
        JsonResponse::new(ITEM).with_status(StatusCode::ACCEPTED)
    }

    assert_response(view(), 202, &[JSON, ("x-a", "declared")], BODY);
}
