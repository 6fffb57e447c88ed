use json_view::json_view;

#[json_view(headers(EXPIRES = "-1"))]
fn total() -> u32 {
    42
}

fn main() {}
