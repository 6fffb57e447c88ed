use super::{Case, Table, add_pair};
use crate::data::{ITEM, Item, SMALL, Small, hundred};
use json_view::json_view;
use rocket::http::Header;
use rocket::local::blocking::Client;
use rocket::response::Responder;
use rocket::serde::json::Json;
use serde::Serialize;
use std::hint::black_box;

#[json_view(status = 201, headers(LOCATION = "/items/7", CACHE_CONTROL = "no-store"))]
fn small() -> Small {
    SMALL
}

#[json_view(status = 201, headers(LOCATION = "/items/7", CACHE_CONTROL = "no-store"))]
fn item() -> Item {
    ITEM
}

#[json_view(status = 201, headers(LOCATION = "/items/7", CACHE_CONTROL = "no-store"))]
fn list_of_100() -> &'static [Item] {
    hundred()
}

#[derive(Responder)]
#[response(status = 201, content_type = "json")]
struct Created<T> {
    body: Json<T>,
    location: Header<'static>,
    cache_control: Header<'static>,
}

fn by_hand<T: Serialize>(value: T) -> Created<T> {
    Created {
        body: Json(value),
        location: Header::new("location", "/items/7"),
        cache_control: Header::new("cache-control", "no-store"),
    }
}

thread_local! {
    static CLIENT: &'static Client = {
        let log_level = rocket::config::LogLevel::Off;
        let config = rocket::Config { log_level, workers: 1, ..rocket::Config::default() };
        Box::leak(Box::new(Client::untracked(rocket::custom(config)).expect("a Rocket without routes")))
    };
}

fn respond<R: for<'r> Responder<'r, 'static>>(n: u64, handler: impl Fn() -> R) {
    let request = CLIENT.with(|client| client.get("/"));
    for _ in 0..n {
        let _ = black_box(handler().respond_to(request.inner()));
    }
}

pub(super) fn add(cases: &mut Vec<Case>) {
    let mut pair = |what: &str, goal, bytes, view, peer| {
        add_pair(cases, Table::Frameworks { goal }, &format!("Rocket, {what}"), bytes, view, peer);
    };
    pair("27 B", 0.8, 27, |n| respond(n, small), |n| respond(n, || by_hand(SMALL)));
    pair("241 B", 0.8, 241, |n| respond(n, item), |n| respond(n, || by_hand(ITEM)));
    pair("25 kB", 1.0, 25_000, |n| respond(n, list_of_100), |n| respond(n, || by_hand(hundred())));
}
