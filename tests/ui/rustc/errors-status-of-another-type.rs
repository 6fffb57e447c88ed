use json_view::json_view;

#[json_view(errors(error => error.to_string()))]
fn total() -> Result<u32, std::fmt::Error> {
    Ok(42)
}

fn main() {}
