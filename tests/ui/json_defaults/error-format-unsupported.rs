// Cure: `impl ErrorFormat for Shop`
use json_view::json_defaults;

#[json_defaults(error_format = Shop)]
struct Shop;

fn main() {}
