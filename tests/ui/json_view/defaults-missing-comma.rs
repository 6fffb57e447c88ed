// Cure: `status = 201, ..Shop`
use json_view::{json_defaults, json_view};

#[json_defaults(always_headers("x-api" = "2"))]
struct Shop;

#[json_view(status = 201 ..Shop)]
fn total() -> u32 {
    42
}

fn main() {}
