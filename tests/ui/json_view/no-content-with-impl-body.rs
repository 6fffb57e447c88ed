// Cure: `fn total()`, or `status = 200`
use json_view::json_view;

#[json_view(status = 204)]
fn total() -> impl serde::Serialize {
    42
}

fn main() {}
