// Cure: `status = CREATED`
use json_view::json_view;

#[json_view(status = CREATED.as_u16())]
fn total() -> u32 {
    42
}

fn main() {}
