//! Growth with the size of the body, into axum's response, without status and headers.

use super::{Case, Table, add_pair, ready, run};
use crate::data::{Row, rows};
use axum::Json;
use axum::response::IntoResponse;
use json_view::json_view;

/// One view a size, as in a program; their type is one.
macro_rules! sizes {
    ($cases:ident: $($bytes:literal $label:literal)*) => {$({
        #[json_view]
        async fn list() -> &'static [Row] {
            rows($bytes)
        }

        async fn by_hand() -> Json<&'static [Row]> {
            Json(rows($bytes))
        }

        let view = run!(ready(list()).into_response());
        let peer = run!(ready(by_hand()).into_response());
        add_pair($cases, Table::Sizes, concat!("size, ", $label), $bytes, view, peer);
    })*};
}

#[json_view]
async fn number() -> u32 {
    1_234_567_890
}

async fn number_by_hand() -> Json<u32> {
    Json(1_234_567_890)
}

pub(super) fn add(cases: &mut Vec<Case>) {
    let peer = run!(ready(number_by_hand()).into_response());
    add_pair(cases, Table::Sizes, "size, 10 B", 10, run!(ready(number()).into_response()), peer);
    sizes!(cases:
        100 "100 B"
        1_000 "1 kB"
        10_000 "10 kB"
        100_000 "100 kB"
        1_000_000 "1 MB"
        10_000_000 "10 MB"
        100_000_000 "100 MB"
    );
}
