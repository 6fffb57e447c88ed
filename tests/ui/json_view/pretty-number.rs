// Cure: `pretty`, which indents by two spaces
use json_view::json_view;

#[json_view(pretty = 2)]
fn total() -> u32 {
    42
}

fn main() {}
