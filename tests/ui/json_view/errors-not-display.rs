// Cure: `impl Display for Foreign`
use json_view::json_view;

struct Foreign;

#[json_view(errors(_ => 404))]
fn total() -> Result<u32, Foreign> {
    Ok(42)
}

fn main() {}
