//! The views of a small item API, as a user would write them: plain functions that return plain values.

use json_view::http::StatusCode;
use json_view::{JsonError, Problem, json_view};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;
use std::sync::Mutex;

#[derive(Debug, Clone, Serialize)]
pub struct Item {
    pub id: u32,
    pub name: String,
}

#[derive(Debug, Deserialize)]
pub struct NewItem {
    pub name: String,
}

#[derive(Debug, Default)]
pub struct Store(Mutex<BTreeMap<u32, Item>>);

/// What can go wrong.
#[derive(Debug)]
pub enum ItemError {
    Unreadable(serde_json::Error),
    NameIsEmpty,
    NotFound(u32),
    Database(std::io::Error),
}

impl fmt::Display for ItemError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(error) => write!(f, "no item can be read from this: {error}"),
            Self::NameIsEmpty => f.write_str("an item needs a name"),
            Self::NotFound(id) => write!(f, "there is no item {id}"),
            Self::Database(_) => f.write_str("the database cannot be reached"),
        }
    }
}

impl std::error::Error for ItemError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Unreadable(error) => Some(error),
            Self::Database(error) => Some(error),
            Self::NameIsEmpty | Self::NotFound(_) => None,
        }
    }
}

impl JsonError for ItemError {
    fn problem(&self) -> Problem {
        let status = match self {
            Self::Unreadable(_) | Self::NameIsEmpty => StatusCode::BAD_REQUEST,
            Self::NotFound(_) => StatusCode::NOT_FOUND,
            Self::Database(_) => StatusCode::INTERNAL_SERVER_ERROR,
        };
        Problem::new(status).with_detail(self.to_string()).with_cause(self)
    }
}

impl From<serde_json::Error> for ItemError {
    fn from(error: serde_json::Error) -> Self {
        Self::Unreadable(error)
    }
}

impl From<std::io::Error> for ItemError {
    fn from(error: std::io::Error) -> Self {
        Self::Database(error)
    }
}

/// All items, with their number in a header.
#[json_view(headers("x-total" = |items| items.len()))]
pub async fn list(store: &Store) -> Vec<Item> {
    store.0.lock().unwrap().values().cloned().collect()
}

/// 201 with the address of the new item, or 400.
#[json_view(status = 201, headers(LOCATION = |item| format!("/items/{}", item.id)))]
pub async fn create(store: &Store, body: &[u8]) -> Result<Item, ItemError> {
    let new: NewItem = serde_json::from_slice(body)?;
    if new.name.is_empty() {
        return Err(ItemError::NameIsEmpty);
    }
    let mut items = store.0.lock().unwrap();
    let id = items.keys().last().map_or(1, |last| last + 1);
    let item = Item { id, name: new.name };
    items.insert(id, item.clone());
    Ok(item)
}

/// The item, or 404 where there is none.
#[json_view(headers(CACHE_CONTROL = "max-age=60"))]
pub async fn show(store: &Store, id: u32) -> Option<Item> {
    store.0.lock().unwrap().get(&id).cloned()
}

/// 204, or the error's 404.
#[json_view]
pub async fn remove(store: &Store, id: u32) -> Result<(), ItemError> {
    let removed = store.0.lock().unwrap().remove(&id);
    removed.map(drop).ok_or(ItemError::NotFound(id))
}

/// A failure of ours: the client learns nothing of its cause.
#[json_view]
pub async fn backup() -> Result<Item, ItemError> {
    Err(std::io::Error::other("db-7.internal refused user `admin`"))?
}
