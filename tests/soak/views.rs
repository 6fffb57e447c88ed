//! The views.

use crate::watch::PLANNED;
use http::StatusCode;
use json_view::{JsonError, JsonResponse, Problem, json_view};
use serde::ser::{Error as _, SerializeStruct};
use serde::{Serialize, Serializer};
use std::io;
use std::panic::panic_any;

#[derive(Serialize)]
pub(crate) struct Item {
    id: u64,
}

#[json_view]
pub(crate) async fn small(id: u64) -> Item {
    Item { id }
}

#[json_view(
    headers(
        "x-id" = |item| item.id,
        CACHE_CONTROL = "no-store",
        SET_COOKIE = "a=1",
        SET_COOKIE = format!("b={id}"),
    ),
    always_headers(VARY = "accept"),
)]
pub(crate) async fn dressed(id: u64) -> Item {
    Item { id }
}

#[json_view(status = 201, headers(LOCATION = |item| format!("/items/{}", item.id)))]
pub(crate) async fn create(body: &[u8]) -> Result<Item, Problem> {
    let id = serde_json::from_slice(body)
        .map_err(|error| Problem::new(StatusCode::BAD_REQUEST).with_detail(error.to_string()))?;
    Ok(Item { id })
}

#[json_view(headers("x-id" = id))]
pub(crate) async fn remove(id: u64) {}

#[json_view(headers("x-never" = "1"))]
pub(crate) async fn missing() -> Option<Item> {
    None
}

#[json_view]
pub(crate) async fn stated(id: u64, is_error: bool) -> Result<JsonResponse, JsonResponse> {
    let response = JsonResponse::new(Item { id }).with_header("x-id", id);
    if is_error { Err(response.with_status(StatusCode::IM_A_TEAPOT)) } else { Ok(response) }
}

#[derive(Debug, thiserror::Error, JsonError)]
pub(crate) enum ShopError {
    #[error("order {id} is one too many")]
    #[json_error(status = 429, code = "slow_down", headers(RETRY_AFTER = 7))]
    Busy {
        #[json_error(extension)]
        id: u64,
    },
    #[error("query {0} failed")]
    #[json_error(status = 500)]
    Storage(u64, #[source] io::Error),
    #[error("the courier refuses {0}")]
    #[json_error(status = 502, expose, problem)]
    Courier(u64),
}

#[json_view(headers("x-never" = "1"), always_headers(VARY = "accept"))]
pub(crate) async fn order(error: ShopError) -> Result<Item, ShopError> {
    Err(error)
}

#[json_view(problem)]
pub(crate) async fn taken(id: u64) -> Result<Option<Item>, Problem> {
    Err(Problem::new(StatusCode::CONFLICT).with_detail(format!("{id} is taken")).with_extension("id", id))
}

#[json_view(errors(error if error.kind() == io::ErrorKind::NotFound => 404, _ => 503))]
pub(crate) async fn file(id: u64, kind: io::ErrorKind) -> Result<Item, io::Error> {
    Err(io::Error::new(kind, format!("no file {id}")))
}

#[json_view(headers("x-text" = format!("a\r\nx-evil: {id}")))]
pub(crate) async fn evil(id: u64) -> Item {
    Item { id }
}

/// A value of a length that differs from one to the next, and of an end that differs, too.
pub(crate) struct Text {
    id: u64,
    end: End,
}

#[derive(Clone, Copy)]
pub(crate) enum End {
    Whole,
    Fails,
    Panics,
}

#[json_view(headers("x-id" = |text| text.id))]
pub(crate) async fn text(id: u64, end: End) -> Text {
    Text { id, end }
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Text", 3)?;
        fields.serialize_field("id", &self.id)?;
        fields.serialize_field("text", &long(self.id))?;
        fields.serialize_field("end", &self.end)?;
        fields.end()
    }
}

impl Serialize for End {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Whole => serializer.serialize_unit(),
            Self::Fails => Err(S::Error::custom(PLANNED)),
            Self::Panics => panic_any(PLANNED),
        }
    }
}

/// Up to 27,000 bytes, half of the time less than 3,400: on both sides of what a thread keeps its buffer for.
pub(crate) fn long(id: u64) -> String {
    "x".repeat((id % 31).pow(3) as usize)
}

/// A megabyte.
#[json_view]
pub(crate) async fn list() -> impl Serialize {
    (0..).map(|id| Item { id }).take(ITEMS).collect::<Vec<_>>()
}

pub(crate) const ITEMS: usize = 75_000;
