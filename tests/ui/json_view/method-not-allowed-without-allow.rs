// Cure: `status = 405, headers(ALLOW = "GET, HEAD")`
use json_view::json_view;

#[json_view(status = 405)]
fn total() -> u32 {
    42
}

fn main() {}
