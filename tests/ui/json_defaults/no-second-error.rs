use json_view::{json_defaults, json_view};

#[json_defaults(content_type = "json")]
struct Shop;

#[json_view(status = 201, ..Shop)]
fn total() -> u32 {
    42
}

fn main() {}
