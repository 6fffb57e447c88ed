// Cure: `safe = true, none = 404`
use json_view::json_view;

#[derive(serde::Serialize)]
struct Item;

#[json_view(safe = true, none = null)]
fn item() -> Option<Item> {
    None
}

fn main() {}
