use json_view::json_view;

const GONE: json_view::http::StatusCode = json_view::http::StatusCode::NO_CONTENT;

#[json_view(status = self::GONE)]
fn total() -> Result<u32, json_view::Problem> {
    Ok(2)
}

fn main() {}
