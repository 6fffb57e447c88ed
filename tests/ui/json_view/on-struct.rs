// Cure: `#[json_view]` above a function that returns an `Item`
use json_view::json_view;

#[json_view]
#[derive(serde::Serialize)]
struct Item {
    id: u32,
}

fn main() {}
