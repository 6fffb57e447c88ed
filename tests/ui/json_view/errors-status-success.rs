// Cure: `errors(_ => 500)`
use json_view::json_view;

#[json_view(errors(_ => 200))]
fn total() -> Result<u32, std::fmt::Error> {
    Ok(42)
}

fn main() {}
