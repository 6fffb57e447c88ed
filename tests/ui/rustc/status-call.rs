use json_view::json_view;

use json_view::http::StatusCode;

fn created() -> StatusCode {
    StatusCode::CREATED
}

#[json_view(status = { created() })]
fn total() -> u32 {
    42
}

fn main() {}
