// Cure: `headers(LOCATION = "/b")`
use json_view::json_view;

#[json_view(headers(LOCATION = "/a", "Location" = "/b"))]
fn total() -> u32 {
    42
}

fn main() {}
