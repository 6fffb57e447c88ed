use json_view::{JsonResponse, json_view};

#[json_view]
async fn item() -> Result<u32, JsonResponse> {
    42
}

fn main() {}
