// Cure: `#[derive(Serialize)] struct Total { … }`, or no `safe`
use json_view::json_view;

#[json_view(safe = true)]
fn total() -> [u32; 2] {
    [4, 2]
}

fn main() {}
