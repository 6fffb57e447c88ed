//! What the attribute expands to, and what it refuses.

use crate::json_view::tests::sentences;
use expect_test::{Expect, expect};
use proc_macro2::TokenStream;

fn expand(attribute: &str, item: &str) -> TokenStream {
    super::json_defaults(attribute.parse().unwrap(), item.parse().unwrap())
}

fn check(attribute: &str, expected: &Expect) {
    let file: syn::File = syn::parse2(expand(attribute, "/// Every answer.\npub struct Shop;")).unwrap();
    expected.assert_eq(&prettyplease::unparse(&file));
}

#[test]
fn nothing() {
    check(
        "",
        &expect![[r#"
            /// Every answer.
            pub struct Shop;
            const _: () = {
                use ::json_view::__private as __json;
                #[automatically_derived]
                impl __json::Defaults for Shop {
                    type Encoder = ::json_view::Compact;
                    const DECLARATION: &'static __json::Declaration = &__json::Declaration::new(
                        ::core::concat!(::core::module_path!(), "::Shop"),
                    );
                    fn view() -> &'static __json::View {
                        static VIEW: __json::View = __json::View::new(
                            *<Shop as __json::Defaults>::DECLARATION,
                        );
                        &VIEW
                    }
                }
            };
        "#]],
    );
}

#[test]
fn everything() {
    check(
        r#"headers(LINK = POLICY, "X-Own" = 1), always_headers(AREA = "a", header::VARY = "accept", ALLOW = _),
           content_type = "application/hal+json", none(status = 410, code = "gone"), error_format = ShopFormat,
           encoder = a::Envelope, safe = false, crate = crate::view"#,
        &expect![[r#"
            /// Every answer.
            pub struct Shop;
            const _: () = {
                use crate::view::__private as __json;
                #[automatically_derived]
                impl __json::Defaults for Shop {
                    type Encoder = a::Envelope;
                    const DECLARATION: &'static __json::Declaration = &__json::Declaration {
                        headers: &[
                            __json::Header::constant("link", POLICY),
                            __json::Header::text("x-own", "1"),
                        ],
                        always_headers: &[
                            __json::Header::text("", "a").named(|| AREA),
                            __json::Header::text("vary", "accept").named(|| header::VARY),
                            __json::Header::elsewhere("allow"),
                        ],
                        content_type: ::core::option::Option::Some("application/hal+json"),
                        none: ::core::option::Option::Some(
                            __json::NoneAnswer::Error(__json::Words {
                                code: ::core::option::Option::Some("gone"),
                                ..__json::Words::new(__json::StatusCode::GONE)
                            }),
                        ),
                        format: ::core::option::Option::Some(__json::Format::of::<ShopFormat>()),
                        safe: ::core::option::Option::Some(false),
                        ..__json::Declaration::new(::core::concat!(::core::module_path!(), "::Shop"))
                    };
                    fn view() -> &'static __json::View {
                        static VIEW: __json::View = __json::View::new(
                            *<Shop as __json::Defaults>::DECLARATION,
                        );
                        &VIEW
                    }
                }
            };
        "#]],
    );
}

#[test]
fn levels() {
    check(
        "problem = false, pretty, ..super::Other<u8>",
        &expect![[r#"
            /// Every answer.
            pub struct Shop;
            const _: () = {
                use ::json_view::__private as __json;
                #[automatically_derived]
                impl __json::Defaults for Shop {
                    type Encoder = ::json_view::Pretty;
                    const DECLARATION: &'static __json::Declaration = &__json::Declaration {
                        format: ::core::option::Option::Some(
                            __json::Format::of::<::json_view::Plain>(),
                        ),
                        ..__json::Declaration::new(::core::concat!(::core::module_path!(), "::Shop"))
                    }
                        .over(<super::Other<u8> as __json::Defaults>::DECLARATION);
                    fn view() -> &'static __json::View {
                        static VIEW: __json::View = __json::View::new(
                            *<Shop as __json::Defaults>::DECLARATION,
                        );
                        &VIEW
                    }
                }
            };
        "#]],
    );
}

/// Whatever is wrong, the type comes out as it went in, and a type holds defaults.
#[test]
fn what_is_wrong_leaves_the_type() {
    for (attribute, item, holds) in [
        ("status = 1", "pub struct Shop;", true),
        ("content_type = \"a\"", "#[derive(Debug)] struct r#Shop;", true),
        ("", "struct Shop { a: u8 }", false),
        ("", "struct Shop()", false),
        ("", "struct Shop<T>;", false),
        ("", "enum Shop {}", false),
        ("", "fn shop() {}", false),
        ("", "", false),
    ] {
        let tokens = expand(attribute, item);
        assert_eq!(sentences(&tokens).len(), 1, "{attribute} {item}");
        let text = tokens.to_string();
        assert!(text.contains(&item.parse::<TokenStream>().unwrap().to_string()), "{text}");
        assert_eq!(text.contains("Defaults"), holds && !item.contains('{'), "{text}");
    }
}

#[test]
fn every_mistake_is_said() {
    let tokens = expand("status = 201, xyzzy, headers(\"a b\" = |x| x), ..A, problem", "struct Shop;");
    assert_eq!(
        sentences(&tokens),
        [
            "`status` is no argument here; it stands on a view, in `#[json_view(…)]`",
            "unknown argument `xyzzy`; expected `headers`, `always_headers`, `content_type`, `none`, `error_format`, \
             `problem`, `safe`, `pretty`, `encoder` or `crate`",
            "header name `a b` has a space; use a token such as `a-b` (RFC 9110 §5.1)",
            "`..A` does not stand last; move it behind the other arguments",
            "defaults are for views of any type, so there is no value to compute from; use `headers` of a view",
        ]
    );
}
