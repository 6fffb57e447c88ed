// Cure: `Option<()>`
use json_view::json_view;

#[json_view(status = 204)]
fn total() -> Option<u32> {
    Some(42)
}

fn main() {}
