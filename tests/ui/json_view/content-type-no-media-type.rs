// Cure: `content_type = "application/json"`
use json_view::json_view;

#[json_view(content_type = "json")]
fn total() -> u32 {
    42
}

fn main() {}
