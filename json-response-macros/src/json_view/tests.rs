//! What the attribute expands to. A reader of `cargo expand` follows it at sight, so each stays under 60 lines.

use expect_test::{Expect, expect};
use proc_macro2::TokenStream;

pub(super) fn expand(attribute: &str, item: &str) -> String {
    let parse = |text: &str| text.parse::<TokenStream>().unwrap();
    let tokens = super::json_view(parse(attribute), parse(item));
    let file: syn::File = syn::parse2(tokens).unwrap();
    assert_eq!(file.items.len(), 1, "the attribute puts one item in the place of one");
    prettyplease::unparse(&file)
}

/// The sentences that a declaration is answered with.
pub(super) fn refusals(attribute: &str) -> Vec<String> {
    let item = "fn view() -> Item { item() }";
    sentences(&super::json_view(attribute.parse().unwrap(), item.parse().unwrap()))
}

/// The texts of the compile errors.
pub(crate) fn sentences(tokens: &TokenStream) -> Vec<String> {
    crate::garbage_tests::errors_of(tokens)
}

fn check(attribute: &str, item: &str, expected: &Expect) {
    let text = expand(attribute, item);
    assert!(text.lines().count() < 60, "too long to read:\n{text}");
    expected.assert_eq(&text);
}

#[test]
fn plain() {
    check(
        "",
        "pub fn list() -> Vec<Item> { all() }",
        &expect![[r#"
            pub fn list() -> ::json_view::JsonResponse {
                let __result = ::json_view::__private::call0(move || -> Vec<Item> { all() });
                return {
                    use ::json_view::__private::{self as __json, AnyValue as _};
                    static __VIEW: __json::View = __json::View::new(
                        __json::Declaration::new(::core::concat!(::core::module_path!(), "::list")),
                    );
                    let mut __draft = __json::Draft::<::json_view::Compact>::new(&__VIEW);
                    match __json::outcome(__result).success(&mut __draft) {
                        ::core::result::Result::Ok(value) => {
                            match __json::outcome(value).success(&mut __draft) {
                                ::core::result::Result::Ok(value) => {
                                    __json::outcome(value).respond(__draft)
                                }
                                ::core::result::Result::Err(response) => response,
                            }
                        }
                        ::core::result::Result::Err(response) => response,
                    }
                };
            }
        "#]],
    );
}

#[test]
fn asynchronous_with_a_status() {
    check(
        "status = 201",
        "async fn create(new: NewItem) -> Item { insert(new).await }",
        &expect![[r#"
            async fn create(new: NewItem) -> ::json_view::JsonResponse {
                let __result = async move {
                    #[allow(clippy::shadow_same)]
                    let new = new;
                    if false {
                        return ::json_view::__private::returned::<Item>();
                    }
                    match () {
                        () => insert(new).await,
                    }
                }
                    .await;
                let __result = ::json_view::__private::value::<Item>(__result);
                return {
                    use ::json_view::__private::{self as __json, AnyValue as _};
                    static __VIEW: __json::View = __json::View::new(__json::Declaration {
                        status: ::core::option::Option::Some(__json::StatusCode::CREATED),
                        ..__json::Declaration::new(
                            ::core::concat!(::core::module_path!(), "::create"),
                        )
                    });
                    let mut __draft = __json::Draft::<::json_view::Compact>::new(&__VIEW);
                    match __json::outcome(__result).success(&mut __draft) {
                        ::core::result::Result::Ok(value) => {
                            match __json::outcome(value).success(&mut __draft) {
                                ::core::result::Result::Ok(value) => {
                                    __json::outcome(value).respond(__draft)
                                }
                                ::core::result::Result::Err(response) => response,
                            }
                        }
                        ::core::result::Result::Err(response) => response,
                    }
                };
            }
        "#]],
    );
}

#[test]
fn asynchronous_with_a_question_mark() {
    check(
        "",
        "async fn find(id: u64) -> Result<Item, Missing> { Ok(load(id).await?) }",
        &expect![[r#"
            async fn find(id: u64) -> ::json_view::JsonResponse {
                let __result = async move {
                    #[allow(clippy::shadow_same)]
                    let id = id;
                    if false {
                        return ::json_view::__private::returned::<Result<Item, Missing>>();
                    }
                    match () {
                        () => Ok(load(id).await?),
                    }
                }
                    .await;
                let __result = ::json_view::__private::value::<Result<Item, Missing>>(__result);
                return {
                    use ::json_view::__private::{self as __json, AnyValue as _};
                    static __VIEW: __json::View = __json::View::new(
                        __json::Declaration::new(::core::concat!(::core::module_path!(), "::find")),
                    );
                    let mut __draft = __json::Draft::<::json_view::Compact>::new(&__VIEW);
                    match __json::outcome(__result).success(&mut __draft) {
                        ::core::result::Result::Ok(value) => {
                            match __json::outcome(value).success(&mut __draft) {
                                ::core::result::Result::Ok(value) => {
                                    __json::outcome(value).respond(__draft)
                                }
                                ::core::result::Result::Err(response) => response,
                            }
                        }
                        ::core::result::Result::Err(response) => response,
                    }
                };
            }
        "#]],
    );
}

#[test]
fn result_with_computed_and_literal_headers() {
    check(
        r#"status = CREATED, headers(LOCATION = |item| item.url(), "X-Api" = "2"), always_headers("x-request" = id)"#,
        "fn create(id: u64) -> Result<Item, ItemError> { Ok(insert(id)?) }",
        &expect![[r#"
            fn create(id: u64) -> ::json_view::JsonResponse {
                let mut __draft = {
                    use ::json_view::__private::{self as __json, AnyValue as _};
                    static __VIEW: __json::View = __json::View::new(__json::Declaration {
                        status: ::core::option::Option::Some(__json::StatusCode::CREATED),
                        headers: &[
                            __json::Header::closure("location"),
                            __json::Header::text("x-api", "2"),
                        ],
                        always_headers: &[__json::Header::expression("x-request")],
                        ..__json::Declaration::new(
                            ::core::concat!(::core::module_path!(), "::create"),
                        )
                    });
                    __json::Draft::<::json_view::Compact>::new(&__VIEW)
                };
                __draft
                    .always_header(
                        const { ::json_view::__private::HeaderName::from_static("x-request") },
                        id,
                    );
                let __result = ::json_view::__private::call1(
                    move |#[allow(clippy::shadow_reuse)] id| -> Result<Item, ItemError> {
                        Ok(insert(id)?)
                    },
                    id,
                );
                return {
                    use ::json_view::__private::{self as __json, AnyValue as _};
                    match __json::outcome(__result).success(&mut __draft) {
                        ::core::result::Result::Ok(value) => {
                            match __json::outcome(value).success(&mut __draft) {
                                ::core::result::Result::Ok(value) => {
                                    __draft
                                        .computed_header(
                                            __json::header::LOCATION,
                                            &value,
                                            |item| item.url(),
                                        );
                                    __json::outcome(value).respond(__draft)
                                }
                                ::core::result::Result::Err(response) => response,
                            }
                        }
                        ::core::result::Result::Err(response) => response,
                    }
                };
            }
        "#]],
    );
}

#[test]
fn method_without_a_body() {
    check(
        "none = 410, problem, safe = true, pretty",
        "/// Docs.\n#[inline] pub(crate) fn find<'a, T: Serialize>(&'a mut self, (x, _): (u8, u8)) -> Option<Cow<'a, T>> where T: Clone { self.0 }",
        &expect![[r#"
            /// Docs.
            #[inline]
            pub(crate) fn find<'a, T: Serialize>(
                &'a mut self,
                (x, __1): (u8, u8),
            ) -> ::json_view::JsonResponse
            where
                T: Clone,
            {
                let __result = ::json_view::__private::call2(
                    move |__1, #[allow(clippy::shadow_reuse)] x| -> Option<Cow<'a, T>> { self.0 },
                    __1,
                    x,
                );
                return {
                    use ::json_view::__private::{self as __json, AnyValue as _};
                    static __VIEW: __json::View = __json::View::new(__json::Declaration {
                        none: ::core::option::Option::Some(
                            __json::NoneAnswer::of(__json::StatusCode::GONE),
                        ),
                        format: ::core::option::Option::Some(
                            __json::Format::of::<::json_view::ProblemJson>(),
                        ),
                        safe: ::core::option::Option::Some(true),
                        ..__json::Declaration::new(::core::concat!(::core::module_path!(), "::find"))
                    });
                    let mut __draft = __json::Draft::<::json_view::Pretty>::new(&__VIEW);
                    match __json::outcome(__result).success(&mut __draft) {
                        ::core::result::Result::Ok(value) => {
                            match __json::outcome(value).success(&mut __draft) {
                                ::core::result::Result::Ok(value) => {
                                    use __json::AnyType as _;
                                    __json::Type::of(&value).object::<true>();
                                    __json::outcome(value).respond(__draft)
                                }
                                ::core::result::Result::Err(response) => response,
                            }
                        }
                        ::core::result::Result::Err(response) => response,
                    }
                };
            }
        "#]],
    );
}

#[test]
fn mapped_errors_and_no_body() {
    check(
        "status = 204, errors(Error::Busy(n) if *n > 1 => 503, _ => inherit)",
        "unsafe fn touch() -> Result<(), Error> { imp() }",
        &expect![[r#"
            unsafe fn touch() -> ::json_view::JsonResponse {
                let __result = ::json_view::__private::call0(move || -> Result<(), Error> { imp() });
                return {
                    use ::json_view::__private::{self as __json, AnyValue as _};
                    static __VIEW: __json::View = __json::View::new(__json::Declaration {
                        status: ::core::option::Option::Some(__json::StatusCode::NO_CONTENT),
                        ..__json::Declaration::new(
                            ::core::concat!(::core::module_path!(), "::touch"),
                        )
                    });
                    let mut __draft = __json::Draft::<::json_view::Compact>::new(&__VIEW);
                    match __json::outcome(__result).mapped() {
                        ::core::result::Result::Ok(value) => {
                            match __json::outcome(value).success(&mut __draft) {
                                ::core::result::Result::Ok(value) => {
                                    use __json::AnyType as _;
                                    __json::Type::of(&value).without_body::<204u16>();
                                    __json::outcome(value).respond(__draft)
                                }
                                ::core::result::Result::Err(response) => response,
                            }
                        }
                        ::core::result::Result::Err(error) => {
                            use __json::{
                                CauseOfDisplay as _, CauseOfError as _, CauseOfPointer as _,
                            };
                            let problem = match &error {
                                Error::Busy(n) if *n > 1 => {
                                    __json::Problem::new(__json::StatusCode::SERVICE_UNAVAILABLE)
                                }
                                _ => return __json::error(error, __draft),
                            };
                            __draft.mapped_error(problem, (&&&__json::Cause(&error)).cause())
                        }
                    }
                };
            }
        "#]],
    );
}

/// The reference shows what really comes out.
#[test]
fn the_documented_expansion() {
    let page = std::fs::read_to_string("../docs/json_view.md").unwrap();
    let (_, section) = page.split_once("# What it expands to\n\n```text\n").unwrap();
    let (documented, _) = section.split_once("```\n").unwrap();
    let expanded = expand("status = 201", "async fn create(new: NewItem) -> Item { insert(new).await }");
    assert_eq!(documented, expanded);
}

#[test]
fn everything_wrong_still_leaves_a_function() {
    let tokens = super::json_view(
        "status = 99, nope, headers(\"a b\" = 1)".parse().unwrap(),
        "fn f() -> u8 { 1 }".parse().unwrap(),
    );
    let file: syn::File = syn::parse2(tokens).unwrap();
    assert_eq!(file.items.len(), 4, "three mistakes and the function");
}

#[test]
fn a_key_without_its_equals_sign_and_value() {
    for attribute in ["status == 201", "status => 201", "status =", "status = , pretty", "status 201", "status"] {
        assert_eq!(refusals(attribute), ["`status` is written `status = 201`"], "{attribute}");
    }
}

#[test]
fn an_argument_of_an_error() {
    for key in ["code", "type", "title", "expose", "transparent"] {
        let sentence = format!("`{key}` is no argument here; it stands on an error type, in `#[json_error(…)]`");
        assert_eq!(refusals(key), [sentence]);
    }
}

#[test]
fn every_mistake_of_a_list_is_said() {
    let no_status = "`errors` takes `inherit`, a number such as `404`, a name such as `NOT_FOUND`, a path, or an \
         expression of what the pattern binds";
    let no_pattern = "expected a pattern before `=>`; `_` is any error";
    assert_eq!(refusals(r#"errors(A => "a" "b", => 404)"#), [no_status, no_pattern]);
    let no_comma = "expected `,` between two headers";
    let no_name = "header name `x b` has a space; use a token such as `x-b` (RFC 9110 §5.1)";
    assert_eq!(refusals(r#"headers("x-a" = 1 "x b" = 2)"#), [no_comma, no_name]);
}

#[test]
fn a_number_is_held_to_the_grammar_of_its_header() {
    let sentence = r#"`etag` value `5` is not in double quotes; write `"\"5\""` (RFC 9110 §8.8.3)"#;
    assert_eq!(refusals("headers(ETAG = 5)"), [sentence]);
}

#[test]
fn a_status_of_self_in_a_block() {
    let sentence =
        "a declared status stands in a `static`, which knows no `Self`; name the type, or return a `JsonResponse`";
    for attribute in ["status = { Self::STATUS }", "none = { f(Self::STATUS) }"] {
        assert_eq!(refusals(attribute), [sentence], "{attribute}");
    }
}

#[test]
fn what_is_near_a_mistake_and_none() {
    for attribute in [
        "status = ::a::OK",
        "status = <T as Has>::OK",
        "headers(::a::NAME = 1, <T as Has>::NAME = 2)",
        "none = 400",
        "errors(_ => 400)",
        "encoder = Mine, pretty = false",
    ] {
        assert_eq!(refusals(attribute), [""; 0], "{attribute}");
    }
    let item = "fn view() -> Item { item() }";
    assert_eq!(expand("pretty = false", item), expand("", item));
    let computed = expand(r#"headers("x-a" = |item| item.id)"#, item);
    assert_eq!(expand(r#"headers("x-a" = move |item| item.id)"#, item).replace("move |item|", "|item|"), computed);
}

/// The name is the same twice, so that it is seen whether the second one is a header of its own.
#[test]
fn where_the_value_of_a_header_ends() {
    let twice = "duplicate header `x-a`; a response has one line of it: remove one of the two (RFC 9110 §5.3)";
    for value in [
        "a < b",
        "a > b",
        "a | b",
        "a || b",
        "|| a",
        "|a| b | c",
        "|A { b, .. }, c| b",
        "|a, b| a",
        "move |a, b| a",
        "|a: B<C, D>, e| a",
        "|a: &dyn Fn(B) -> C, d: <E as F<G, H>>::I| a",
        "a::<B, C>()",
        "a::<B<C, D>, E>()",
        "a::<fn(B) -> C, D>()",
        "<A as B<C, D>>::e()",
        "<fn(A) -> B as C<D, E>>::f()",
        "a as B<C, D>",
        "a as u8 < b",
        "a + <A as B>::c()",
        "if a == \"b\" { c } else { d }",
        "match \"a\" { _ => b }",
        "return \"a\"",
        "{ a } + \"b\"",
    ] {
        assert_eq!(refusals(&format!(r#"headers("x-a" = {value}, "x-a" = 1)"#)), [twice], "{value}");
    }
    for operand in ["a", "1", "f(a)", "a as u8", "|a| a", "move |a| a.b()"] {
        let sentences = ["expected `,` between two headers", twice];
        assert_eq!(refusals(&format!(r#"headers("x-a" = {operand} "x-a" = 1)"#)), sentences, "{operand}");
    }
}
