use json_view::{JsonResponse, json_view};

#[derive(serde::Deserialize)]
struct Item;

#[json_view(status = 201)]
async fn item() -> Result<Item, JsonResponse> {
    Ok(Item)
}

fn main() {}
