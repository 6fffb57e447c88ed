use json_view::json_view;

#[json_view(status = 204)]
fn total() -> (u32, u32) {
    (1, 2)
}

fn main() {}
