// Cure: `status = 200`; the server sends early hints
use json_view::json_view;

#[json_view(status = EARLY_HINTS)]
fn total() -> u32 {
    42
}

fn main() {}
