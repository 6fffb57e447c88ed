use json_view::{json_defaults, json_view};

#[json_defaults(always_headers("x-api" = "2"))]
struct Shop;

#[json_view(..Shop, status = 201)]
fn total() -> u32 {
    42
}

fn main() {}
