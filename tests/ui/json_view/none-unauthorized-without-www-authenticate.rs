// Cure: `always_headers(WWW_AUTHENTICATE = "Basic")`: `None` is no success, which `headers` are for
use json_view::json_view;

#[json_view(none = 401, headers(WWW_AUTHENTICATE = "Basic"))]
fn total() -> Option<u32> {
    None
}

fn main() {}
