// Cure: `status = 407, headers(PROXY_AUTHENTICATE = "Basic")`
use json_view::json_view;

#[json_view(status = 407)]
fn total() -> u32 {
    42
}

fn main() {}
