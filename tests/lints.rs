//! Views of every kind in a crate that allows nothing: their expansion gives no cause for a warning.
//!
//! `missing_docs` says nothing in a test; `examples/` and the doctests stand for it.

#![forbid(unsafe_code)]
#![deny(warnings)]
#![deny(unused, future_incompatible, nonstandard_style, rust_2018_idioms, let_underscore)]
#![deny(
    missing_copy_implementations,
    missing_debug_implementations,
    missing_docs,
    non_ascii_idents,
    redundant_imports,
    redundant_lifetimes,
    single_use_lifetimes,
    trivial_casts,
    trivial_numeric_casts,
    unit_bindings,
    unnameable_types,
    unreachable_pub,
    unused_import_braces,
    unused_lifetimes,
    unused_macro_rules,
    unused_qualifications,
    unused_results,
    variant_size_differences
)]
#![deny(clippy::all, clippy::pedantic, clippy::nursery)]
#![allow(clippy::redundant_pub_crate, reason = "says the opposite of `unreachable_pub`")]
#![deny(
    clippy::allow_attributes_without_reason,
    clippy::as_conversions,
    clippy::clone_on_ref_ptr,
    clippy::else_if_without_else,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::let_underscore_must_use,
    clippy::let_underscore_untyped,
    clippy::map_err_ignore,
    clippy::redundant_type_annotations,
    clippy::shadow_same,
    clippy::shadow_unrelated,
    clippy::str_to_string,
    clippy::undocumented_unsafe_blocks,
    clippy::unneeded_field_pattern,
    clippy::unreachable,
    clippy::unwrap_used,
    clippy::wildcard_enum_match_arm
)]

mod common;

use common::{JSON, assert_response, block_on};

/// The views.
pub(crate) mod views {
    use json_view::{Compact, JsonError, JsonResponse, Problem, json_view};
    use std::marker::PhantomData;

    /// A value.
    #[derive(Debug, Clone, Copy, serde::Serialize)]
    pub(crate) struct Item {
        /// Its number.
        pub(crate) id: u32,
    }

    /// An error.
    #[derive(Debug, Clone, Copy)]
    pub(crate) struct Failed;

    impl JsonError for Failed {
        fn problem(&self) -> Problem {
            Problem::new(http::StatusCode::CONFLICT)
        }
    }

    /// A value.
    #[json_view]
    pub(crate) fn value() -> Item {
        Item { id: 7 }
    }

    /// A value of a `const`-like body, which a plain function could be `const` for.
    #[json_view]
    pub(crate) fn number() -> u8 {
        1
    }

    /// A value, later.
    #[json_view]
    pub(crate) async fn value_async() -> Item {
        tokio::task::yield_now().await;
        Item { id: 7 }
    }

    /// A value, later, although nothing is waited for: frameworks ask for `async`.
    #[json_view]
    pub(crate) async fn value_async_without_await() -> Item {
        Item { id: 7 }
    }

    /// Nothing.
    #[json_view]
    pub(crate) fn unit() {}

    /// Nothing, with statements.
    #[json_view]
    pub(crate) fn unit_with_statements(number: u8) {
        assert!(number > 0);
    }

    /// Nothing, later.
    #[json_view]
    pub(crate) async fn unit_async() {}

    /// Nothing or an error.
    #[json_view]
    pub(crate) fn unit_result(fails: bool) -> Result<(), Failed> {
        if fails {
            return Err(Failed);
        }
        Ok(())
    }

    /// Nothing or an error, later.
    #[json_view]
    pub(crate) async fn unit_result_async(result: Result<(), Failed>) -> Result<(), Failed> {
        result?;
        Ok(())
    }

    /// Always `Ok`, where clippy would say that the `Result` is unnecessary.
    #[json_view]
    pub(crate) fn always_ok() -> Result<Item, Failed> {
        Ok(Item { id: 7 })
    }

