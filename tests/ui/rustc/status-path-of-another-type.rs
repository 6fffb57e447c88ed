use json_view::json_view;

const TOTAL: u16 = 201;

#[json_view(status = TOTAL)]
fn total() -> u32 {
    42
}

fn main() {}
