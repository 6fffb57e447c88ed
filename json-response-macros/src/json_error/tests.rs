//! What the derive expands to. A reader of `cargo expand` follows it at sight, so each stays under 60 lines.

#![allow(clippy::needless_raw_string_hashes, reason = "expect-test writes them")]

use expect_test::{Expect, expect};
use proc_macro2::TokenStream;

fn expand(item: &str) -> String {
    let tokens = super::json_error(item.parse::<TokenStream>().unwrap());
    let text = prettyplease::unparse(&syn::parse2(tokens).unwrap());
    assert!(text.lines().count() < 60, "too long to read:\n{text}");
    text
}

fn check(item: &str, expected: &Expect) {
    expected.assert_eq(&expand(item));
}

#[test]
fn enumeration() {
    let item = r#"
        #[json_error(problem, headers(CACHE_CONTROL = "no-store"))]
        enum ItemError {
            #[json_error(status = 404)]
            NotFound,
            #[json_error(status = 503, code = "sold_out", headers(RETRY_AFTER = |e| e.seconds()))]
            OutOfStock { #[json_error(extension)] until: String },
            #[json_error(status = GATEWAY, expose, problem = false, headers(CACHE_CONTROL = "private"))]
            Gateway(u16, #[json_error(extension = "host")] &'static str),
            #[json_error(transparent)]
            Login(LoginError),
        }
    "#;
    check(
        item,
        &expect![[r##"
            #[automatically_derived]
            #[allow(
                deprecated,
                clippy::redundant_closure,
                clippy::redundant_closure_for_method_calls
            )]
            impl ::json_view::JsonError for ItemError {
                fn problem(&self) -> ::json_view::Problem {
                    #[allow(unused_imports)]
                    use ::json_view::__private::{
                        self as __json, DerivedAny as _, DerivedDisplay as _,
                    };
                    let __this = &__json::Derived(self);
                    match self {
                        Self::NotFound { .. } => {
                            __this
                                .problem(__json::StatusCode::NOT_FOUND)
                                .with_header(
                                    __json::header::CACHE_CONTROL,
                                    __json::HeaderValue::from_static("no-store"),
                                )
                                .with_problem_json()
                        }
                        Self::OutOfStock { until: __0, .. } => {
                            __this
                                .problem(__json::StatusCode::SERVICE_UNAVAILABLE)
                                .with_code("sold_out")
                                .with_header(
                                    __json::header::CACHE_CONTROL,
                                    __json::HeaderValue::from_static("no-store"),
                                )
                                .with_header(
                                    __json::header::RETRY_AFTER,
                                    __this.compute(|e| e.seconds()),
                                )
                                .with_extension("until", __0)
                                .with_problem_json()
                        }
                        Self::Gateway { 1: __0, .. } => {
                            __this
                                .problem({
                                    const __STATUS: __json::StatusCode = __json::with_headers(
                                        &["cache-control"],
                                        __json::error_status(GATEWAY),
                                    );
                                    __STATUS
                                })
                                .with_header(
                                    __json::header::CACHE_CONTROL,
                                    __json::HeaderValue::from_static("private"),
                                )
                                .with_extension("host", __0)
                                .with_exposed_detail()
                        }
                        Self::Login { 0: __0, .. } => ::json_view::JsonError::problem(__0),
                    }
                }
            }
        "##]],
    );
}

#[test]
fn generic_structure() {
    let item = r#"
        #[error("{0}")]
        #[json_error(status = 409, title = "Conflict of items")]
        struct Conflict<'a, T: Debug>(#[json_error(extension = "item")] &'a T) where T: Clone;
    "#;
    check(
        item,
        &expect![[r##"
        #[automatically_derived]
        #[allow(deprecated)]
        impl<'a, T: Debug> ::json_view::JsonError for Conflict<'a, T>
        where
            T: Clone,
            Self: ::core::error::Error,
            &'a T: ::json_view::__private::Serialize,
        {
            fn problem(&self) -> ::json_view::Problem {
                #[allow(unused_imports)]
                use ::json_view::__private::{
                    self as __json, DerivedAny as _, DerivedDisplay as _,
                };
                let __this = &__json::Derived(self);
                match self {
                    Self { 0: __0, .. } => {
                        __this
                            .problem(__json::StatusCode::CONFLICT)
                            .with_title("Conflict of items")
                            .with_extension("item", __0)
                    }
                }
            }
        }
    "##]],
    );
}

#[test]
fn no_variants() {
    check(
        "enum Never {}",
        &expect![[r#"
        #[automatically_derived]
        #[allow(deprecated)]
        impl ::json_view::JsonError for Never {
            fn problem(&self) -> ::json_view::Problem {
                match *self {}
            }
        }
    "#]],
    );
}

#[test]
fn mistake() {
    check(
        "enum ItemError { NotFound }",
        &expect![[r#"
        ::core::compile_error! {
            "variant `NotFound` has no status; add `#[json_error(status = …)]`"
        }
        #[automatically_derived]
        #[allow(deprecated)]
        impl ::json_view::JsonError for ItemError {
            fn problem(&self) -> ::json_view::Problem {
                ::json_view::Problem::new(
                    ::json_view::__private::StatusCode::INTERNAL_SERVER_ERROR,
                )
            }
        }
    "#]],
    );
}

/// The one in `docs/json_error.md`.
#[test]
fn the_documented_expansion() {
    let item = "
        enum ItemError {
            #[json_error(status = 404)]
            NotFound,
            #[json_error(status = 503, headers(RETRY_AFTER = |e| e.seconds()))]
            OutOfStock { #[json_error(extension)] until: String },
        }
    ";
    let text = expand(item);
    let documentation = include_str!("../../../docs/json_error.md");
    assert!(documentation.contains(&text), "docs/json_error.md should say:\n{text}");
}
