//! What the derive expands to. A reader of `cargo expand` follows it at sight, so each stays under 60 lines.

#![allow(clippy::needless_raw_string_hashes, reason = "expect-test writes them")]

mod refusals;

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
            impl ::json_view::JsonError for ItemError {
                fn problem(&self) -> ::json_view::Problem {
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
            impl<'a, T: Debug> ::json_view::JsonError for Conflict<'a, T>
            where
                T: Clone,
                Self: ::core::error::Error,
                &'a T: ::json_view::__private::Serialize,
            {
                fn problem(&self) -> ::json_view::Problem {
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

#[test]
fn computed_words() {
    let item = r#"
        #[json_error(status = |e| e.status(), format = ShopFormat, level = warn)]
        enum ShopError {
            #[json_error(code = |e| e.code(), title = "Shop", instance = |e| e.uri())]
            Bank(#[json_error(extension = "bank")] String),
            #[json_error(status = 401, problem, headers(WWW_AUTHENTICATE = _), instance = "/login", level = info)]
            Login,
        }
    "#;
    check(
        item,
        &expect![[r##"
            #[automatically_derived]
            impl ::json_view::JsonError for ShopError {
                fn problem(&self) -> ::json_view::Problem {
                    use ::json_view::__private::{
                        self as __json, DerivedAny as _, DerivedDisplay as _, DerivedWords as _,
                    };
                    let __this = &__json::Derived(self);
                    match self {
                        Self::Bank { 0: __0, .. } => {
                            __this
                                .problem(__this.compute(|e| e.status()))
                                .with_title("Shop")
                                .computed(__json::Problem::with_code, __this.compute(|e| e.code()))
                                .computed(
                                    __json::Problem::with_instance,
                                    __this.compute(|e| e.uri()),
                                )
                                .with_extension("bank", __0)
                                .with_level(::json_view::Level::Warn)
                                .with_format::<ShopFormat>()
                        }
                        Self::Login { .. } => {
                            __this
                                .problem(__json::StatusCode::UNAUTHORIZED)
                                .with_instance("/login")
                                .with_level(::json_view::Level::Info)
                                .with_problem_json()
                        }
                    }
                }
            }
        "##]],
    );
}

#[test]
fn a_format_with_parameters() {
    let item = r#"
        #[json_error(status = 404, format = Wrapped<T>)]
        struct Missing<T>(#[json_error(extension = "id")] u8, PhantomData<T>);
    "#;
    check(
        item,
        &expect![[r##"
            #[automatically_derived]
            impl<T> ::json_view::JsonError for Missing<T>
            where
                Self: ::core::fmt::Display,
            {
                fn problem(&self) -> ::json_view::Problem {
                    use ::json_view::__private::{
                        self as __json, DerivedAny as _, DerivedDisplay as _,
                    };
                    let __this = &__json::Derived(self);
                    match self {
                        Self { 0: __0, .. } => {
                            __this
                                .problem(__json::StatusCode::NOT_FOUND)
                                .with_extension("id", __0)
                                .with_format::<Wrapped<T>>()
                        }
                    }
                }
            }
        "##]],
    );
}

#[test]
fn frameworks() {
    let item = r#"
        #[json_error(status = 409, frameworks(axum, actix_web))]
        struct Conflict<'a, T: Debug = u8, const N: usize = 1>(&'a [T; N]) where T: Clone;
    "#;
    check(
        item,
        &expect![[r#"
            #[automatically_derived]
            impl<'a, T: Debug, const N: usize> ::json_view::JsonError for Conflict<'a, T, N>
            where
                T: Clone,
                Self: ::core::fmt::Display,
            {
                fn problem(&self) -> ::json_view::Problem {
                    use ::json_view::__private::{
                        self as __json, DerivedAny as _, DerivedDisplay as _,
                    };
                    let __this = &__json::Derived(self);
                    match self {
                        Self { .. } => __this.problem(__json::StatusCode::CONFLICT),
                    }
                }
            }
            ::json_view::__private::frameworks::axum! {
                impl ['a, T : Debug, const N : usize] for Conflict < 'a, T, N > where [T : Clone,
                Self : ::json_view::JsonError,]
            }
            ::json_view::__private::frameworks::actix_web! {
                impl ['a, T : Debug, const N : usize] for Conflict < 'a, T, N > where [T : Clone,
                Self : ::json_view::JsonError,]
            }
        "#]],
    );
}

/// So that a framework's own complaint does not come on top.
#[test]
fn what_a_type_with_parameters_must_be() {
    for (attribute, bound) in [
        ("", "Self: ::core::fmt::Display,"),
        ("#[serde(skip)]", "Self: ::core::fmt::Display,"),
        ("#[error(\"a\")]", "Self: ::core::error::Error,"),
        ("#[snafu(display(\"a\"))]", "Self: ::core::error::Error,"),
    ] {
        let on_a_variant = expand(&format!("#[json_error(status = 404)] enum E<T> {{ A(T), {attribute} B }}"));
        let on_the_type = expand(&format!("{attribute} #[json_error(status = 404)] struct E<T>(T);"));
        for text in [on_a_variant, on_the_type] {
            let bounds: Vec<&str> = text.lines().map(str::trim).filter(|line| line.starts_with("Self: ")).collect();
            assert_eq!(bounds, [bound], "{text}");
        }
    }
    let item = "enum E<T> { #[json_error(transparent)] A(T), #[json_error(transparent)] B(Inner) }";
    let text = expand(item);
    let bounds: Vec<&str> =
        text.lines().map(str::trim).filter(|line| line.ends_with(": ::json_view::JsonError,")).collect();
    assert_eq!(bounds, ["T: ::json_view::JsonError,"], "{text}");
}
