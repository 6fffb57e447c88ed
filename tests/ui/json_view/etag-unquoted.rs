// Cure: `headers(ETAG = "\"abc\"")`
use json_view::json_view;

#[json_view(headers(ETAG = "abc"))]
fn total() -> u32 {
    42
}

fn main() {}
