use json_view::json_view;

#[json_view]
fn total() -> u32 {
    let total = self::

}

fn main() {}
