// Cure: `status = { created() }`, of a `const fn`
use json_view::json_view;

#[json_view(status = created())]
fn total() -> u32 {
    42
}

fn main() {}
