// Cure: `headers(ETAG = "W/\"abc\"")`
use json_view::json_view;

#[json_view(headers(ETAG = "w/\"abc\""))]
fn total() -> u32 {
    42
}

fn main() {}
