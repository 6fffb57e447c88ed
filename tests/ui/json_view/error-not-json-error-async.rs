// Cure: an error type with `#[derive(JsonError)]`, or `errors(_ => 500)` in the attribute
use json_view::json_view;

#[json_view]
async fn total() -> Result<u32, Box<dyn std::error::Error>> {
    Ok("42".parse()?)
}

fn main() {}
