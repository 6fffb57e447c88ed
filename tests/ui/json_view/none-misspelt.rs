// Cure: `none = NOT_FOUND`
use json_view::json_view;

#[json_view(none = NOT_FOND)]
fn total() -> Option<u32> {
    None
}

fn main() {}
