// Cure: `#[derive(Serialize)] struct Total { … }`, or no `safe`
use json_view::json_view;

#[json_view(safe = true)]
fn total() -> (u32, u32) {
    (4, 2)
}

fn main() {}
