//! A view beside the other attributes of Rocket's users, each in the recommended order and in the other.

use json_view::{JsonError, JsonResponse, json_view};
use rocket::http::ContentType;
use rocket::local::blocking::Client;
use rocket::request::{FromRequest, Outcome, Request};
use rocket::serde::json::Json;
use rocket::{State, catch, catchers, get, post, routes};
use serde::{Deserialize, Serialize};
use tracing::instrument;

#[derive(Debug, Serialize)]
struct Item<'a> {
    id: u32,
    name: &'a str,
}

#[derive(Debug, Deserialize)]
struct New<'a> {
    name: &'a str,
}

#[derive(Debug)]
struct Shop {
    city: String,
}

#[derive(Debug, thiserror::Error, JsonError)]
enum ItemError {
    #[error("no item {0}")]
    #[json_error(status = 404)]
    NotFound(u32),
}

fn item(id: u32, name: &str) -> Result<Item<'_>, ItemError> {
    if id == 0 { Err(ItemError::NotFound(id)) } else { Ok(Item { id, name }) }
}

#[json_view(status = 201, headers("X-City" = &shop.city, LOCATION = |item| format!("/items/{}", item.id)))]
#[post("/routed/<id>", data = "<new>")]
async fn routed<'r>(id: u32, shop: &'r State<Shop>, new: Json<New<'r>>) -> Result<Item<'r>, ItemError> {
    item(id, new.name)
}

#[post("/routed-above/<id>", data = "<new>")]
#[json_view(status = 201, headers("X-City" = &shop.city, LOCATION = |item| format!("/items/{}", item.id)))]
async fn routed_above<'r>(id: u32, shop: &'r State<Shop>, new: Json<New<'r>>) -> Result<Item<'r>, ItemError> {
    item(id, new.name)
}

#[json_view(status = 201, headers("X-City" = &shop.city, LOCATION = |item| format!("/items/{}", item.id)))]
#[post("/sync/<id>", data = "<new>")]
fn not_async<'r>(id: u32, shop: &'r State<Shop>, new: Json<New<'r>>) -> Result<Item<'r>, ItemError> {
    item(id, new.name)
}

#[post("/sync-above/<id>", data = "<new>")]
#[json_view(status = 201, headers("X-City" = &shop.city, LOCATION = |item| format!("/items/{}", item.id)))]
fn not_async_above<'r>(id: u32, shop: &'r State<Shop>, new: Json<New<'r>>) -> Result<Item<'r>, ItemError> {
    item(id, new.name)
}

#[instrument(err, ret)]
#[json_view(status = 201, headers("X-City" = &shop.city, LOCATION = |item| format!("/items/{}", item.id)))]
#[post("/instrumented/<id>", data = "<new>")]
async fn instrumented<'r>(id: u32, shop: &'r State<Shop>, new: Json<New<'r>>) -> Result<Item<'r>, ItemError> {
    item(id, new.name)
}

#[post("/all-above/<id>", data = "<new>")]
#[instrument(err, ret)]
#[json_view(status = 201, headers("X-City" = &shop.city, LOCATION = |item| format!("/items/{}", item.id)))]
async fn all_above<'r>(id: u32, shop: &'r State<Shop>, new: Json<New<'r>>) -> Result<Item<'r>, ItemError> {
    item(id, new.name)
}

/// A guard of one's own, and a parameter that is borrowed from the request.
#[derive(Clone, Copy)]
struct Agent<'r>(&'r str);

#[rocket::async_trait]
impl<'r> FromRequest<'r> for Agent<'r> {
    type Error = std::convert::Infallible;

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, Self::Error> {
        Outcome::Success(Self(request.headers().get_one("user-agent").unwrap_or("none")))
    }
}

#[json_view]
#[get("/borrowed/<name>?<page>")]
fn borrowed<'r>(name: &'r str, page: Option<u32>, agent: Agent<'r>) -> (&'r str, Option<u32>, &'r str) {
    (name, page, agent.0)
}

#[json_view]
#[get("/unit")]
fn unit() {}

#[get("/unit-above")]
#[json_view]
fn unit_above() {}

/// A body that is not what the view asks for.
#[json_view(problem)]
#[post("/own-rejection", data = "<new>")]
fn own_rejection(new: Result<Json<New<'_>>, rocket::serde::json::Error<'_>>) -> Result<usize, Rejection> {
    Ok(new.map_err(|error| Rejection(error.to_string()))?.name.len())
}

