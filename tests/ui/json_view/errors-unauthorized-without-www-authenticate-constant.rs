use json_view::json_view;

const WHO: json_view::http::StatusCode = json_view::http::StatusCode::UNAUTHORIZED;

#[json_view(errors(_ => WHO))]
fn total() -> Result<u32, std::num::ParseIntError> {
    "2".parse()
}

fn main() {}
