// Cure: `none(code = "7")`
use json_view::json_view;

#[json_view(none(code = 7))]
fn total() -> Option<u32> {
    None
}

fn main() {}
