//! One view for many threads. Bodies of one size leave what the view has learned as it is; mixed ones make each response
//! write to it.

use super::{Run, ready, run};
use crate::data::{Row, SMALL, Small, rows};
use axum::Json;
use axum::response::IntoResponse;
use json_view::json_view;
use std::cell::Cell;

#[json_view]
async fn same() -> Small {
    SMALL
}

#[json_view]
async fn mixed() -> &'static [Row] {
    next()
}

/// 100 B to 1.6 kB.
fn next() -> &'static [Row] {
    thread_local!(static LENGTH: Cell<usize> = const { Cell::new(0) });
    LENGTH.set((LENGTH.get() * 5 + 3) % 16);
    rows(100 + 100 * LENGTH.get())
}

pub fn contended() -> [(&'static str, Run, Run); 2] {
    let same_by_hand = run!(ready(async { Json(SMALL) }).into_response());
    let mixed_by_hand = run!(ready(async { Json(next()) }).into_response());
    [
        ("27 B", run!(ready(same()).into_response()), same_by_hand),
        ("100 B to 1.6 kB", run!(ready(mixed()).into_response()), mixed_by_hand),
    ]
}
