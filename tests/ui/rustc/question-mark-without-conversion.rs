use json_view::{JsonResponse, json_view};

#[json_view]
async fn total(text: &str) -> Result<u32, JsonResponse> {
    Ok(text.parse::<u32>()?)
}

fn main() {}
