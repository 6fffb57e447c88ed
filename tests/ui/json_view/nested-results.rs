// Cure: `Result<Option<u32>, JsonResponse>`, with `?` in the body
use json_view::{JsonResponse, json_view};

#[json_view]
fn total() -> Result<Option<Result<u32, JsonResponse>>, JsonResponse> {
    Ok(None)
}

fn main() {}
