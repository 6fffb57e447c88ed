// Cure: `headers("X-Total" = 42)`
use json_view::json_view;

#[json_view(headers("X-Total:" = 42))]
fn total() -> u32 {
    42
}

fn main() {}
