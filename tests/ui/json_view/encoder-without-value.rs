// Cure: `encoder = MyEncoder`
use json_view::json_view;

#[json_view(encoder)]
fn total() -> u32 {
    42
}

fn main() {}
