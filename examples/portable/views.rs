//! The views that every host beside this file mounts: written once, and knowing of no framework.

use http::{HeaderValue, StatusCode};
use json_view::{JsonError, JsonResponse, json_view};
use serde::{Serialize, Serializer, ser::Error as _};

#[derive(Serialize)]
pub struct Item {
    id: u32,
    name: String,
}

fn desk(id: u32) -> Item {
    Item { id, name: format!("desk {id}") }
}

#[derive(Debug, thiserror::Error, JsonError)]
pub enum ItemError {
    #[error("Item not found")]
    #[json_error(status = 404)]
    NotFound,
    #[error("out of stock until {until}")]
    #[json_error(status = 503, code = "out_of_stock", expose, headers(RETRY_AFTER = 120))]
    OutOfStock {
        #[json_error(extension)]
        until: &'static str,
    },
    #[error("the password of the database is wrong")]
    #[json_error(status = 500)]
    Database,
}

/// What becomes a body.
#[json_view]
pub async fn item() -> Item {
    desk(1)
}

#[json_view(status = 201, headers("X-Kind" = "desk", LOCATION = |item| format!("/items/{}", item.id)))]
pub async fn create() -> Result<Item, ItemError> {
    Ok(desk(7))
}

#[json_view(pretty, content_type = "application/vnd.desk+json")]
pub async fn pretty() -> Item {
    desk(2)
}

#[json_view]
pub async fn unicode() -> &'static str {
    "Grüße, 世界 🖖"
}

/// 1 MB.
#[json_view(headers("X-Count" = |items| items.len()))]
pub async fn list() -> Vec<Item> {
    (0..32_000).map(desk).collect()
}

/// What has no body.
#[json_view(always_headers("X-Frame-Options" = "DENY"))]
pub async fn nothing() {}

#[json_view(status = 205)]
pub async fn reset() {}

#[json_view]
pub async fn not_modified() -> JsonResponse {
    // A body that is not allowed is not sent.
    JsonResponse::new([1, 2]).with_status(StatusCode::NOT_MODIFIED).with_header("etag", "\"a\"")
}

#[json_view]
pub async fn empty_ok() -> JsonResponse {
    JsonResponse::empty().with_status(StatusCode::OK)
}

/// A framework with a page for each error is not to put it here.
#[json_view]
pub async fn empty_error() -> JsonResponse {
    JsonResponse::empty().with_status(StatusCode::FORBIDDEN)
}

/// `Option`.
#[json_view]
pub async fn found() -> Option<Item> {
    Some(desk(3))
}

#[json_view(always_headers(CACHE_CONTROL = "no-store"))]
pub async fn missing() -> Option<Item> {
    None
}

#[json_view(none = null)]
pub async fn null() -> Option<Item> {
    None
}

#[json_view(none = 204)]
pub async fn none() -> Option<Item> {
    None
}

/// Errors, in both formats.
#[json_view(status = 201, headers(LOCATION = "/never"))]
pub async fn not_found() -> Result<Item, ItemError> {
    Err(ItemError::NotFound)
}

#[json_view(problem)]
pub async fn not_found_problem() -> Result<Item, ItemError> {
    Err(ItemError::NotFound)
}

#[json_view]
pub async fn out_of_stock() -> Result<Option<Item>, ItemError> {
    Err(ItemError::OutOfStock { until: "Friday" })
}

#[json_view(problem)]
pub async fn out_of_stock_problem() -> Result<Item, ItemError> {
    Err(ItemError::OutOfStock { until: "Friday" })
}

#[json_view(always_headers("X-Request" = "r1"))]
pub async fn database() -> Result<Item, ItemError> {
    Err(ItemError::Database)
}

#[json_view(errors(error if error.to_string().contains("digit") => 422, _ => 400))]
pub async fn foreign() -> Result<u8, std::num::ParseIntError> {
    "x".parse()
}

#[json_view]
pub async fn refused() -> Result<Item, JsonResponse> {
    Err(JsonResponse::new(["teapot"]).with_status(StatusCode::IM_A_TEAPOT))
}

/// Several lines of a name, and what a returned response states.
#[json_view(headers(SET_COOKIE = ["a=1; Path=/", "b=2; HttpOnly"], LINK = vec!["</1>; rel=prev", "</3>; rel=next"]))]
pub async fn lines() -> Item {
    desk(4)
}

#[json_view(status = 202, headers("X-Kind" = "declared", VARY = "accept"))]
pub async fn stated() -> JsonResponse {
    JsonResponse::new(desk(5)).with_header("x-kind", "stated").with_appended_header("x-part", [1, 2])
}

#[json_view(status = { StatusCode::ALREADY_REPORTED })]
pub async fn constant() -> bool {
    true
}

/// A status without a name.
#[json_view(status = 299)]
pub async fn unnamed() -> [u8; 0] {
    []
}

/// What cannot be sent becomes a whole 500.
#[json_view(headers("X-Name" = |item| item.name.replace(' ', "\r\nset-cookie: ")), always_headers("X-Request" = "r2"))]
pub async fn injected() -> Item {
    desk(6)
}

#[json_view(status = 201, problem)]
pub async fn unserializable() -> Broken {
    Broken
}

/// A value that is neither ASCII nor UTF-8: legal since somebody chose its bytes, and more than some frameworks can send.
#[json_view(problem, headers("x-kind" = "desk"), always_headers(X_FRAME_OPTIONS = "DENY"))]
pub async fn opaque() -> JsonResponse {
    let name = HeaderValue::from_bytes(b"caf\xe9").expect("a header value");
    JsonResponse::new("opaque").with_header("x-name", name)
}

/// A method is a view as well.
pub struct Shop;

impl Shop {
    #[json_view(safe = true)]
    pub async fn open() -> Opening<'static> {
        Opening { from: 8, to: 20, name: "Café" }
    }
}

#[derive(Serialize)]
pub struct Opening<'a> {
    from: u8,
    to: u8,
    name: &'a str,
}

pub struct Broken;

impl Serialize for Broken {
    fn serialize<S: Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
        Err(S::Error::custom("broken"))
    }
}

/// What is mounted where: calls `$mount!` with the list, and with what stands before it.
macro_rules! routes {
    ($mount:ident $($before:tt)*) => {
        $mount! { $($before)*
            get "/item" item,
            post "/create" create,
            get "/pretty" pretty,
            get "/unicode" unicode,
            get "/list" list,
            get "/nothing" nothing,
            get "/reset" reset,
            get "/not-modified" not_modified,
            get "/empty-ok" empty_ok,
            get "/empty-error" empty_error,
            get "/found" found,
            get "/missing" missing,
            get "/null" null,
            get "/none" none,
            get "/not-found" not_found,
            get "/not-found-problem" not_found_problem,
            get "/out-of-stock" out_of_stock,
            get "/out-of-stock-problem" out_of_stock_problem,
            get "/database" database,
            get "/foreign" foreign,
            get "/refused" refused,
            get "/lines" lines,
            get "/stated" stated,
            get "/constant" constant,
            get "/unnamed" unnamed,
            get "/injected" injected,
            get "/unserializable" unserializable,
            get "/opaque" opaque,
            get "/open" open,
        }
    };
}
pub(crate) use routes;

/// A path like the others, for `routes!`.
#[json_view]
pub async fn open() -> JsonResponse {
    Shop::open().await
}
