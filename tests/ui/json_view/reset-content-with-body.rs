// Cure: `async fn reset()`
use json_view::json_view;

#[json_view(status = RESET_CONTENT)]
async fn reset() -> String {
    String::new()
}

fn main() {}
