use json_view::json_view;

fn challenge() -> &'static str {
    "Basic"
}

#[json_view(none(status = 401, headers(WWW_AUTHENTICATE = challenge())))]
fn total() -> Option<u32> {
    None
}

fn main() {}
