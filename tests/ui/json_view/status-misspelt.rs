// Cure: `status = CREATED`
use json_view::json_view;

#[json_view(status = CREATD)]
fn total() -> u32 {
    42
}

fn main() {}
