// Cure: `status = 200`; the server switches protocols
use json_view::json_view;

#[json_view(status = 101)]
fn total() -> u32 {
    42
}

fn main() {}
