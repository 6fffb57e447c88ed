// Cure: `#[json_defaults] struct Other;`
use json_view::json_defaults;

struct Other;

#[json_defaults(..Other)]
struct Shop;

fn main() {}
