// Cure: `headers("x-total" = total.0)`, or `impl IntoHeaderValues for Total`
use json_view::json_view;

struct Total(u32);

#[json_view(headers("x-total" = total))]
fn total(total: Total) -> u32 {
    42
}

fn main() {}
