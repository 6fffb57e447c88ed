// Cure: `headers("x-total" = "%E2%89%A0 43")`
use json_view::json_view;

#[json_view(headers("x-total" = "zweiundvierzig ≠ 43"))]
fn total() -> u32 {
    42
}

fn main() {}
