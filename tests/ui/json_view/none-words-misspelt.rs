use json_view::json_view;

#[json_view(none(stauts = 410))]
fn total() -> Option<u32> {
    None
}

fn main() {}
