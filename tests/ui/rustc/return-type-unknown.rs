use json_view::json_view;

#[derive(serde::Serialize)]
struct Item;

#[json_view]
fn item() -> Itm {
    Item
}

fn main() {}
