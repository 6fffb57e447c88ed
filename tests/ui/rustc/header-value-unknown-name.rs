use json_view::json_view;

#[json_view(headers("x-total" = totl))]
fn total() -> u32 {
    42
}

fn main() {}
