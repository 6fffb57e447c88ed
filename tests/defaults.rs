//! What views have in common: `#[json_defaults]`, and `..TYPE` in a view.

mod common;

use common::{JSON, PROBLEM_JSON, assert_internal_error, assert_response};
use http::StatusCode;
use json_view::{Compact, Encoder, ErrorFormat, JsonError, JsonResponse, Problem, PublicProblem};
use json_view::{json_defaults, json_view};
use serde::Serialize;
use serde_json::json;

struct Failed;

impl JsonError for Failed {
    fn problem(&self) -> Problem {
        Problem::new(StatusCode::BAD_REQUEST).with_detail("failed").with_code("failed")
    }
}

/// `{"message": …}`
struct Message;

impl ErrorFormat for Message {
    fn body(problem: &PublicProblem<'_>) -> impl Serialize {
        json!({ "message": problem.message() })
    }
}

/// `{"data": …}`
pub struct Envelope;

impl Encoder for Envelope {
    fn encode<T: Serialize + ?Sized>(
        value: &T,
        buffer: &mut Vec<u8>,
    ) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
        buffer.extend_from_slice(b"{\"data\":");
        Compact::encode(value, buffer)?;
        buffer.push(b'}');
        Ok(())
    }
}

const POLICY: &str = "no-store";

mod shop {
    use super::{Envelope, Message, POLICY};
    use http::{HeaderName, header};
    use json_view::json_defaults;

    /// Every answer of the shop.
    #[json_defaults(
        headers("x-own" = "shop", LINK = "</>; rel=\"index\""),
        always_headers("x-api" = "2", CACHE_CONTROL = POLICY, header::VARY = "accept"),
        content_type = "application/hal+json",
        none(status = 404, code = "no_item", title = "no such item"),
        error_format = Message,
        encoder = Envelope,
        safe = true
    )]
    pub struct Shop;

    const AREA: HeaderName = HeaderName::from_static("x-area");

    #[json_defaults(always_headers(AREA = "archive", "x-api" = "1"), none = 410, problem, ..Shop)]
    #[derive(Debug, Clone, Copy)]
    pub struct Archive;
}

const ALWAYS: [(&str, &str); 3] = [("x-api", "2"), ("cache-control", "no-store"), ("vary", "accept")];

fn with_always<'a>(more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    [&ALWAYS, more].concat()
}

const HAL: (&str, &str) = ("content-type", "application/hal+json");
const OWN: (&str, &str) = ("x-own", "shop");
const LINK: (&str, &str) = ("link", "</>; rel=\"index\"");

#[derive(Serialize)]
struct Item {
    id: u32,
}

#[json_view(..shop::Shop)]
fn find(id: u32) -> Result<Option<Item>, Failed> {
    match id {
        0 => Err(Failed),
        1 => Ok(Some(Item { id })),
        _ => Ok(None),
    }
}

