//! What each return type becomes, decided by the type and not by how it is spelled.

#![allow(clippy::option_option, reason = "types that a view may return, wise or not")]

mod common;

use common::{JSON, assert_internal_error, assert_response, block_on, parts};
use http::StatusCode;
use json_view::{JsonError, JsonResponse, Problem, json_view};
use serde::Serialize;
use std::collections::BTreeMap;

#[derive(Debug, Clone, Serialize)]
struct Item {
    id: u32,
}

/// Is `Serialize` too, so that serde would take a whole `Result<_, Refused>`.
#[derive(Debug, Clone, Serialize)]
struct Refused {
    secret: &'static str,
}

const REFUSED: Refused = Refused { secret: "for nobody" };

impl JsonError for Refused {
    fn problem(&self) -> Problem {
        Problem::new(StatusCode::CONFLICT).with_detail("refused").with_header("x-refused", "yes")
    }
}

/// Is not `Serialize`.
struct Opaque;

impl JsonError for Opaque {
    fn problem(&self) -> Problem {
        Problem::new(StatusCode::NOT_FOUND)
    }
}

const REFUSED_HEADERS: [(&str, &str); 2] = [JSON, ("x-refused", "yes")];
const REFUSED_BODY: &str = r#"{"error":"refused"}"#;

