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

/// The sentences that a type is answered with.
fn refusals(item: &str) -> Vec<String> {
    let file: syn::File = syn::parse2(super::json_error(item.parse().unwrap())).unwrap();
    let sentences = file.items.iter().filter_map(|item| match item {
        syn::Item::Macro(error) => Some(error.mac.parse_body::<syn::LitStr>().unwrap().value()),
        _ => None,
    });
    sentences.collect()
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

#[test]
fn an_argument_that_no_field_has() {
    for (argument, sentence) in [
        ("content_type", "unknown argument `content_type`; expected `extension`"),
        ("code", "`code` is no argument here; it stands on the type or a variant"),
    ] {
        let item = format!("#[json_error(status = 404)] struct E {{ #[json_error({argument} = \"a\")] a: u8 }}");
        assert_eq!(refusals(&item), [sentence]);
    }
}

#[test]
fn an_extension_that_is_named_as_a_member_of_a_format() {
    for (name, owner) in [
        ("error", "the text of the default format"),
        ("details", "the exposed text of the default format"),
        ("code", "the member of `code = \"…\"`"),
        ("type", "a member of RFC 9457 (§3.1.1)"),
        ("status", "a member of RFC 9457 (§3.1.2)"),
        ("title", "a member of RFC 9457 (§3.1.3)"),
        ("detail", "a member of RFC 9457 (§3.1.4)"),
        ("instance", "a member of RFC 9457 (§3.1.5)"),
    ] {
        let item = format!("#[json_error(status = 404)] struct E(#[json_error(extension = \"{name}\")] u8);");
        let sentence = format!("`{name}` is {owner} already; name it otherwise: `extension = \"…\"`");
        assert_eq!(refusals(&item), [sentence]);
    }
}

#[test]
fn a_default_status_is_for_the_variants_that_have_none() {
    let needs = r#"
        #[json_error(headers(WWW_AUTHENTICATE = "Basic"))]
        Locked,
        #[json_error(status = 404)]
        Missing,
        #[json_error(transparent)]
        Inner(Inner),
    "#;
    let refusals = |more: &str| refusals(&format!("#[json_error(status = 401)] enum E {{ {needs} {more} }}"));
    assert_eq!(refusals(""), [""; 0]);
    let sentence =
        "status `401` needs the header `www-authenticate` (RFC 9110 §15.5.2); add `headers(WWW_AUTHENTICATE = …)`";
    assert_eq!(refusals("Closed, Shut"), [sentence]);
}

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
