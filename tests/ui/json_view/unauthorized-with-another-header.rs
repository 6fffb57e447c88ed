// Cure: `status = 401, headers(WWW_AUTHENTICATE = "Basic")`
use json_view::json_view;

#[json_view(status = 401, headers(ALLOW = "GET"))]
fn total() -> u32 {
    42
}

fn main() {}
