#![deny(dead_code)]

use json_view::json_view;

pub struct Shop;

impl Shop {
    #[json_view]
    fn unused(&self) {}
}

fn main() {
    let _ = Shop;
}
