// Cure: remove it: a view answers with JSON alone
use json_view::json_view;

#[json_view(template = "index.html")]
fn total() -> u32 {
    42
}

fn main() {}
