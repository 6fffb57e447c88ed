// Cure: `fn total()`, or `status = 200`
use json_view::json_view;

#[json_view(status = 204)]
fn total() -> u32 {
    42
}

fn main() {}
