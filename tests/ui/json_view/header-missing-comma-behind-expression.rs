// Cure: `headers(LOCATION = location(), "x-page" = "1")`
use json_view::json_view;

#[json_view(headers(LOCATION = location() "x-page" = "1"))]
fn total() -> u32 {
    42
}

fn main() {}
