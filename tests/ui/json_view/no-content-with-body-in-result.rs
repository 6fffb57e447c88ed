// Cure: `Result<(), JsonResponse>`
use json_view::{JsonResponse, json_view};

#[json_view(status = 204)]
fn total() -> Result<u32, JsonResponse> {
    Ok(42)
}

fn main() {}
