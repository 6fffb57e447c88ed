// Cure: remove it: the server knows better
use json_view::json_view;

#[json_view(headers(TE = "x"))]
fn total() -> u32 {
    42
}

fn main() {}
