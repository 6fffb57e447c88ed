// Cure: `content_type = "application/json; profile=total"`
use json_view::json_view;

#[json_view(content_type = "application/json; charset")]
fn total() -> u32 {
    42
}

fn main() {}
