use super::{Case, Table, add_pair, ready, run};
use crate::data::{ITEM, Item, SMALL, Small, hundred};
use http::StatusCode;
use http::header::{CACHE_CONTROL, LOCATION};
use json_view::json_view;
use poem::IntoResponse;
use poem::web::Json;
use serde::Serialize;

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

async fn by_hand<T: Serialize + Send>(value: T) -> impl IntoResponse {
    Json(value)
        .with_status(StatusCode::CREATED)
        .with_header(LOCATION, "/items/7")
        .with_header(CACHE_CONTROL, "no-store")
}

pub(super) fn add(cases: &mut Vec<Case>) {
    let mut pair = |what: &str, goal, bytes, view, peer| {
        add_pair(cases, Table::Frameworks { goal }, &format!("poem, {what}"), bytes, view, peer);
    };
    let by_hand_small = run!(ready(by_hand(SMALL)).into_response());
    let by_hand_item = run!(ready(by_hand(ITEM)).into_response());
    let by_hand_100 = run!(ready(by_hand(hundred())).into_response());
    pair("27 B", 0.8, 27, run!(ready(small()).into_response()), by_hand_small);
    pair("241 B", 0.8, 241, run!(ready(item()).into_response()), by_hand_item);
    pair("25 kB", 1.0, 25_000, run!(ready(list_of_100()).into_response()), by_hand_100);
}
