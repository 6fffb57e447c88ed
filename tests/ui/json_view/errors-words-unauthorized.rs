use json_view::json_view;

#[json_view(errors(_ => (401, code = "denied")))]
fn total() -> Result<u32, std::fmt::Error> {
    Ok(42)
}

fn main() {}
