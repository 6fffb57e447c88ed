// Cure: `none = 404` says what `None` becomes
use json_view::json_view;

#[json_view(errors(_ => 404))]
fn total() -> Option<u32> {
    None
}

fn main() {}
