//! What Rocket's catchers answer, and the errors of its guards, in the shape of the API.

use json_view::rocket::{JsonErrors, failure, json_errors, refuse};
use json_view::{JsonError, Problem, json_defaults, json_view};
use rocket::data::{self, Data, FromData};
use rocket::fairing::AdHoc;
use rocket::http::Status;
use rocket::local::blocking::Client;
use rocket::outcome::Outcome;
use rocket::response::status::Custom;
use rocket::serde::json::{self, Json};
use rocket::{Build, Request, Rocket, async_trait, get, post, routes};
use serde::Deserialize;
use std::sync::{Arc, Mutex};

#[json_defaults(problem, always_headers("x-api" = "2"))]
struct Shop;

#[derive(Deserialize)]
struct Order {
    quantity: u32,
}

/// JSON whose refusals have more to say than a status, written once.
struct Body<T>(T);

#[async_trait]
impl<'r, T: Deserialize<'r>> FromData<'r> for Body<T> {
    type Error = Problem;

    async fn from_data(request: &'r Request<'_>, data: Data<'r>) -> data::Outcome<'r, Self> {
        match Json::from_data(request, data).await {
            Outcome::Success(Json(value)) => Outcome::Success(Self(value)),
            Outcome::Error((_, error)) => refuse(request, error),
            Outcome::Forward(forward) => Outcome::Forward(forward),
        }
    }
}

#[json_view(..Shop)]
#[post("/guarded", data = "<order>")]
fn guarded(order: Body<Order>) -> u32 {
    order.0.quantity
}

#[json_view(..Shop)]
#[post("/taken", data = "<order>")]
fn taken(order: Result<Json<Order>, json::Error<'_>>) -> Result<u32, json::Error<'_>> {
    Ok(order?.quantity)
}

/// The guard refuses, but the handler does not mind.
#[get("/optional")]
fn optional(order: Option<Token>) -> Custom<&'static str> {
    if order.is_some() { Custom(Status::Ok, "") } else { Custom(Status::Conflict, "a text") }
}

/// The same, and it fails for a reason of its own.
#[get("/lost")]
fn lost(order: Option<Token>) -> Option<&'static str> {
    order.map(|_| "found")
}

struct Token;

#[async_trait]
impl<'r> rocket::request::FromRequest<'r> for Token {
    type Error = Problem;

    async fn from_request(request: &'r Request<'_>) -> rocket::request::Outcome<Self, Problem> {
        refuse(request, Status::Forbidden)
    }
}

#[json_view(..Shop)]
#[get("/gone")]
fn gone() -> Result<(), Status> {
    Err(Status::Gone)
}

#[get("/problem")]
fn problem() -> Problem {
    Problem::new(http::StatusCode::IM_A_TEAPOT).with_code("teapot")
}

fn rocket() -> Rocket<Build> {
    rocket::build().mount("/", routes![guarded, taken, optional, lost, gone, problem])
}

/// By catchers, by the fairing, by both.
fn clients() -> [Client; 3] {
    let catchers = || rocket().register("/", json_errors::<Shop>());
    [catchers(), rocket().attach(JsonErrors::<Shop>::new()), catchers().attach(JsonErrors::<Shop>::new())]
        .map(|rocket| Client::debug(rocket).expect("a rocket"))
}

fn post(client: &Client, path: &str, body: &str) -> (u16, String) {
    let response = client.post(path.to_owned()).body(body).dispatch();
    assert_eq!(response.headers().get_one("x-api"), Some("2"), "{path}");
    assert_eq!(response.headers().get_one("content-type"), Some("application/problem+json"), "{path}");
    (response.status().code, response.into_string().expect("text"))
}

#[test]
fn a_refusal_of_json_has_rockets_status_and_text() {
    for client in clients() {
        for path in ["/guarded", "/taken"] {
            let expected = r#"{"title":"Unprocessable Entity","status":422,"detail":"parse error: missing field `quantity` at line 1 column 2"}"#;
            assert_eq!(post(&client, path, "{}"), (422, expected.to_owned()), "{path}");
            let expected = r#"{"title":"Bad Request","status":400,"detail":"parse error: EOF while parsing an object at line 1 column 1"}"#;
            assert_eq!(post(&client, path, "{"), (400, expected.to_owned()), "{path}");
            let expected = r#"{"title":"Payload Too Large","status":413,"detail":"i/o error: data limit exceeded"}"#;
            assert_eq!(post(&client, path, &"1".repeat(2 << 20)), (413, expected.to_owned()), "{path}");
        }
        assert_eq!(post(&client, "/nowhere", ""), (404, r#"{"title":"Not Found","status":404}"#.to_owned()));
    }
}

#[test]
fn a_guard_that_is_not_minded_says_nothing() {
    for client in clients() {
        let expected = r#"{"title":"Not Found","status":404}"#;
        assert_eq!(client.get("/lost").dispatch().into_string().expect("text"), expected);
    }
    let [catchers, fairing, both] = clients();
    assert_eq!(catchers.get("/optional").dispatch().into_string().expect("text"), "a text");
    for client in [fairing, both] {
        let expected = r#"{"title":"Conflict","status":409,"detail":"a text"}"#;
        assert_eq!(client.get("/optional").dispatch().into_string().expect("text"), expected);
    }
}

#[test]
fn a_problem_takes_the_shape_of_the_service() {
    let [catchers, fairing, both] = clients();
    assert_eq!(
        catchers.get("/problem").dispatch().into_string().expect("text"),
        r#"{"error":"I'm a teapot","code":"teapot"}"#
    );
    for client in [fairing, both] {
        let expected = r#"{"title":"I'm a teapot","status":418,"code":"teapot"}"#;
        assert_eq!(client.get("/problem").dispatch().into_string().expect("text"), expected);
    }
}

#[test]
fn a_status_is_an_error() {
    for client in clients() {
        assert_eq!(client.get("/gone").dispatch().into_string().expect("text"), r#"{"title":"Gone","status":410}"#);
    }
    assert_eq!(Status::new(99).problem().status(), 200, "the internal error, once it is answered with");
}

#[test]
fn a_fairing_sees_the_failure() {
    let seen = Arc::new(Mutex::new(Vec::new()));
    let keep = Arc::clone(&seen);
    let reports = AdHoc::on_response("reports", move |request, _| {
        let keep = Arc::clone(&keep);
        Box::pin(async move {
            let failure = failure(request).map(|failure| format!("{} {}", failure.status().as_u16(), failure.error()));
            keep.lock().expect("no panic").push(failure);
        })
    });
    let client = Client::debug(rocket().attach(JsonErrors::<Shop>::new()).attach(reports)).expect("a rocket");
    for path in ["/gone", "/nowhere", "/optional"] {
        client.get(path).dispatch();
    }
    client.post("/taken").body(r#"{"quantity":1}"#).dispatch();
    let expected = [Some("410 Gone"), Some("404 Not Found"), Some("409 a text"), None];
    assert_eq!(*seen.lock().expect("no panic"), expected.map(|failure| failure.map(str::to_owned)));
}
