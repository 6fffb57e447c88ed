//! The views of a small item API, as a user would write them: plain functions that return plain values.

use json_view::{JsonError, json_view};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
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
#[derive(Debug, thiserror::Error, JsonError)]
pub enum ItemError {
    #[error("no item can be read from this: {0}")]
    #[json_error(status = 400)]
    Unreadable(#[from] serde_json::Error),
    #[error("an item needs a name")]
    #[json_error(status = 400, code = "name_is_empty")]
    NameIsEmpty,
    #[error("there is no item {id}")]
    #[json_error(status = 404)]
    NotFound {
        #[json_error(extension)]
        id: u32,
    },
    #[error("the database cannot be reached")]
    #[json_error(status = 500)]
    Database(#[from] std::io::Error),
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
    removed.map(drop).ok_or(ItemError::NotFound { id })
}

/// A failure of ours: the client learns nothing of its cause.
#[json_view]
pub async fn backup() -> Result<Item, ItemError> {
    Err(std::io::Error::other("db-7.internal refused user `admin`"))?
}
