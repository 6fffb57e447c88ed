use json_view::{JsonResponse, json_view};

struct Shop(u32);

impl Shop {
    /// The mistake is in the attribute alone: neither the body, nor who calls, nor what stands beside gets an error.
    #[json_view(status = 2001, headers("x-total" = |total| *total))]
    async fn total(&self) -> Option<u32> {
        Some(self.0).filter(|total| *total > 0)
    }
}

async fn both(first: Shop, second: Shop) -> [JsonResponse; 2] {
    [first.total().await, second.total().await]
}

fn main() {}