#[test]
fn a_view_has_all_that_its_defaults_say() {
    assert_response(find(1), 200, &with_always(&[HAL, OWN, LINK]), r#"{"data":{"id":1}}"#);
    assert_response(find(2), 404, &with_always(&[JSON]), r#"{"message":"no such item"}"#);
    assert_response(find(0), 400, &with_always(&[JSON]), r#"{"message":"failed"}"#);
}

#[test]
fn what_a_view_says_itself_wins() {
    #[json_view(
        status = 201,
        headers("x-own" = "view", LINK = format!("<{page}>; rel=\"next\"")),
        always_headers(CACHE_CONTROL = "max-age=60"),
        content_type = "application/json",
        none = 204,
        error_format = json_view::Plain,
        encoder = Compact,
        safe = false,
        ..shop::Shop
    )]
    fn view(page: u32) -> Result<Option<u32>, Failed> {
        match page {
            0 => Err(Failed),
            1 => Ok(Some(page)),
            _ => Ok(None),
        }
    }
    let always = [("x-api", "2"), ("cache-control", "max-age=60"), ("vary", "accept")];
    let own = |page| [("x-own", "view"), ("link", page)];
    let success = [&always[..], &own("<1>; rel=\"next\""), &[JSON]].concat();
    assert_response(view(1), 201, &success, "1");
    assert_response(view(2), 204, &[&always[..], &own("<2>; rel=\"next\"")].concat(), "");
    assert_response(view(0), 400, &[&always[..], &[JSON]].concat(), r#"{"error":"failed","code":"failed"}"#);
}

/// A flag that is taken back is another thing than one that is not there.
#[test]
fn flags_can_be_taken_back() {
    #[json_defaults(pretty, problem)]
    struct Pretty;

    #[json_view(..Pretty)]
    fn pretty(fails: bool) -> Result<[u8; 1], Failed> {
        if fails { Err(Failed) } else { Ok([1]) }
    }

    #[json_view(pretty = false, problem = false, ..Pretty)]
    fn compact(fails: bool) -> Result<[u8; 1], Failed> {
        if fails { Err(Failed) } else { Ok([1]) }
    }
    assert_response(pretty(false), 200, &[JSON], "[\n  1\n]");
    assert_response(
        pretty(true),
        400,
        &[PROBLEM_JSON],
        r#"{"title":"Bad Request","status":400,"detail":"failed","code":"failed"}"#,
    );
    assert_response(compact(false), 200, &[JSON], "[1]");
    assert_response(compact(true), 400, &[JSON], r#"{"error":"failed","code":"failed"}"#);
}

#[test]
fn defaults_have_defaults() {
    #[json_view(headers("x-own" = "view"), ..shop::Archive)]
    fn view(id: u32) -> Option<Item> {
        (id == 1).then_some(Item { id })
    }
    let always = [("x-area", "archive"), ("x-api", "1"), ("cache-control", "no-store"), ("vary", "accept")];
    let success = [&always[..], &[HAL, ("x-own", "view"), LINK]].concat();
    assert_response(view(1), 200, &success, r#"{"data":{"id":1}}"#);
    let error = [&always[..], &[PROBLEM_JSON]].concat();
    assert_response(view(2), 410, &error, r#"{"title":"Gone","status":410}"#);
}

/// Each of these compiles only because what is missing in one stands in the other.
mod the_sum_is_checked {
    use super::*;

    #[json_defaults(headers(LOCATION = "/"), always_headers(WWW_AUTHENTICATE = "Basic"), none = 405)]
    struct Guarded;

    const DENIED: StatusCode = StatusCode::UNAUTHORIZED;
    const MOVED: StatusCode = StatusCode::FOUND;

    #[json_view(
        status = self::MOVED,
        always_headers(ALLOW = "GET"),
        errors(0 => 401, 1 => self::DENIED, 2 => (407, headers(PROXY_AUTHENTICATE = "Basic")), _ => 400),
        ..Guarded
    )]
    fn view(error: Result<Option<()>, u8>) -> Result<Option<()>, u8> {
        error
    }

    #[test]
    fn while_it_is_compiled() {
        let always = [("www-authenticate", "Basic"), ("allow", "GET")];
        let status = |error| view(error).status().as_u16();
        assert_response(view(Ok(Some(()))), 302, &[&always[..], &[("location", "/")]].concat(), "");
        assert_eq!([status(Err(0)), status(Err(1)), status(Err(2)), status(Err(3))], [401, 401, 407, 400]);
        assert_response(view(Ok(None)), 405, &[&always[..], &[JSON]].concat(), r#"{"error":"Method Not Allowed"}"#);
        assert_eq!(view(Err(2)).headers()["proxy-authenticate"], "Basic");
    }
}

trait Finds {
    fn find(&self) -> JsonResponse;
}

impl<T: Serialize + Clone> Finds for Option<T> {
    #[json_view(..shop::Shop)]
    fn find(&self) -> Option<T> {
        self.clone()
    }
}

#[test]
fn in_a_trait_and_with_parameters() {
    let value = Some(Item { id: 1 }).map(|item| json!({ "id": item.id }));
    assert_response(value.find(), 200, &with_always(&[HAL, OWN, LINK]), r#"{"data":{"id":1}}"#);
    assert_response(None::<u8>.find(), 404, &with_always(&[JSON]), r#"{"message":"no such item"}"#);
}

/// What a parameter stands for is seen by the run.
#[test]
fn an_object_is_asked_for() {
    #[json_defaults(safe = true)]
    struct Safe;

    #[json_view(..Safe)]
    fn view<T: Serialize>(value: T) -> T {
        value
    }

    #[json_view(safe = false, ..Safe)]
    fn any(value: [u8; 1]) -> [u8; 1] {
        value
    }
    assert_response(view(Item { id: 1 }), 200, &[JSON], r#"{"id":1}"#);
    assert_internal_error(view(1));
    assert_response(any([1]), 200, &[JSON], "[1]");
}

/// A failure has the format and the headers of the defaults, too.
#[test]
fn a_failure() {
    #[json_defaults]
    struct Nothing;

    #[json_view(headers("x-a" = text), ..Nothing)]
    fn plain(text: &str) -> u8 {
        1
    }

    #[json_view(headers("x-a" = text), ..shop::Shop)]
    fn view(text: &str) -> Item {
        Item { id: 1 }
    }
    assert_response(view("\n"), 500, &with_always(&[JSON]), r#"{"message":"Internal Server Error"}"#);
    assert_internal_error(plain("\n"));
    assert_response(plain("a"), 200, &[JSON, ("x-a", "a")], "1");
}

/// Defaults lean on nothing that their surroundings could take away or give another meaning.
mod surroundings {
    #![no_implicit_prelude]
    #![allow(dead_code, reason = "names that are in the way")]

    use crate as renamed;
    use ::core::option::Option as Maybe;
    use ::json_view::*;

    struct Some;
    struct Option;
    struct Declaration;
    struct View;
    struct Header;
    struct Defaults;
    struct StatusCode;
    trait Encoder {}
    mod core {}
    mod __json {}
    const VIEW: u8 = 0;
    const __DECLARED: u8 = 0;

    #[json_defaults(
        headers("x-own" = renamed::POLICY),
        always_headers(ALLOW = "GET"),
        none(status = 405, code = "a", type = "/b"),
        error_format = renamed::Message,
        encoder = renamed::Envelope,
        content_type = "application/x+json",
        crate = ::json_view
    )]
    pub(super) struct Shop;

    #[json_view(errors(_ if number == 1 => (409, code = "busy", headers("x-a" = number)), _ => BAD_REQUEST), ..Shop)]
    pub(super) fn view(number: u8) -> ::core::result::Result<Maybe<u8>, ::std::string::String> {
        match number {
            0 => ::core::result::Result::Ok(Maybe::None),
            _ => ::core::result::Result::Err(::core::convert::From::from("foreign")),
        }
    }

    #[json_view(none(code = "a"), error_format = Plain)]
    pub(super) async fn plain() -> Maybe<u8> {
        Maybe::None
    }
}

#[test]
fn names_that_are_in_the_way() {
    let allow = ("allow", "GET");
    assert_response(surroundings::view(0), 405, &[JSON, allow], r#"{"message":"Method Not Allowed"}"#);
    assert_response(surroundings::view(1), 409, &[JSON, allow, ("x-a", "1")], r#"{"message":"foreign"}"#);
    assert_response(surroundings::view(2), 400, &[JSON, allow], r#"{"message":"foreign"}"#);
    let body = r#"{"error":"Not Found","code":"a"}"#;
    assert_response(common::block_on(surroundings::plain()), 404, &[JSON], body);
}
