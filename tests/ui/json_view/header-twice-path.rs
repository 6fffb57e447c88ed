// Cure: `headers(TOTAL = 2)`
use json_view::json_view;

use json_view::http::HeaderName;

const TOTAL: HeaderName = HeaderName::from_static("x-total");

#[json_view(headers(TOTAL = 1, TOTAL = 2))]
fn total() -> u32 {
    42
}

fn main() {}