    /// Always `Some`.
    #[json_view(none = null)]
    pub(crate) fn always_some() -> Option<Item> {
        Some(Item { id: 7 })
    }

    /// Always an error.
    #[json_view]
    pub(crate) fn always_err() -> Result<Item, Failed> {
        Err(Failed)
    }

    /// Never returns.
    #[json_view]
    pub(crate) fn never() -> Item {
        panic!("never")
    }

    /// Never returns, later.
    #[json_view(headers("x-a" = |item| item.id))]
    pub(crate) async fn never_async() -> Result<Item, Failed> {
        panic!("never")
    }

    /// Never returns, and says nothing of a value.
    #[json_view]
    pub(crate) fn never_unit() {
        panic!("never")
    }

    /// Ends in each branch of its own.
    #[json_view]
    pub(crate) fn branches(number: u8) -> Result<Option<Item>, Failed> {
        match number {
            0 => Err(Failed),
            1 => Ok(None),
            _ => Ok(Some(Item { id: 7 })),
        }
    }

    /// Returns early from a loop without an end.
    #[json_view]
    pub(crate) async fn endless(mut number: u8) -> u8 {
        loop {
            tokio::task::yield_now().await;
            number += 1;
            if number > 5 {
                return number;
            }
        }
    }

    /// All that may be declared.
    #[json_view(
        status = 201,
        headers(
            "x-a" = "static",
            LOCATION = |item| format!("/{}", item.id),
            "x-b" = id,
            SET_COOKIE = ["a", "b"],
            SET_COOKIE = |_| "c",
        ),
        always_headers("x-c" = "static", "x-d" = id),
        content_type = "application/vnd.x+json",
        none = 410,
        safe = true,
        encoder = Compact,
    )]
    pub(crate) fn declared(id: u32, found: bool) -> Result<Option<Item>, Failed> {
        if id == 0 {
            return Err(Failed);
        }
        Ok(found.then_some(Item { id }))
    }

    /// All that may be declared, later.
    #[json_view(
        status = { http::StatusCode::CREATED },
        headers("x-a" = "static", LOCATION = |item| format!("/{}", item.id), "x-b" = id),
        always_headers("x-c" = "static", "x-d" = id),
        none = NO_CONTENT,
        problem,
        safe = false,
        pretty,
    )]
    pub(crate) async fn declared_async(id: u32, found: bool) -> Result<Option<Item>, Failed> {
        tokio::task::yield_now().await;
        if id == 0 {
            return Err(Failed);
        }
        Ok(found.then_some(Item { id }))
    }

    /// Closures that clippy would have replaced by a path, which the attribute would not call.
    #[json_view(headers(
        "x-a" = |items| items.len(),
        "x-b" = |items| first(items),
    ))]
    pub(crate) fn closures() -> Box<[u8]> {
        Box::new([1])
    }

    #[expect(clippy::borrowed_box, reason = "the value's own type, so that `first` alone would do as well")]
    const fn first(items: &Box<[u8]>) -> Option<u8> {
        items.first().copied()
    }

    /// An error of another crate.
    #[json_view(errors(error if error.to_string().is_empty() => 409, _ => BAD_REQUEST))]
    pub(crate) fn foreign(text: &str) -> Result<u8, std::num::ParseIntError> {
        text.parse()
    }

    /// An error of another crate, later.
    #[json_view(errors(std::num::ParseIntError { .. } => 422))]
    pub(crate) async fn foreign_async(text: &str) -> Result<u8, std::num::ParseIntError> {
        let number = text.parse()?;
        Ok(number)
    }

    /// A response.
    #[json_view(status = 202)]
    pub(crate) fn response() -> JsonResponse {
        JsonResponse::new(1)
    }

    /// A response as an error.
    #[json_view]
    pub(crate) fn response_as_error(number: u8) -> Result<u8, JsonResponse> {
        if number == 0 {
            return Err(JsonResponse::empty().with_status(http::StatusCode::CONFLICT));
        }
        Ok(number)
    }

    /// A safe object.
    #[json_view(safe = true)]
    pub(crate) fn safe() -> Item {
        Item { id: 7 }
    }

    /// A generic value.
    #[json_view]
    pub(crate) fn generic<T, const N: usize>(values: [T; N]) -> Vec<T>
    where
        T: serde::Serialize + Clone,
    {
        values.to_vec()
    }

    /// A generic value, later.
    #[json_view]
    pub(crate) async fn generic_async<T>(value: &T) -> Option<&T>
    where
        T: serde::Serialize + ?Sized + Sync,
    {
        tokio::task::yield_now().await;
        Some(value)
    }

    /// An opaque value.
    #[json_view]
    pub(crate) fn opaque(value: impl serde::Serialize) -> Result<impl serde::Serialize, Failed> {
        Ok(value)
    }

    /// Patterns and attributes on arguments.
    #[json_view]
    pub(crate) fn arguments(
        (a, mut b): (u8, u8),
        Item { id }: Item,
        #[cfg(any())] absent: Absent,
        #[expect(unused_variables, reason = "to be kept")] unused: u8,
        _: PhantomData<u8>,
    ) -> (u8, u8, u32) {
        b += 1;
        (a, b, id)
    }

    /// Methods.
    #[derive(Debug)]
    pub(crate) struct Shop {
        item: Item,
    }

    impl Shop {
        /// A shop.
        pub(crate) const fn new() -> Self {
            Self { item: Item { id: 7 } }
        }

        /// By reference.
        #[json_view(headers("x-a" = self.item.id))]
        pub(crate) fn by_reference(&self) -> &Item {
            &self.item
        }

        /// By mutable reference.
        #[json_view]
        pub(crate) fn by_mut_reference(&mut self) -> &Item {
            self.item.id += 1;
            &self.item
        }

        /// By value.
        #[json_view]
        pub(crate) fn by_value(self) -> Item {
            self.item
        }

        /// By reference, later.
        #[json_view(headers("x-a" = self.item.id))]
        pub(crate) async fn by_reference_async(&self) -> Result<&Item, Failed> {
            tokio::task::yield_now().await;
            Ok(&self.item)
        }

        /// By mutable value, later.
        #[json_view]
        pub(crate) async fn by_mut_value_async(mut self) -> Item {
            self.item.id += 1;
            self.item
        }
    }

    /// A trait of handlers.
    pub(crate) trait Handler {
        /// Handles.
        fn handle(&self) -> JsonResponse;
        /// Handles, later.
        async fn handle_async(&self) -> JsonResponse;
    }

    impl Handler for Shop {
        #[json_view]
        fn handle(&self) -> Item {
            self.item
        }

        #[json_view]
        async fn handle_async(&self) -> Option<Item> {
            tokio::task::yield_now().await;
            Some(self.item)
        }
    }

    /// A view that must be in this crate's interest.
    #[json_view(always_headers("x-a" = "b"))]
    #[inline]
    pub(crate) fn attributes() -> u8 {
        1
    }
}

