// Cure: `#[derive(Serialize)] struct Total { … }`, or no `safe`
use json_view::{JsonResponse, json_view};

#[json_view(safe = true)]
async fn totals() -> Result<Vec<u32>, JsonResponse> {
    Ok(vec![42])
}

fn main() {}
