use json_view::json_view;

#[json_view(always_headers(json_view::http::header::CONTENT_TYPE = "text/html"))]
fn total() -> u32 {
    42
}

fn main() {}
