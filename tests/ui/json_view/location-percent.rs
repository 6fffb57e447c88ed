use json_view::json_view;

#[json_view(headers(LOCATION = "/100%"))]
fn total() -> u32 {
    42
}

fn main() {}