#[derive(Debug, thiserror::Error, JsonError)]
#[error("{0}")]
#[json_error(status = 422)]
struct Rejection(String);

/// A catcher can be a view too, for what no route has taken. It is not called for the errors of a view.
#[json_view]
#[catch(404)]
fn not_found(request: &Request<'_>) -> Result<(), ItemError> {
    assert_eq!(request.uri().path(), "/elsewhere", "no catcher for a view");
    Err(ItemError::NotFound(404))
}

#[catch(404)]
#[json_view]
fn not_found_above(request: &Request<'_>) -> Result<(), ItemError> {
    assert_eq!(request.uri().path(), "/far/elsewhere", "no catcher for a view");
    Err(ItemError::NotFound(405))
}

#[rocket::async_trait]
trait Catalog: Send + Sync {
    async fn show(&self, id: u32) -> JsonResponse;
}

#[rocket::async_trait]
impl Catalog for Shop {
    async fn show(&self, id: u32) -> JsonResponse {
        self.view(id).await
    }
}

impl Shop {
    #[json_view(headers("X-City" = &self.city))]
    async fn view(&self, id: u32) -> Result<Item<'_>, ItemError> {
        item(id, &self.city)
    }
}

#[get("/show/<id>")]
async fn show(id: u32, shop: &State<Shop>) -> JsonResponse {
    shop.show(id).await
}

fn client() -> Client {
    let routes = routes![
        routed,
        routed_above,
        not_async,
        not_async_above,
        instrumented,
        all_above,
        borrowed,
        unit,
        unit_above,
        own_rejection,
        show
    ];
    let config = rocket::Config { log_level: rocket::config::LogLevel::Off, ..rocket::Config::debug_default() };
    let rocket = rocket::custom(config)
        .mount("/", routes)
        .register("/", catchers![not_found])
        .register("/far", catchers![not_found_above]);
    Client::tracked(rocket.manage(Shop { city: "Bonn".into() })).expect("a rocket")
}

fn call(request: rocket::local::blocking::LocalRequest<'_>) -> (u16, [Option<String>; 2], String) {
    let response = request.dispatch();
    let text = |name| response.headers().get_one(name).map(str::to_owned);
    let (status, headers) = (response.status().code, [text("x-city"), text("location")]);
    (status, headers, response.into_string().unwrap_or_default())
}

#[test]
fn each_order_answers_the_same() {
    let client = client();
    for name in ["routed", "routed-above", "sync", "sync-above", "instrumented", "all-above"] {
        let post = |id| client.post(format!("/{name}/{id}")).header(ContentType::JSON).body(r#"{"name":"desk"}"#);
        let headers = [Some("Bonn".into()), Some("/items/7".into())];
        assert_eq!(call(post(7)), (201, headers, r#"{"id":7,"name":"desk"}"#.into()), "{name}");
        assert_eq!(call(post(0)), (404, [None, None], r#"{"error":"no item 0"}"#.into()), "{name}");
    }
}

#[test]
fn other_arguments_and_none() {
    let client = client();
    let agent = rocket::http::Header::new("user-agent", "curl");
    let borrowed = client.get("/borrowed/desk?page=3").header(agent);
    assert_eq!(call(borrowed), (200, [None, None], r#"["desk",3,"curl"]"#.into()));
    for path in ["/unit", "/unit-above"] {
        assert_eq!(call(client.get(path)), (204, [None, None], String::new()));
    }
    let (status, _, body) = call(client.post("/own-rejection").header(ContentType::JSON).body("[]"));
    assert_eq!(status, 422);
    assert!(body.starts_with(r#"{"title":"Unprocessable Entity","status":422,"detail":"#), "{body}");
    let show = (200, [Some("Bonn".into()), None], r#"{"id":7,"name":"Bonn"}"#.into());
    assert_eq!(call(client.get("/show/7")), show);
    assert_eq!(call(client.get("/elsewhere")), (404, [None, None], r#"{"error":"no item 404"}"#.into()));
    assert_eq!(call(client.get("/far/elsewhere")), (404, [None, None], r#"{"error":"no item 405"}"#.into()));
}