#[track_caller]
fn assert_item(response: JsonResponse) {
    assert_response(response, 200, &[JSON], r#"{"id":7}"#);
}

#[track_caller]
fn assert_refused(response: JsonResponse) {
    assert_response(response, 409, &REFUSED_HEADERS, REFUSED_BODY);
}

#[track_caller]
fn assert_not_found(response: JsonResponse) {
    assert_response(response, 404, &[JSON], r#"{"error":"Not Found"}"#);
}

mod value {
    use super::*;

    #[json_view]
    fn item() -> Item {
        Item { id: 7 }
    }

    #[json_view()]
    fn empty_parentheses() -> Item {
        Item { id: 7 }
    }

    #[json_view(status = 201)]
    fn number() -> u8 {
        1
    }

    #[json_view(status = CREATED)]
    fn bare_constant() -> &'static str {
        "made"
    }

    #[json_view(status = StatusCode::ACCEPTED)]
    fn path() -> Vec<Item> {
        vec![]
    }

    #[json_view(status = { if cfg!(all()) { StatusCode::ACCEPTED } else { StatusCode::OK } })]
    fn const_expression() -> (u8, bool) {
        (1, true)
    }

    #[json_view(status = 418)]
    fn declared_4xx() -> BTreeMap<&'static str, u8> {
        BTreeMap::from([("a", 1)])
    }

    #[json_view(status = 599)]
    fn unnamed() -> f64 {
        0.5
    }

    #[test]
    fn is_the_body_with_the_declared_status() {
        assert_item(item());
        assert_item(empty_parentheses());
        assert_response(number(), 201, &[JSON], "1");
        assert_response(bare_constant(), 201, &[JSON], r#""made""#);
        assert_response(path(), 202, &[JSON], "[]");
        assert_response(const_expression(), 202, &[JSON], "[1,true]");
        assert_response(declared_4xx(), 418, &[JSON], r#"{"a":1}"#);
        assert_response(unnamed(), 599, &[JSON], "0.5");
    }

    /// No name that the macro knows: what they are is seen when the compiler evaluates them.
    const DONE: StatusCode = StatusCode::NO_CONTENT;
    const MOVED: StatusCode = StatusCode::MOVED_PERMANENTLY;
    const TARGET: http::HeaderName = http::header::LOCATION;

    #[json_view(status = self::DONE)]
    fn constant_without_a_body() {}

    #[json_view(status = self::DONE)]
    async fn constant_beside_a_response() -> Option<JsonResponse> {
        Some(JsonResponse::new(1))
    }

    #[json_view(status = self::DONE)]
    fn constant_beside_a_parameter<T: Serialize>(value: T) -> T {
        value
    }

    #[json_view(status = MOVED, headers("LOCATION" = "/items"))]
    fn constant_with_its_header() -> u8 {
        1
    }

    #[json_view(status = { MOVED }, always_headers(TARGET = "/items"))]
    fn constant_with_a_header_of_a_constant_name() -> u8 {
        1
    }

    #[test]
    fn constants_are_held_to_the_rules_of_their_status() {
        assert_response(constant_without_a_body(), 204, &[], "");
        assert_response(block_on(constant_beside_a_response()), 204, &[], "");
        assert_response(constant_beside_a_parameter(1), 204, &[], "");
        assert_response(constant_with_its_header(), 301, &[JSON, ("location", "/items")], "1");
        assert_response(constant_with_a_header_of_a_constant_name(), 301, &[JSON, ("location", "/items")], "1");
    }

    #[json_view(status = PAYLOAD_TOO_LARGE)]
    fn payload_too_large() -> u8 {
        1
    }

    #[json_view(status = CONTENT_TOO_LARGE)]
    fn content_too_large() -> u8 {
        1
    }

    #[json_view(status = UNPROCESSABLE_ENTITY)]
    fn unprocessable_entity() -> u8 {
        1
    }

    #[json_view(status = UNPROCESSABLE_CONTENT)]
    fn unprocessable_content() -> u8 {
        1
    }

    #[test]
    fn both_names_of_413_and_422() {
        assert_response(payload_too_large(), 413, &[JSON], "1");
        assert_response(content_too_large(), 413, &[JSON], "1");
        assert_response(unprocessable_entity(), 422, &[JSON], "1");
        assert_response(unprocessable_content(), 422, &[JSON], "1");
    }

    type Alias = Item;

    #[json_view]
    fn alias() -> Alias {
        Item { id: 7 }
    }

    #[allow(unused_parens)]
    #[json_view]
    fn parenthesized() -> (Item) {
        Item { id: 7 }
    }

    #[json_view]
    fn reference(item: &Item) -> &Item {
        item
    }

    #[json_view]
    fn boxed() -> Box<Item> {
        Box::new(Item { id: 7 })
    }

    #[test]
    fn by_any_spelling() {
        assert_item(alias());
        assert_item(parenthesized());
        assert_item(reference(&Item { id: 7 }));
        assert_item(boxed());
    }

    #[json_view]
    fn map_of_results() -> BTreeMap<&'static str, Option<u8>> {
        BTreeMap::from([("none", None), ("some", Some(1))])
    }

    #[test]
    fn options_inside_a_value_are_serdes() {
        assert_response(map_of_results(), 200, &[JSON], r#"{"none":null,"some":1}"#);
    }
}

mod unit {
    use super::*;

    type Nothing = ();

    trait Names {
        type Out;
    }

    impl Names for Item {
        type Out = ();
    }

    #[json_view]
    fn implicit() {}

    #[json_view]
    fn alias() -> Nothing {}

    #[json_view]
    fn projection() -> <Item as Names>::Out {}

    #[json_view(status = 202, headers("x-a" = "b"))]
    fn accepted() {}

    #[json_view(status = 200)]
    fn ok() {}

    #[json_view(status = 205)]
    fn reset() {}

    #[json_view(content_type = "application/vnd.x+json")]
    fn media_type() {}

    #[json_view]
    async fn waits() {
        tokio::task::yield_now().await;
    }

    #[test]
    fn is_a_204_without_body_and_content_type() {
        assert_response(implicit(), 204, &[], "");
        assert_response(alias(), 204, &[], "");
        assert_response(projection(), 204, &[], "");
        assert_response(media_type(), 204, &[], "");
        assert_response(block_on(waits()), 204, &[], "");
    }

    #[test]
    fn takes_the_declared_status() {
        assert_response(accepted(), 202, &[("x-a", "b")], "");
        assert_response(ok(), 200, &[], "");
        assert_response(reset(), 205, &[], "");
    }

    #[json_view]
    fn done(result: Result<(), Refused>) -> Result<(), Refused> {
        result
    }

    #[json_view(status = 202)]
    fn accepted_result(result: Result<(), Refused>) -> Result<(), Refused> {
        result
    }

    #[json_view]
    fn found(option: Option<()>) -> Option<()> {
        option
    }

    #[json_view]
    fn both(value: Result<Option<()>, Refused>) -> Result<Option<()>, Refused> {
        value
    }

    #[test]
    fn inside_result_and_option() {
        assert_response(done(Ok(())), 204, &[], "");
        assert_refused(done(Err(REFUSED)));
        assert_response(accepted_result(Ok(())), 202, &[], "");
        assert_refused(accepted_result(Err(REFUSED)));
        assert_response(found(Some(())), 204, &[], "");
        assert_not_found(found(None));
        assert_response(both(Ok(Some(()))), 204, &[], "");
        assert_not_found(both(Ok(None)));
        assert_refused(both(Err(REFUSED)));
    }
}

mod option {
    use super::*;

    type Maybe<T> = Option<T>;

    #[json_view]
    fn plain(id: Option<u32>) -> Option<Item> {
        id.map(|id| Item { id })
    }

    #[json_view]
    fn alias(id: Option<u32>) -> Maybe<Item> {
        id.map(|id| Item { id })
    }

    #[json_view]
    fn full_path(id: Option<u32>) -> ::core::option::Option<Item> {
        id.map(|id| Item { id })
    }

    #[json_view]
    fn generic<T: Serialize>(value: Option<T>) -> Option<T> {
        value
    }

    #[json_view]
    fn opaque(id: Option<u32>) -> Option<impl Serialize> {
        id.map(|id| Item { id })
    }

    #[json_view]
    fn borrowed(items: &[Item]) -> Option<&Item> {
        items.first()
    }

    #[test]
    fn is_its_value_or_404() {
        for view in [plain, alias, full_path] {
            assert_item(view(Some(7)));
            assert_not_found(view(None));
        }
        assert_item(generic(Some(Item { id: 7 })));
        assert_not_found(generic(None::<Item>));
        assert_item(opaque(Some(7)));
        assert_not_found(opaque(None));
        assert_item(borrowed(&[Item { id: 7 }]));
        assert_not_found(borrowed(&[]));
    }

    #[json_view(none = null)]
    fn null(id: Option<u32>) -> Option<Item> {
        id.map(|id| Item { id })
    }

    #[json_view(status = 201, none = null, headers("x-a" = "b"), always_headers("x-c" = "d"))]
    fn null_is_a_success(id: Option<u32>) -> Option<Item> {
        id.map(|id| Item { id })
    }

    #[json_view(none = 204)]
    fn no_content(id: Option<u32>) -> Option<Item> {
        id.map(|id| Item { id })
    }

    #[json_view(none = 204, headers("x-a" = "b"), always_headers("x-c" = "d"))]
    fn no_content_is_a_success(id: Option<u32>) -> Option<Item> {
        id.map(|id| Item { id })
    }

    #[json_view(none = 410)]
    fn gone(id: Option<u32>) -> Option<Item> {
        id.map(|id| Item { id })
    }

    #[json_view(none = GONE)]
    fn gone_by_name(id: Option<u32>) -> Option<Item> {
        id.map(|id| Item { id })
    }

    #[json_view(none = StatusCode::GONE)]
    fn gone_by_path(id: Option<u32>) -> Option<Item> {
        id.map(|id| Item { id })
    }

    #[json_view(none = { StatusCode::GONE })]
    fn gone_by_expression(id: Option<u32>) -> Option<Item> {
        id.map(|id| Item { id })
    }

    #[test]
    fn none_as_null() {
        assert_item(null(Some(7)));
        assert_response(null(None), 200, &[JSON], "null");
        let headers = [JSON, ("x-a", "b"), ("x-c", "d")];
        assert_response(null_is_a_success(Some(7)), 201, &headers, r#"{"id":7}"#);
        assert_response(null_is_a_success(None), 201, &headers, "null");
    }

    #[test]
    fn none_as_another_status() {
        assert_item(no_content(Some(7)));
        assert_response(no_content(None), 204, &[], "");
        assert_response(no_content_is_a_success(None), 204, &[("x-a", "b"), ("x-c", "d")], "");
        for view in [gone, gone_by_name, gone_by_path, gone_by_expression] {
            assert_item(view(Some(7)));
            assert_response(view(None), 410, &[JSON], r#"{"error":"Gone"}"#);
        }
    }

    #[json_view(headers("x-a" = "b", "x-b" = |item| item.id), always_headers("x-c" = "d"))]
    fn with_headers(id: Option<u32>) -> Option<Item> {
        id.map(|id| Item { id })
    }

    #[test]
    fn none_as_an_error_has_no_success_headers() {
        let all = [JSON, ("x-a", "b"), ("x-b", "7"), ("x-c", "d")];
        assert_response(with_headers(Some(7)), 200, &all, r#"{"id":7}"#);
        assert_response(with_headers(None), 404, &[JSON, ("x-c", "d")], r#"{"error":"Not Found"}"#);
    }

    #[json_view(problem)]
    fn as_problem(id: Option<u32>) -> Option<Item> {
        id.map(|id| Item { id })
    }

    #[test]
    fn none_as_a_problem() {
        let (status, headers, body) = parts(as_problem(None));
        assert_eq!(status, 404);
        assert_eq!(headers, [("content-type".to_owned(), "application/problem+json".to_owned())]);
        let body: serde_json::Value = serde_json::from_str(&body).unwrap();
        assert_eq!(body["title"], "Not Found");
        assert_eq!(body["status"], 404);
    }

    #[json_view]
    fn nested(value: Option<Option<u8>>) -> Option<Option<u8>> {
        value
    }

    #[json_view]
    fn of_response(value: Option<JsonResponse>) -> Option<JsonResponse> {
        value
    }

    #[test]
    fn nested_in_itself_or_holding_a_response() {
        assert_response(nested(Some(Some(1))), 200, &[JSON], "1");
        assert_not_found(nested(Some(None)));
        assert_not_found(nested(None));
        assert_item(of_response(Some(JsonResponse::new(Item { id: 7 }))));
        assert_not_found(of_response(None));
    }
}

mod result {
    use super::*;

    type Answer<T = Item, E = Refused> = Result<T, E>;

    trait Resource {
        type Answer;
    }

    impl Resource for Item {
        type Answer = Result<Item, Refused>;
    }

    #[json_view]
    fn plain(result: Result<Item, Refused>) -> Result<Item, Refused> {
        result
    }

    #[json_view]
    fn alias(result: Answer) -> Answer {
        result
    }

    #[json_view]
    fn full_path(result: Answer) -> ::std::result::Result<Item, Refused> {
        result
    }

    #[json_view]
    fn projection(result: Answer) -> <Item as Resource>::Answer {
        result
    }

    #[json_view]
    fn question_mark(result: Answer) -> Answer {
        let item = result?;
        Ok(item)
    }

    #[json_view]
    fn generic_in_both<T: Serialize, E: JsonError>(result: Result<T, E>) -> Result<T, E> {
        result
    }

    #[json_view]
    fn opaque(result: Answer) -> Result<impl Serialize, Refused> {
        result
    }

    #[json_view]
    fn opaque_error(result: Answer) -> Result<Item, impl JsonError> {
        result
    }

    #[json_view]
    fn projection_of_parameter<R>(result: Result<R::Item, Refused>, _: R) -> Result<R::Item, Refused>
    where
        R: Iterator,
        R::Item: Serialize,
    {
        result
    }

    #[test]
    fn is_its_value_or_its_error() {
        for view in [plain, alias, full_path, projection, question_mark] {
            assert_item(view(Ok(Item { id: 7 })));
            assert_refused(view(Err(REFUSED)));
        }
        assert_item(generic_in_both(Ok::<_, Refused>(Item { id: 7 })));
        assert_refused(generic_in_both(Err::<Item, _>(REFUSED)));
        assert_not_found(generic_in_both(Err::<Item, _>(Opaque)));
        assert_item(opaque(Ok(Item { id: 7 })));
        assert_refused(opaque(Err(REFUSED)));
        assert_item(opaque_error(Ok(Item { id: 7 })));
        assert_refused(opaque_error(Err(REFUSED)));
        assert_item(projection_of_parameter(Ok(Item { id: 7 }), [Item { id: 8 }].into_iter()));
        assert_refused(projection_of_parameter(Err(REFUSED), [Item { id: 8 }].into_iter()));
    }

    #[json_view]
    async fn waits(result: Answer) -> Answer {
        tokio::task::yield_now().await;
        let item = result?;
        tokio::task::yield_now().await;
        Ok(item)
    }

    #[json_view]
    async fn waits_opaque(result: Answer) -> Result<impl Serialize, Refused> {
        tokio::task::yield_now().await;
        result
    }

    #[test]
    fn from_an_async_view() {
        assert_item(block_on(waits(Ok(Item { id: 7 }))));
        assert_refused(block_on(waits(Err(REFUSED))));
        assert_item(block_on(waits_opaque(Ok(Item { id: 7 }))));
        assert_refused(block_on(waits_opaque(Err(REFUSED))));
    }

    #[json_view]
    fn of_option(value: Result<Option<Item>, Refused>) -> Result<Option<Item>, Refused> {
        value
    }

    #[json_view(none = null)]
    fn of_option_null(value: Result<Option<Item>, Refused>) -> Result<Option<Item>, Refused> {
        value
    }

    #[json_view(none = 204)]
    fn of_option_empty(value: Result<Option<Item>, Refused>) -> Result<Option<Item>, Refused> {
        value
    }

    #[json_view]
    fn option_of(value: Option<Result<Item, Refused>>) -> Option<Result<Item, Refused>> {
        value
    }

    #[json_view]
    fn of_result(value: Result<Result<Item, Refused>, Opaque>) -> Result<Result<Item, Refused>, Opaque> {
        value
    }

    #[test]
    fn nested() {
        assert_item(of_option(Ok(Some(Item { id: 7 }))));
        assert_not_found(of_option(Ok(None)));
        assert_refused(of_option(Err(REFUSED)));
        assert_response(of_option_null(Ok(None)), 200, &[JSON], "null");
        assert_refused(of_option_null(Err(REFUSED)));
        assert_response(of_option_empty(Ok(None)), 204, &[], "");
        assert_item(option_of(Some(Ok(Item { id: 7 }))));
        assert_refused(option_of(Some(Err(REFUSED))));
        assert_not_found(option_of(None));
        assert_item(of_result(Ok(Ok(Item { id: 7 }))));
        assert_refused(of_result(Ok(Err(REFUSED))));
        assert_not_found(of_result(Err(Opaque)));
    }

    #[json_view]
    fn convert(fails: bool) -> Result<Item, Refused> {
        fn inner(fails: bool) -> Result<Item, u8> {
            if fails { Err(1) } else { Ok(Item { id: 7 }) }
        }
        Ok(inner(fails)?)
    }

    impl From<u8> for Refused {
        fn from(_: u8) -> Self {
            REFUSED
        }
    }

    #[test]
    fn question_mark_converts_the_error() {
        assert_item(convert(false));
        assert_refused(convert(true));
    }

    #[json_view]
    fn problem_as_error(fails: bool) -> Result<Item, Problem> {
        if fails {
            return Err(Problem::new(StatusCode::NOT_FOUND).with_detail("Item not found"));
        }
        Ok(Item { id: 7 })
    }

    #[json_view]
    fn boxed_error(result: Result<Item, Box<Refused>>) -> Result<Item, Box<Refused>> {
        result
    }

    #[json_view]
    fn dynamic_error(fails: bool) -> Result<Item, Box<dyn JsonError>> {
        if fails { Err(Box::new(REFUSED)) } else { Ok(Item { id: 7 }) }
    }

    #[test]
    fn with_a_problem_or_a_boxed_error() {
        assert_item(problem_as_error(false));
        assert_response(problem_as_error(true), 404, &[JSON], r#"{"error":"Item not found"}"#);
        assert_item(boxed_error(Ok(Item { id: 7 })));
        assert_refused(boxed_error(Err(Box::new(REFUSED))));
        assert_item(dynamic_error(false));
        assert_refused(dynamic_error(true));
    }
}

mod never_a_whole_result {
    use super::*;

    #[json_view]
    fn identity<T: Serialize>(value: T) -> T {
        value
    }

    #[json_view(status = 201, headers("x-a" = "b"))]
    async fn identity_async<T: Serialize>(value: T) -> T {
        value
    }

    #[json_view]
    fn opaque(result: Result<Item, Refused>) -> impl Serialize {
        result
    }

    #[test]
    fn a_generic_view_of_a_value() {
        assert_item(identity(Item { id: 7 }));
        assert_response(identity("x"), 200, &[JSON], r#""x""#);
        assert_response(block_on(identity_async(Item { id: 7 })), 201, &[JSON, ("x-a", "b")], r#"{"id":7}"#);
    }

    #[test]
    fn a_generic_view_of_a_result_is_the_500() {
        assert_internal_error(identity(Ok::<_, Refused>(Item { id: 7 })));
        assert_internal_error(identity(Err::<Item, _>(REFUSED)));
        assert_internal_error(block_on(identity_async(Ok::<_, Refused>(Item { id: 7 }))));
        assert_internal_error(block_on(identity_async(Err::<Item, _>(REFUSED))));
    }

    #[test]
    fn an_opaque_type_that_hides_a_result() {
        let (status, _, body) = parts(opaque(Err(REFUSED)));
        assert!(status >= 400, "{status} {body}");
        assert!(!body.contains("nobody") && !body.contains("Err"), "{body}");
        let (_, _, body) = parts(opaque(Ok(Item { id: 7 })));
        assert!(!body.contains("Ok"), "{body}");
    }
}

mod response {
    use super::*;

    #[json_view]
    fn stated() -> JsonResponse {
        JsonResponse::new(Item { id: 7 }).with_status(StatusCode::ACCEPTED).with_header("x-a", "stated")
    }

    #[json_view(status = 201, headers("x-a" = "declared", "x-b" = "declared"))]
    fn filled_in() -> JsonResponse {
        JsonResponse::new(Item { id: 7 }).with_header("X-A", "stated")
    }

    #[json_view(status = 201, headers("x-a" = "declared"))]
    fn stated_over_declared() -> JsonResponse {
        JsonResponse::new(Item { id: 7 }).with_status(StatusCode::ACCEPTED)
    }

    #[json_view]
    fn undeclared() -> JsonResponse {
        JsonResponse::new(Item { id: 7 })
    }

    type Alias = JsonResponse;

    #[json_view(status = 201)]
    fn alias() -> Alias {
        JsonResponse::new(1)
    }

    #[test]
    fn states_and_leaves_the_rest_to_the_view() {
        assert_response(stated(), 202, &[JSON, ("x-a", "stated")], r#"{"id":7}"#);
        assert_response(filled_in(), 201, &[JSON, ("x-a", "stated"), ("x-b", "declared")], r#"{"id":7}"#);
        assert_response(stated_over_declared(), 202, &[JSON, ("x-a", "declared")], r#"{"id":7}"#);
        assert_item(undeclared());
        assert_response(alias(), 201, &[JSON], "1");
    }

    #[json_view]
    fn empty() -> JsonResponse {
        JsonResponse::empty()
    }

    #[json_view(status = 202)]
    fn empty_accepted() -> JsonResponse {
        JsonResponse::empty()
    }

    #[test]
    fn empty_takes_the_declared_status() {
        assert_response(empty(), 204, &[], "");
        assert_response(empty_accepted(), 202, &[], "");
    }

    #[json_view(status = 201)]
    fn in_ok(result: Result<JsonResponse, Refused>) -> Result<JsonResponse, Refused> {
        result
    }

    #[test]
    fn in_ok_of_a_result() {
        assert_response(in_ok(Ok(JsonResponse::new(1))), 201, &[JSON], "1");
        assert_response(
            in_ok(Ok(JsonResponse::new(1).with_status(StatusCode::OK).with_header("x-a", "b"))),
            200,
            &[JSON, ("x-a", "b")],
            "1",
        );
        assert_refused(in_ok(Err(REFUSED)));
    }

    #[json_view(
        status = 201,
        headers("x-a" = "success", LOCATION = |item| format!("/{}", item.id)),
        always_headers("x-b" = "always"),
        content_type = "application/vnd.x+json"
    )]
    fn in_err(result: Result<Item, JsonResponse>) -> Result<Item, JsonResponse> {
        result
    }

    #[test]
    fn in_err_of_a_result() {
        assert_response(
            in_err(Ok(Item { id: 7 })),
            201,
            &[("content-type", "application/vnd.x+json"), ("location", "/7"), ("x-a", "success"), ("x-b", "always")],
            r#"{"id":7}"#,
        );
        let error = JsonResponse::new("no").with_status(StatusCode::BAD_REQUEST).with_header("x-c", "stated");
        assert_response(in_err(Err(error)), 400, &[JSON, ("x-b", "always"), ("x-c", "stated")], r#""no""#);
        let error = JsonResponse::empty().with_status(StatusCode::IM_A_TEAPOT).with_header("x-b", "stated");
        assert_response(in_err(Err(error)), 418, &[("x-b", "stated")], "");
    }

    #[test]
    fn in_err_without_a_status_takes_nothing_of_a_success() {
        let (status, headers, _) = parts(in_err(Err(JsonResponse::new("no"))));
        assert_ne!(status, 201);
        assert_eq!(headers, [JSON, ("x-b", "always")].map(|(name, value)| (name.to_owned(), value.to_owned())));
    }
}
