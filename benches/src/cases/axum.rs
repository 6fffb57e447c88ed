use super::{Case, Table, add_pair, ready, run};
use crate::data::{ITEM, Item, SMALL, Small, hundred, ten_thousand};
use axum::Json;
use axum::response::IntoResponse;
use http::StatusCode;
use http::header::{CACHE_CONTROL, LOCATION};
use json_view::json_view;
use serde::Serialize;

#[json_view(status = 201, headers(LOCATION = "/items/7", CACHE_CONTROL = "no-store"))]
async fn small() -> Small {
    SMALL
}

#[json_view(status = 201, headers(LOCATION = "/items/7", CACHE_CONTROL = "no-store"))]
async fn item() -> Item {
    ITEM
}

#[json_view(status = 201, headers(LOCATION = |item| format!("/items/{}", item.id), CACHE_CONTROL = "no-store"))]
async fn small_computed() -> Small {
    SMALL
}

#[json_view(status = 201, headers(LOCATION = "/items/7", CACHE_CONTROL = "no-store"))]
async fn list_of_100() -> &'static [Item] {
    hundred()
}

#[json_view(status = 201, headers(LOCATION = "/items/7", CACHE_CONTROL = "no-store"))]
async fn list_of_10_000() -> &'static [Item] {
    ten_thousand()
}

async fn by_hand<T: Serialize>(value: T) -> impl IntoResponse {
    (StatusCode::CREATED, [(LOCATION, "/items/7"), (CACHE_CONTROL, "no-store")], Json(value))
}

async fn by_hand_computed() -> impl IntoResponse {
    let location = format!("/items/{}", SMALL.id);
    (StatusCode::CREATED, [(LOCATION, location), (CACHE_CONTROL, "no-store".to_owned())], Json(SMALL))
}

pub(super) fn add(cases: &mut Vec<Case>) {
    let mut pair = |what: &str, goal, bytes, view, peer| {
        add_pair(cases, Table::Frameworks { goal }, &format!("axum, {what}"), bytes, view, peer);
    };
    let by_hand_small = run!(ready(by_hand(SMALL)).into_response());
    let by_hand_100 = run!(ready(by_hand(hundred())).into_response());
    let by_hand_10_000 = run!(ready(by_hand(ten_thousand())).into_response());
    pair("27 B", 0.60, 27, run!(ready(small()).into_response()), by_hand_small);
    let by_hand_item = run!(ready(by_hand(ITEM)).into_response());
    pair("241 B", 0.60, 241, run!(ready(item()).into_response()), by_hand_item);
    let by_hand_computed = run!(ready(by_hand_computed()).into_response());
    pair("27 B, one header computed", 1.0, 27, run!(ready(small_computed()).into_response()), by_hand_computed);
    pair("25 kB", 0.82, 25_000, run!(ready(list_of_100()).into_response()), by_hand_100);
    pair("2.5 MB", 0.82, 2_500_000, run!(ready(list_of_10_000()).into_response()), by_hand_10_000);
}
