// Cure: `fn total() -> u32`
use json_view::json_view;

#[json_view]
extern "C" fn total() -> u32 {
    42
}

fn main() {}
