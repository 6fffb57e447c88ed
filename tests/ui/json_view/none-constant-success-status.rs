// Cure: `none = null`
use json_view::json_view;

use json_view::http::StatusCode;

#[json_view(none = StatusCode::OK)]
fn total() -> Option<u32> {
    None
}

fn main() {}
