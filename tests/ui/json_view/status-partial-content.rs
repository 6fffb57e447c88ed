// Cure: `status = 200`
use json_view::json_view;

#[json_view(status = 206)]
fn total() -> u32 {
    42
}

fn main() {}
