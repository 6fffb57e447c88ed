// Cure: `errors(_ => 500)`; `inherit` asks the error itself
use json_view::json_view;

#[json_view(errors(_ => inherit))]
fn total() -> Result<u32, std::fmt::Error> {
    Ok(42)
}

fn main() {}
