// Cure: `errors(_ => 500)`
use json_view::json_view;

#[json_view(errors())]
fn total() -> Result<u32, std::fmt::Error> {
    Ok(42)
}

fn main() {}
