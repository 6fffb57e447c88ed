// Cure: `none = null`
use json_view::json_view;

#[json_view(none = 200)]
fn total() -> Option<u32> {
    None
}

fn main() {}
