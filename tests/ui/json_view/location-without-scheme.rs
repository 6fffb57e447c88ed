use json_view::json_view;

#[json_view(headers(LOCATION = "1:2"))]
fn total() -> u32 {
    42
}

fn main() {}
