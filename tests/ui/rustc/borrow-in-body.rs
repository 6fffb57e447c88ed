use json_view::json_view;

#[json_view]
fn total(total: String) -> usize {
    drop(total);
    total.len()
}

fn main() {}
