// Cure: `encoder = json_view::Compact`
use json_view::json_view;

#[json_view(encoder = "compact")]
fn total() -> u32 {
    42
}

fn main() {}
