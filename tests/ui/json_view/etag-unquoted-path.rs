// Cure: `headers(header::ETAG = "\"abc\"")`
use json_view::json_view;

#[json_view(headers(json_view::http::header::ETAG = "abc"))]
fn total() -> u32 {
    42
}

fn main() {}
