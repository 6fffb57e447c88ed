use json_view::json_view;

#[json_view(status = 401, headers(WWW_AUTHENTICAT = "Basic"))]
fn total() -> u32 {
    42
}

fn main() {}
