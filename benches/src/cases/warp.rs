use super::{Case, Table, add_pair, run};
use crate::data::{ITEM, Item, SMALL, Small, hundred};
use json_view::json_view;
use serde::Serialize;
use warp::http::StatusCode;
use warp::reply::{Reply, json, with_header, with_status};

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

fn by_hand<T: Serialize>(value: T) -> impl Reply {
    let reply = with_status(json(&value), StatusCode::CREATED);
    with_header(with_header(reply, "location", "/items/7"), "cache-control", "no-store")
}

pub(super) fn add(cases: &mut Vec<Case>) {
    let mut pair = |what: &str, goal, bytes, view, peer| {
        add_pair(cases, Table::Frameworks { goal }, &format!("warp, {what}"), bytes, view, peer);
    };
    pair("27 B", 0.8, 27, run!(small().into_response()), run!(by_hand(SMALL).into_response()));
    pair("241 B", 0.8, 241, run!(item().into_response()), run!(by_hand(ITEM).into_response()));
    let by_hand_100 = run!(by_hand(hundred()).into_response());
    pair("25 kB", 1.0, 25_000, run!(list_of_100().into_response()), by_hand_100);
}
