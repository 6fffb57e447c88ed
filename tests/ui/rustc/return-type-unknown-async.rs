use json_view::{JsonResponse, json_view};

#[json_view]
async fn items() -> Result<Vec<Itm>, JsonResponse> {
    Ok(Vec::new())
}

fn main() {}
