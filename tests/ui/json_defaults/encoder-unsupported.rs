// Cure: `impl Encoder for Shop`
use json_view::json_defaults;

#[json_defaults(encoder = Shop)]
struct Shop;

fn main() {}
