//! What the views answer with: the same values for each side, none of which costs an allocation to make.

use serde::Serialize;
use std::sync::LazyLock;

/// 27 bytes.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Small {
    pub id: u32,
    pub name: &'static str,
}

pub const SMALL: Small = Small { id: 7, name: "desk lamp" };

/// 241 bytes.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Item {
    pub id: u32,
    pub sku: &'static str,
    pub name: &'static str,
    pub description: &'static str,
    pub price: f64,
    pub stock: i64,
    pub available: bool,
    pub tags: [&'static str; 3],
    pub parent: Option<u32>,
}

pub const ITEM: Item = Item {
    id: 10_007,
    sku: "LAMP-0042-BLK",
    name: "Desk lamp, black",
    description: "A lamp for a desk, with an arm of \"steel\" and a shade that turns; 12 W.",
    price: 49.95,
    stock: 120,
    available: true,
    tags: ["office", "light", "steel"],
    parent: None,
};

/// 100 of them are about 25 kB, 10,000 about 2.5 MB.
pub static ITEMS: LazyLock<Vec<Item>> = LazyLock::new(|| vec![ITEM; 10_000]);

pub fn hundred() -> &'static [Item] {
    &ITEMS[..100]
}

pub fn ten_thousand() -> &'static [Item] {
    &ITEMS
}

/// 100 bytes with the comma behind it.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Row {
    pub id: u32,
    pub name: &'static str,
    pub amount: i32,
    pub city: &'static str,
    pub open: bool,
}

const ROW: Row =
    Row { id: 123_456_789, name: "Ada Lovelace, London", amount: -12_345, city: "Ockham, Surrey", open: false };

/// Room for the longest list that was asked for: 100 MB of JSON.
static ROWS: LazyLock<Vec<Row>> = LazyLock::new(|| vec![ROW; 1_000_000]);

/// A list that takes about `bytes`, from 100 on.
pub fn rows(bytes: usize) -> &'static [Row] {
    &ROWS[..bytes / 100]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn length(value: &impl Serialize) -> usize {
        serde_json::to_vec(value).unwrap().len()
    }

    #[test]
    fn sizes_are_what_the_report_says() {
        assert_eq!(length(&SMALL), 27);
        assert_eq!(length(&ITEM), 241);
        assert_eq!(length(&hundred()), 24_201);
        assert_eq!(length(&ten_thousand()), 2_420_001);
        assert_eq!(length(&rows(1000)), 1001);
    }
}
