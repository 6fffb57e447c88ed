use json_view::json_view;

#[json_view(headers(LOCATION = "/a", json_view::http::header::LOCATION = "/b"))]
fn total() -> u32 {
    42
}

fn main() {}
