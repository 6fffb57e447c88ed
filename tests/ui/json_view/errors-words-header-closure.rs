use json_view::json_view;

#[json_view(errors(_ => (503, headers(RETRY_AFTER = |e| 7))))]
fn total() -> Result<u32, std::fmt::Error> {
    Ok(42)
}

fn main() {}
