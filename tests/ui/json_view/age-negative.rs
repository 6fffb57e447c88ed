use json_view::json_view;

#[json_view(headers(AGE = "-5"))]
fn total() -> u32 {
    42
}

fn main() {}
