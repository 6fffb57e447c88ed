use super::{Case, Table, add_pair, ready};
use crate::data::{ITEM, Item, SMALL, Small, hundred};
use actix_web::http::header::{CACHE_CONTROL, LOCATION};
use actix_web::test::TestRequest;
use actix_web::{HttpRequest, HttpResponse, Responder};
use json_view::json_view;
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

async fn by_hand<T: Serialize>(value: T) -> HttpResponse {
    HttpResponse::Created().insert_header((LOCATION, "/items/7")).insert_header((CACHE_CONTROL, "no-store")).json(value)
}

fn respond<R: Responder>(n: u64, handler: impl Fn() -> R) {
    let request: HttpRequest = TestRequest::default().to_http_request();
    for _ in 0..n {
        black_box(handler().respond_to(&request));
    }
}

pub(super) fn add(cases: &mut Vec<Case>) {
    let mut pair = |what: &str, goal, bytes, view, peer| {
        add_pair(cases, Table::Frameworks { goal }, &format!("actix-web, {what}"), bytes, view, peer);
    };
    pair("27 B", 0.8, 27, |n| respond(n, || ready(small())), |n| respond(n, || ready(by_hand(SMALL))));
    pair("241 B", 0.8, 241, |n| respond(n, || ready(item())), |n| respond(n, || ready(by_hand(ITEM))));
    pair("25 kB", 1.0, 25_000, |n| respond(n, || ready(list_of_100())), |n| respond(n, || ready(by_hand(hundred()))));
}
