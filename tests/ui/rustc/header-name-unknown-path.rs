use json_view::json_view;

#[json_view(headers(MINE = 42))]
fn total() -> u32 {
    42
}

fn main() {}
