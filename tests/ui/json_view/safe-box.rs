// Cure: `#[derive(Serialize)] struct Total { … }`, or no `safe`
use json_view::json_view;

#[json_view(safe = true)]
fn total() -> Box<u32> {
    Box::new(42)
}

fn main() {}
