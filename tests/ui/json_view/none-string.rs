// Cure: `none = null`
use json_view::json_view;

#[json_view(none = "null")]
fn total() -> Option<u32> {
    None
}

fn main() {}
