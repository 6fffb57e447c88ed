// Cure: `errors(_ => (404, code = "no_item"))`
use json_view::json_view;

#[json_view(errors(_ => (code = "no_item")))]
fn total() -> Result<u32, std::fmt::Error> {
    Ok(42)
}

fn main() {}
