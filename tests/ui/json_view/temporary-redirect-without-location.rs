// Cure: `headers(LOCATION = "/total")`
use json_view::json_view;

#[json_view(status = 307)]
fn total() -> u32 {
    42
}

fn main() {}
