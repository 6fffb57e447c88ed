use json_view::json_view;

#[json_view(headers(json_view::http::header::CONTENT_LENGTH = "99"))]
fn total() -> u32 {
    42
}

fn main() {}
