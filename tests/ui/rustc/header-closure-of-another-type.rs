use json_view::json_view;

#[json_view(headers("x-total" = |total: &String| total.clone()))]
fn total() -> u32 {
    42
}

fn main() {}
