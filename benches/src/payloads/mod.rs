//! What the encoders write: shaped like the documents that JSON libraries are usually measured with, and made here.

mod events;
mod posts;
mod words;

use crate::data::{ITEM, Item, SMALL, Small, hundred};
use serde::Serialize;
use std::sync::LazyLock;
use words::Words;

pub use events::{Catalogue, catalogue};
pub use posts::{Posts, posts};

pub fn small() -> &'static Small {
    &SMALL
}

pub fn item() -> &'static Item {
    &ITEM
}

pub fn list() -> &'static [Item] {
    hundred()
}

/// As in `canada.json`: outlines, a pair of numbers a point.
#[derive(Serialize)]
pub struct Outline {
    r#type: &'static str,
    coordinates: Vec<Vec<[f64; 2]>>,
}

pub fn floats() -> &'static Outline {
    static OUTLINE: LazyLock<Outline> = LazyLock::new(|| {
        let mut words = Words::new();
        let mut degrees = |least: f64, span: f64| least + span * (words.below(1 << 52) as f64 / (1_u64 << 52) as f64);
        let ring = |_| (0..200).map(|_| [degrees(-141.0, 88.0), degrees(41.0, 42.0)]).collect();
        Outline { r#type: "Polygon", coordinates: (0..20).map(ring).collect() }
    });
    &OUTLINE
}

/// Text of which a quarter is to be escaped: lines of source code, quoted.
pub fn escapes() -> &'static [String] {
    static TEXTS: LazyLock<Vec<String>> = LazyLock::new(|| {
        let mut words = Words::new();
        let mut line = |_| {
            let length = 8 + words.below(9);
            format!("\"{}\\\"\n", words.letters(length))
        };
        (0..50).map(|_| (0..40).map(&mut line).collect()).collect()
    });
    &TEXTS
}
