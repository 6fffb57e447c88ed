// Cure: `headers(LOCATION = "/items/1")`
use json_view::json_view;

#[json_view(headers(LOCATON = "/items/1"))]
fn total() -> u32 {
    42
}

fn main() {}
