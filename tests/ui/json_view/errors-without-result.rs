// Cure: return a `Result`, or remove `errors`
use json_view::json_view;

#[json_view(errors(_ => 404))]
fn total() -> u32 {
    42
}

fn main() {}
