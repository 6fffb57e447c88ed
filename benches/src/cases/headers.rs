//! Growth with the number of headers, into axum's response, with a body of 27 bytes.

use super::{Case, Table, add_pair, ready, run};
use crate::data::{SMALL, Small};
use axum::Json;
use axum::response::IntoResponse;
use json_view::json_view;

macro_rules! headers {
    ($cases:ident: $($count:literal [$($name:literal)*])*) => {$({
        #[json_view(headers($($name = "a value"),*))]
        async fn declared() -> Small {
            SMALL
        }

        async fn declared_by_hand() -> impl IntoResponse {
            ([$(($name, "a value")),*], Json(SMALL))
        }

        #[json_view(headers($($name = |small| small.id),*))]
        async fn computed() -> Small {
            SMALL
        }

        async fn computed_by_hand() -> impl IntoResponse {
            ([$(($name, SMALL.id.to_string())),*], Json(SMALL))
        }

        let view = run!(ready(declared()).into_response());
        let peer = run!(ready(declared_by_hand()).into_response());
        add_pair($cases, Table::DeclaredHeaders, concat!("declared headers, ", $count), $count, view, peer);
        let view = run!(ready(computed()).into_response());
        let peer = run!(ready(computed_by_hand()).into_response());
        add_pair($cases, Table::ComputedHeaders, concat!("computed headers, ", $count), $count, view, peer);
    })*};
}

pub(super) fn add(cases: &mut Vec<Case>) {
    headers!(cases:
        1 ["x-header-00"]
        2 ["x-header-00" "x-header-01"]
        4 ["x-header-00" "x-header-01" "x-header-02" "x-header-03"]
        8 ["x-header-00" "x-header-01" "x-header-02" "x-header-03" "x-header-04" "x-header-05" "x-header-06" "x-header-07"]
        16 ["x-header-00" "x-header-01" "x-header-02" "x-header-03" "x-header-04" "x-header-05" "x-header-06" "x-header-07" "x-header-08" "x-header-09" "x-header-10" "x-header-11" "x-header-12" "x-header-13" "x-header-14" "x-header-15"]
        32 ["x-header-00" "x-header-01" "x-header-02" "x-header-03" "x-header-04" "x-header-05" "x-header-06" "x-header-07" "x-header-08" "x-header-09" "x-header-10" "x-header-11" "x-header-12" "x-header-13" "x-header-14" "x-header-15" "x-header-16" "x-header-17" "x-header-18" "x-header-19" "x-header-20" "x-header-21" "x-header-22" "x-header-23" "x-header-24" "x-header-25" "x-header-26" "x-header-27" "x-header-28" "x-header-29" "x-header-30" "x-header-31"]
        64 ["x-header-00" "x-header-01" "x-header-02" "x-header-03" "x-header-04" "x-header-05" "x-header-06" "x-header-07" "x-header-08" "x-header-09" "x-header-10" "x-header-11" "x-header-12" "x-header-13" "x-header-14" "x-header-15" "x-header-16" "x-header-17" "x-header-18" "x-header-19" "x-header-20" "x-header-21" "x-header-22" "x-header-23" "x-header-24" "x-header-25" "x-header-26" "x-header-27" "x-header-28" "x-header-29" "x-header-30" "x-header-31" "x-header-32" "x-header-33" "x-header-34" "x-header-35" "x-header-36" "x-header-37" "x-header-38" "x-header-39" "x-header-40" "x-header-41" "x-header-42" "x-header-43" "x-header-44" "x-header-45" "x-header-46" "x-header-47" "x-header-48" "x-header-49" "x-header-50" "x-header-51" "x-header-52" "x-header-53" "x-header-54" "x-header-55" "x-header-56" "x-header-57" "x-header-58" "x-header-59" "x-header-60" "x-header-61" "x-header-62" "x-header-63"]
    );
}
