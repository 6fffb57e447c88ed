use json_view::json_view;

const MOVED: json_view::http::StatusCode = json_view::http::StatusCode::MOVED_PERMANENTLY;

#[json_view(status = MOVED, headers("x-total" = 1))]
fn total() -> u32 {
    2
}

fn main() {}
