// Cure: `errors(std::fmt::Error => 500)`
use json_view::json_view;

#[json_view(errors(std::fmt::Error))]
fn total() -> Result<u32, std::fmt::Error> {
    Ok(42)
}

fn main() {}
