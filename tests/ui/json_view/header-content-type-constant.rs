// Cure: `content_type = "application/json"`, which is the default
use json_view::json_view;

#[json_view(always_headers(CONTENT_TYPE = "application/json"))]
fn total() -> u32 {
    42
}

fn main() {}
