//! `impl Trait` in a return type keeps its bounds: they are used, and they are checked.

#![deny(warnings)]

mod common;

use common::{JSON, assert_response, block_on};

/// `impl Serialize` in a return type is the only use of this module's import.
mod views {
    use json_view::json_view;
    use serde::Serialize;

    #[json_view]
    pub(crate) fn opaque() -> impl Serialize {
        1
    }

    #[json_view]
    pub(crate) async fn opaque_async() -> Option<impl Serialize> {
        Some(1)
    }
}

#[test]
fn an_import_for_the_return_type_is_used() {
    assert_response(views::opaque(), 200, &[JSON], "1");
    assert_response(block_on(views::opaque_async()), 200, &[JSON], "1");
}
