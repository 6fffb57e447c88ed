use json_view::json_view;

#[json_view(status = 401, headers(WWW_AUTHENTICATE = "Basic\n"))]
fn total() -> u32 {
    42
}

fn main() {}
