use json_view::json_view;

#[json_view]
fn total() -> u32 {
    42;
}

fn main() {}
