use json_view::json_view;

#[json_view(headers(LAST_MODIFIED = "yesterday"))]
fn total() -> u32 {
    42
}

fn main() {}
