// Cure: `pretty`
use json_view::json_view;

#[json_view(pretty, encoder = json_view::Compact)]
fn total() -> u32 {
    42
}

fn main() {}
