// Cure: `Result<u32, Problem>`, or an error type with `#[derive(JsonError)]`
use json_view::json_view;

#[json_view]
fn total() -> Result<u32, String> {
    Err("no total".to_owned())
}

fn main() {}
