// Cure: `crate = ::json_view`
use json_view::json_view;

#[json_view(crate = "json_view")]
fn total() -> u32 {
    42
}

fn main() {}
