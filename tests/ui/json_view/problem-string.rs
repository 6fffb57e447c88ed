// Cure: `problem`
use json_view::json_view;

#[json_view(problem = "yes")]
fn total() -> u32 {
    42
}

fn main() {}
