use super::{Case, Table, add_pair, ready};
use crate::data::{ITEM, Item, SMALL, Small, hundred};
use json_view::{JsonResponse, json_view};
use salvo::http::header::{CACHE_CONTROL, HeaderValue, LOCATION};
use salvo::http::{Response, StatusCode};
use salvo::writing::{Json, Scribe};
use serde::Serialize;
use std::hint::black_box;

#[json_view(status = 201, headers(LOCATION = "/items/7", CACHE_CONTROL = "no-store"))]
async fn small() -> Small {
    SMALL
}

#[json_view(status = 201, headers(LOCATION = "/items/7", CACHE_CONTROL = "no-store"))]
async fn item() -> Item {
    ITEM
}

#[json_view(status = 201, headers(LOCATION = "/items/7", CACHE_CONTROL = "no-store"))]
async fn list_of_100() -> &'static [Item] {
    hundred()
}

async fn by_hand<T: Serialize + Send>(response: &mut Response, value: T) {
    response.status_code(StatusCode::CREATED);
    response.headers_mut().insert(LOCATION, HeaderValue::from_static("/items/7"));
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response.render(Json(value));
}

fn respond(n: u64, handler: impl Fn(&mut Response)) {
    for _ in 0..n {
        let mut response = Response::new();
        handler(&mut response);
        black_box(response);
    }
}

fn render(n: u64, handler: impl Fn() -> JsonResponse) {
    respond(n, |response| handler().render(response));
}

pub(super) fn add(cases: &mut Vec<Case>) {
    let mut pair = |what: &str, goal, bytes, view, peer| {
        add_pair(cases, Table::Frameworks { goal }, &format!("salvo, {what}"), bytes, view, peer);
    };
    pair("27 B", 1.0, 27, |n| render(n, || ready(small())), |n| respond(n, |r| ready(by_hand(r, SMALL))));
    pair("241 B", 1.0, 241, |n| render(n, || ready(item())), |n| respond(n, |r| ready(by_hand(r, ITEM))));
    pair(
        "25 kB",
        1.0,
        25_000,
        |n| render(n, || ready(list_of_100())),
        |n| {
            respond(n, |r| ready(by_hand(r, hundred())));
        },
    );
}
