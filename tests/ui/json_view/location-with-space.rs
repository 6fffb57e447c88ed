use json_view::json_view;

#[json_view(headers(LOCATION = "/a b"))]
fn total() -> u32 {
    42
}

fn main() {}
