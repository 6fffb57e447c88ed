// Cure: `errors(Error::A => 404, Error::B => 409)`
use json_view::json_view;

#[json_view(errors(Error::A => 404 Error::B => 409))]
fn total() -> Result<u32, std::fmt::Error> {
    Ok(42)
}

fn main() {}
