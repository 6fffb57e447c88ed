// Cure: `safe = true`
use json_view::json_view;

#[json_view(safe = 1)]
fn total() -> u32 {
    42
}

fn main() {}
