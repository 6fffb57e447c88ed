// Cure: `Result<(), JsonResponse>`
use json_view::{JsonResponse, json_view};

type Answer = Result<Option<u32>, JsonResponse>;

#[json_view(status = 204)]
fn total() -> Answer {
    Ok(Some(42))
}

fn main() {}
