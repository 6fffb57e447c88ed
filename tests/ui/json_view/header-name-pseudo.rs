// Cure: remove it: it is part of a request
use json_view::json_view;

#[json_view(headers(":path" = "/"))]
fn total() -> u32 {
    42
}

fn main() {}
