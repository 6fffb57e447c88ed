// Cure: `none(status = 404, code = "no_item")`
use json_view::json_view;

#[json_view(none())]
fn total() -> Option<u32> {
    None
}

fn main() {}
