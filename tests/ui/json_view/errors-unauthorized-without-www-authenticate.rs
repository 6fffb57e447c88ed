// Cure: `always_headers(WWW_AUTHENTICATE = "Basic")`
use json_view::json_view;

#[json_view(errors(_ => 401))]
fn total() -> Result<u32, std::fmt::Error> {
    Ok(42)
}

fn main() {}
