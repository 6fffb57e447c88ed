//! A view whose body comes from a macro as a `$body:block` fragment, in a group without delimiters.

mod common;

use common::{JSON, assert_response, block_on};
use json_view::{Problem, json_view};

macro_rules! views {
    ($(
        $(#[$attribute:meta])* $vis:vis fn $name:ident($($argument:ident: $type:ty),*) -> $return:ty $body:block
    )*) => {
        $(#[json_view] $(#[$attribute])* $vis fn $name($($argument: $type),*) -> $return $body)*
    };
}

macro_rules! async_view {
    ($name:ident $body:block) => {
        #[json_view(status = 201)]
        async fn $name() -> u8 $body
    };
}

views! {
    /// A view with docs.
    pub(crate) fn sum(a: u8, b: u8) -> u8 { a + b }
    fn unit() -> () {}
    fn fallible(fails: bool) -> Result<Option<u8>, Problem> {
        if fails {
            return Err(Problem::new(http::StatusCode::CONFLICT));
        }
        Ok(None)
    }
}

async_view!(waits {
    tokio::task::yield_now().await;
    1
});

#[test]
fn is_a_body_like_any_other() {
    assert_response(sum(1, 2), 200, &[JSON], "3");
    assert_response(unit(), 204, &[], "");
    assert_response(fallible(true), 409, &[JSON], r#"{"error":"Conflict"}"#);
    assert_response(fallible(false), 404, &[JSON], r#"{"error":"Not Found"}"#);
    assert_response(block_on(waits()), 201, &[JSON], "1");
}
