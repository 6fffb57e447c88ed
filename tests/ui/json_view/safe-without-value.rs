// Cure: `safe = true`
use json_view::json_view;

#[json_view(safe)]
fn total() -> u32 {
    42
}

fn main() {}
