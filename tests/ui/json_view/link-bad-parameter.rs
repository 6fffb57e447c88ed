use json_view::json_view;

#[json_view(headers(LINK = "</items?page=2>; rel="))]
fn total() -> u32 {
    42
}

fn main() {}
