use json_view::{JsonError, json_view};

#[derive(Debug, JsonError)]
enum ItemError<T> {
    NotFound(T),
}

/// The mistake is in the derive alone: the view has an error type that works, and the missing `Display` is not asked for.
#[json_view]
async fn find(id: u32) -> Result<Option<u32>, ItemError<u32>> {
    if id > 9 { Err(ItemError::NotFound(id)) } else { Ok(None) }
}

fn main() {}
