// Cure: remove it: the server knows better
use http::header;
use json_view::json_view;

#[json_view(headers(header::CONTENT_LENGTH = "99"))]
fn total() -> u32 {
    42
}

fn main() {}
