// Cure: `fn total()`
use json_view::json_view;

#[json_view(status = 304)]
fn total() -> u32 {
    42
}

fn main() {}
