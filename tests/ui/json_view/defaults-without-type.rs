// Cure: `..Shop`
use json_view::json_view;

#[json_view(status = 201, ..)]
fn total() -> u32 {
    42
}

fn main() {}
