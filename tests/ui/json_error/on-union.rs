use json_view::JsonError;

#[derive(JsonError)]
#[json_error(status = 404)]
union NotFound {
    id: u32,
}

fn main() {}
