use json_view::json_view;

#[json_view(status = MINE)]
fn total() -> u32 {
    42
}

fn main() {}
