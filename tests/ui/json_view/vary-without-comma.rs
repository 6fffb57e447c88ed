use json_view::json_view;

#[json_view(headers(VARY = "accept origin"))]
fn total() -> u32 {
    42
}

fn main() {}
