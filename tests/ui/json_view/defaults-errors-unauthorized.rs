use json_view::{json_defaults, json_view};

#[json_defaults(always_headers("x-api" = "2"))]
struct Shop;

#[json_view(errors(_ => 401), ..Shop)]
fn total() -> Result<u32, std::fmt::Error> {
    Ok(42)
}

fn main() {}
