// Cure: `Option<u32>`, by `flatten()`
use json_view::json_view;

#[json_view]
fn total() -> Option<Option<Option<u32>>> {
    None
}

fn main() {}
