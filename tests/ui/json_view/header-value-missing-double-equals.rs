use json_view::json_view;

#[json_view(headers("x-total" == 1))]
fn total() -> u32 {
    1
}

fn main() {}
