use json_view::json_view;

#[derive(serde::Deserialize)]
struct Item;

#[json_view]
fn item() -> Item {
    Item
}

fn main() {}
