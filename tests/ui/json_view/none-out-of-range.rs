// Cure: `none = 404`
use json_view::json_view;

#[json_view(none = 999)]
fn total() -> Option<u32> {
    None
}

fn main() {}