#[test]
fn views_without_warnings_do_what_they_say() {
    use views::{
        Failed, Handler, Item, Shop, always_err, always_ok, always_some, arguments, attributes, branches, closures,
        declared, declared_async, endless, foreign, foreign_async, generic, generic_async, number, opaque, response,
        response_as_error, safe, unit, unit_async, unit_result, unit_result_async, unit_with_statements, value,
        value_async, value_async_without_await,
    };

    let body = r#"{"id":7}"#;
    let conflict = r#"{"error":"Conflict"}"#;
    assert_response(value(), 200, &[JSON], body);
    assert_response(number(), 200, &[JSON], "1");
    assert_response(block_on(value_async()), 200, &[JSON], body);
    assert_response(block_on(value_async_without_await()), 200, &[JSON], body);
    assert_response(unit(), 204, &[], "");
    assert_response(unit_with_statements(1), 204, &[], "");
    assert_response(block_on(unit_async()), 204, &[], "");
    assert_response(unit_result(false), 204, &[], "");
    assert_response(unit_result(true), 409, &[JSON], conflict);
    assert_response(block_on(unit_result_async(Ok(()))), 204, &[], "");
    assert_response(block_on(unit_result_async(Err(Failed))), 409, &[JSON], conflict);
    assert_response(always_ok(), 200, &[JSON], body);
    assert_response(always_some(), 200, &[JSON], body);
    assert_response(always_err(), 409, &[JSON], conflict);
    assert_response(branches(0), 409, &[JSON], conflict);
    assert_response(branches(1), 404, &[JSON], r#"{"error":"Not Found"}"#);
    assert_response(branches(2), 200, &[JSON], body);
    assert_response(block_on(endless(1)), 200, &[JSON], "6");
    assert_response(
        declared(7, true),
        201,
        &[
            ("content-type", "application/vnd.x+json"),
            ("x-a", "static"),
            ("x-b", "7"),
            ("x-c", "static"),
            ("x-d", "7"),
            ("location", "/7"),
            ("set-cookie", "a"),
            ("set-cookie", "b"),
            ("set-cookie", "c"),
        ],
        body,
    );
    assert_response(declared(7, false), 410, &[JSON, ("x-c", "static"), ("x-d", "7")], r#"{"error":"Gone"}"#);
    assert_response(
        block_on(declared_async(7, false)).with_header("x-a", "b"),
        204,
        &[("x-a", "b"), ("x-b", "7"), ("x-c", "static"), ("x-d", "7")],
        "",
    );
    assert_response(closures(), 200, &[JSON, ("x-a", "1"), ("x-b", "1")], "[1]");
    assert_response(foreign("7"), 200, &[JSON], "7");
    assert_response(foreign(""), 400, &[JSON], r#"{"error":"cannot parse integer from empty string"}"#);
    assert_response(block_on(foreign_async("x")), 422, &[JSON], r#"{"error":"invalid digit found in string"}"#);
    assert_response(response(), 202, &[JSON], "1");
    assert_response(response_as_error(0), 409, &[], "");
    assert_response(response_as_error(1), 200, &[JSON], "1");
    assert_response(safe(), 200, &[JSON], body);
    assert_response(generic([1, 2]), 200, &[JSON], "[1,2]");
    assert_response(block_on(generic_async("a")), 200, &[JSON], r#""a""#);
    assert_response(opaque(1), 200, &[JSON], "1");
    assert_response(arguments((1, 2), Item { id: 7 }, 3, std::marker::PhantomData), 200, &[JSON], "[1,3,7]");
    assert_response(Shop::new().by_reference(), 200, &[JSON, ("x-a", "7")], body);
    assert_response(Shop::new().by_mut_reference(), 200, &[JSON], r#"{"id":8}"#);
    assert_response(Shop::new().by_value(), 200, &[JSON], body);
    assert_response(block_on(Shop::new().by_reference_async()), 200, &[JSON, ("x-a", "7")], body);
    assert_response(block_on(Shop::new().by_mut_value_async()), 200, &[JSON], r#"{"id":8}"#);
    assert_response(Shop::new().handle(), 200, &[JSON], body);
    assert_response(block_on(Shop::new().handle_async()), 200, &[JSON], body);
    assert_response(attributes(), 200, &[JSON, ("x-a", "b")], "1");
}

#[test]
#[should_panic(expected = "never")]
fn a_body_that_never_returns() {
    assert_response(views::never(), 200, &[], "");
}

#[test]
#[should_panic(expected = "never")]
fn an_async_body_that_never_returns() {
    assert_response(block_on(views::never_async()), 200, &[], "");
}

#[test]
#[should_panic(expected = "never")]
fn a_unit_body_that_never_returns() {
    assert_response(views::never_unit(), 200, &[], "");
}
