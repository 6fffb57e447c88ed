// Cure: `content_type = "application/problem+json"`
use json_view::json_view;

#[json_view(headers("Content-Type" = "application/problem+json"))]
fn total() -> u32 {
    42
}

fn main() {}
