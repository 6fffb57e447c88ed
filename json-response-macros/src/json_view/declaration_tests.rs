//! What is declared, as the `static` that it becomes.

use super::tests::{expand, refusals, sentences};
use expect_test::{Expect, expect};

/// The statements of a view that begin so, each up to its end, at the margin.
fn check(attribute: &str, output: &str, starts: &[&str], expected: &Expect) {
    let text = expand(attribute, &format!("fn view(id: u64) -> {output} {{ imp() }}"));
    let mut lines = text.lines();
    let mut found = String::new();
    while let Some(line) = lines.next() {
        let statement = line.trim_start();
        if !starts.iter().any(|start| statement.starts_with(start)) {
            continue;
        }
        let margin = &line[..line.len() - statement.len()];
        let mut line = line;
        loop {
            let rest = line.strip_prefix(margin).unwrap_or(line);
            found += rest;
            found += "\n";
            let ends = !rest.starts_with(' ') && rest.ends_with(';');
            line = match lines.next() {
                Some(next) if !ends => next,
                _ => break,
            };
        }
    }
    expected.assert_eq(&found);
}

const DECLARED: &[&str] = &["const __", "static __VIEW", "__json::Type::"];

#[test]
fn names_that_are_paths() {
    check(
        r#"headers(header::LOCATION = |id| *id, my::AREA = "a", ETAG = "\"a\"", "X-A" = id), always_headers(ALLOW = _)"#,
        "Item",
        DECLARED,
        &expect![[r#"
            static __VIEW: __json::View = __json::View::new(__json::Declaration {
                headers: &[
                    __json::Header::closure("location").named(|| header::LOCATION),
                    __json::Header::text("", "a").named(|| my::AREA),
                    __json::Header::text("etag", "\"a\""),
                    __json::Header::expression("x-a"),
                ],
                always_headers: &[__json::Header::elsewhere("allow")],
                ..__json::Declaration::new(::core::concat!(::core::module_path!(), "::view"))
            });
        "#]],
    );
}

#[test]
fn a_format_and_words() {
    check(
        r#"none(code = "no_item", title = "a", headers(WWW_AUTHENTICATE = _)), error_format = ShopFormat<u8>"#,
        "Item",
        DECLARED,
        &expect![[r#"
            static __VIEW: __json::View = __json::View::new(__json::Declaration {
                none: ::core::option::Option::Some(
                    __json::NoneAnswer::Error(__json::Words {
                        code: ::core::option::Option::Some("no_item"),
                        title: ::core::option::Option::Some("a"),
                        headers: &[__json::Header::elsewhere("www-authenticate")],
                        ..__json::Words::new(__json::StatusCode::NOT_FOUND)
                    }),
                ),
                format: ::core::option::Option::Some(__json::Format::of::<ShopFormat<u8>>()),
                ..__json::Declaration::new(::core::concat!(::core::module_path!(), "::view"))
            });
        "#]],
    );
}

#[test]
fn defaults() {
    check(
        "status = 401, none = self::GONE, safe = false, ..shop::Shop",
        "Item",
        DECLARED,
        &expect![[r#"
            const __DECLARED: __json::Declaration = __json::Declaration {
                status: ::core::option::Option::Some(__json::StatusCode::UNAUTHORIZED),
                none: ::core::option::Option::Some(
                    __json::NoneAnswer::of(__json::none_status(self::GONE)),
                ),
                safe: ::core::option::Option::Some(false),
                ..__json::Declaration::new(::core::concat!(::core::module_path!(), "::view"))
            }
                .over(<shop::Shop as __json::Defaults>::DECLARATION);
            static __VIEW: __json::View = __json::View::new(
                __json::Declaration::checked_none(
                    __json::Declaration::checked_status(__DECLARED),
                ),
            );
        "#]],
    );
}

#[test]
fn defaults_alone() {
    check(
        "..Shop",
        "Item",
        DECLARED,
        &expect![[r#"
            const __DECLARED: __json::Declaration = __json::Declaration::new(
                    ::core::concat!(::core::module_path!(), "::view"),
                )
                .over(<Shop as __json::Defaults>::DECLARATION);
            static __VIEW: __json::View = __json::View::new(
                __json::Declaration::checked_none(__DECLARED),
            );
            __json::Type::of(&value).object::<{ __DECLARED.is_safe() }>();
        "#]],
    );
}

#[test]
fn arms() {
    check(
        r#"errors(
            A(n) if n > 1 => (429, code = n.code(), type = "/a", headers(RETRY_AFTER = *n, SET_COOKIE = "a", "set-cookie" = "b", LINK = _)),
            B => self::BUSY,
            C(status) => *status,
            D(n) => { n.status() },
            _ => inherit,
        ), always_headers("www-authenticate" = "Basic")"#,
        "Result<Item, E>",
        &["const __DECLARED", "let problem ="],
        &expect![[r#"
            const __DECLARED: __json::Declaration = __json::Declaration {
                always_headers: &[__json::Header::text("www-authenticate", "Basic")],
                ..__json::Declaration::new(::core::concat!(::core::module_path!(), "::view"))
            };
            let problem = match &error {
                A(n) if n > 1 => {
                    __json::Problem::new(__json::StatusCode::TOO_MANY_REQUESTS)
                        .with_code(n.code())
                        .with_type("/a")
                        .with_header("retry-after", *n)
                        .with_header("set-cookie", "a")
                        .with_appended_header("set-cookie", "b")
                }
                B => {
                    __json::Problem::new({
                        const __STATUS: __json::StatusCode = __json::Declaration::error_status(
                            &__DECLARED,
                            __json::error_status(self::BUSY),
                            &[],
                        );
                        __STATUS
                    })
                }
                C(status) => __json::Problem::new(*status),
                D(n) => __json::Problem::new({ n.status() }),
                _ => return __json::error(error, __draft),
            };
        "#]],
    );
}

#[test]
fn an_arm_that_its_defaults_complete() {
    check(
        "errors(_ => 401), ..Shop",
        "Result<Item, E>",
        &["const __DECLARED", "let problem ="],
        &expect![[r#"
            const __DECLARED: __json::Declaration = __json::Declaration::new(
                    ::core::concat!(::core::module_path!(), "::view"),
                )
                .over(<Shop as __json::Defaults>::DECLARATION);
            static __VIEW: __json::View = __json::View::new(
                __json::Declaration::checked_none(__DECLARED),
            );
            let problem = match &error {
                _ => {
                    __json::Problem::new({
                        const __STATUS: __json::StatusCode = __json::Declaration::error_status(
                            &__DECLARED,
                            __json::StatusCode::UNAUTHORIZED,
                            &[],
                        );
                        __STATUS
                    })
                }
            };
        "#]],
    );
}

/// The rules skip what is faulty, so that one mistake is one sentence; and an editor finds what is to be completed.
#[test]
fn what_is_unfinished() {
    for (attribute, sentence) in [
        ("status = CREATE", "unknown status `CREATE`; did you mean `CREATED`?"),
        ("headers(LOCATIO)", "a header is written `NAME = VALUE`; what is the value of `LOCATIO`?"),
        ("errors(_ => NOT_FOUN)", "unknown status `NOT_FOUN`; did you mean `NOT_FOUND`?"),
        (
            "none(headers(ETAG = \"a\"))",
            "`etag` value `a` is not in double quotes; write `\"\\\"a\\\"\"` (RFC 9110 §8.8.3)",
        ),
    ] {
        let said = refusals(attribute);
        assert!(said.contains(&sentence.to_owned()), "{attribute}: {said:?}");
        let item = "fn view() -> Item { item() }";
        let text = super::json_view(attribute.parse().unwrap(), item.parse().unwrap()).to_string();
        assert!(text.contains("# [cfg (rust_analyzer)]"), "{text}");
    }
    for attribute in [
        "status = 401, headers(WWW_AUTHENTICATE = \"a\\n\")",
        "status = 401, headers(WWW_AUTHENTICAT = \"a\")",
        "status = 401, headers(WWW_AUTHENTICATE)",
        "status = 302, headers(\"loc ation\" = \"/\")",
        "status = 99, headers(LOCATION = \"/a\", LOCATION = )",
        "errors(_ => 40, _ => 401), always_headers(WWW_AUTHENTICATE =)",
    ] {
        let said = refusals(attribute);
        assert!(said.iter().all(|sentence| !sentence.contains("needs the header")), "{attribute}: {said:?}");
    }
}

#[test]
fn a_path_is_the_header_that_it_names() {
    let content_type = "header `content-type` has an argument of its own; use `content_type = \"…\"`";
    let length = "header `content-length` belongs to the server; remove it (RFC 9110 §8.6)";
    let twice = "duplicate header `location`; a response has one line of it: remove one of the two (RFC 9110 §5.3)";
    let tag = "`etag` value `a` is not in double quotes; write `\"\\\"a\\\"\"` (RFC 9110 §8.8.3)";
    for list in ["headers", "always_headers"] {
        for (headers, sentence) in [
            ("header::CONTENT_TYPE = \"text/html\"", content_type),
            ("::http::header::CONTENT_LENGTH = \"99\"", length),
            ("LOCATION = \"/\", http::header::LOCATION = \"/\"", twice),
            ("header::ETAG = \"a\"", tag),
        ] {
            assert_eq!(refusals(&format!("{list}({headers})")), [sentence], "{headers}");
        }
    }
    assert_eq!(refusals("status = 302, headers(header::LOCATION = \"/\")"), [""; 0]);
    assert_eq!(refusals("headers(my::LOCATIO = \"/\", <T as Has>::ETAG = \"\\\"a\\\"\")"), [""; 0]);
}

#[test]
fn a_304_without_what_it_needs() {
    for name in ["ETAG", "header::ETAG", "\"Cache-Control\"", "VARY", "EXPIRES", "CONTENT_LOCATION"] {
        let said = refusals(&format!("none = NOT_MODIFIED, headers({name} = |id| id.tag())"));
        assert!(said.len() == 1 && said[0].starts_with("a 304 has the `"), "{name}: {said:?}");
    }
    for attribute in [
        "none = 304, headers(ETAG = tag, \"x-a\" = |id| 1, LAST_MODIFIED = |id| id.date())",
        "none = 204, headers(ETAG = |id| id.tag())",
        "status = 304, headers(ETAG = |id| id.tag())",
    ] {
        assert_eq!(refusals(attribute), [""; 0], "{attribute}");
    }
}

#[test]
fn what_an_arm_answers_with() {
    let takes = "`errors` takes `inherit`, a number such as `404`, a name such as `NOT_FOUND`, a path, or an expression of \
                 what the pattern binds";
    for arm in ["_ => \"404\"", "_ => 'a'", "_ => (\"404\")"] {
        assert_eq!(refusals(&format!("errors({arm})")), [takes], "{arm}");
    }
    assert_eq!(refusals("errors(_ =>)"), ["an arm of `errors` is written `PATTERN => STATUS`"]);
    let first = "the status of an arm stands first, as in `(404, code = \"…\")`; add it";
    assert_eq!(refusals("errors(_ => (code = \"a\"))"), [first]);
    let no_comma = "expected `,` between two arms";
    for arms in ["A => 404 B => 500", "A => a() B => 500", "A => OK B => 500", "A => (404) B => 500"] {
        let said = refusals(&format!("errors({arms})"));
        assert!(said.contains(&no_comma.to_owned()), "{arms}: {said:?}");
    }
    for arm in [
        "e => e.status()",
        "A(not_found) => not_found",
        "_ => f::<A, B>(c)",
        "_ => if a { b } else { c }",
        "A { status, .. } => *status",
        "_ => match a { _ => b }",
        "_ => (404)",
        "_ => (404,)",
        "inherit => inherit",
    ] {
        assert_eq!(refusals(&format!("errors({arm})")), [""; 0], "{arm}");
    }
}

#[test]
fn what_does_not_stand_last() {
    let last = |name: &str| format!("`..{name}` does not stand last; move it behind the other arguments");
    assert_eq!(refusals("..a::Shop, status = 201"), [last("a::Shop")]);
    assert_eq!(refusals("status = 201, ..Shop,"), [""; 0]);
    let takes = "`..` takes the path of a type with `#[json_defaults(…)]`";
    for attribute in ["..", "..Shop::new()", "..,", "..=Shop", "...Shop", "..\"Shop\""] {
        let said = refusals(attribute);
        assert!(!said.is_empty(), "{attribute}");
        if !attribute.starts_with("..=") && !attribute.starts_with("...") {
            assert_eq!(said, [takes], "{attribute}");
        }
    }
}

/// Each rule of a header says the same of its name as text, as a constant and as a path, wherever it is declared.
#[test]
fn a_rule_holds_however_a_name_is_written() {
    let date = "Sunday, 06-Nov-94 08:49:37 GMT";
    let cases = [
        ("CONNECTION", "close"),
        ("CONTENT_LENGTH", "99"),
        ("DATE", "Sun, 06 Nov 1994 08:49:37 GMT"),
        ("TE", "trailers"),
        ("TRAILER", "x-a"),
        ("TRANSFER_ENCODING", "chunked"),
        ("AGE", "-5"),
        ("CONTENT_LOCATION", "/a b"),
        ("ETAG", "abc"),
        ("EXPIRES", date),
        ("LAST_MODIFIED", date),
        ("LINK", "/a"),
        ("LOCATION", "1:2"),
        ("RETRY_AFTER", "5s"),
        ("VARY", ""),
        ("ALLOW", "GET\n"),
        ("SERVER", "caf\u{e9}"),
        ("WARNING", " 299"),
    ];
    for (constant, value) in cases {
        let name = json_response_rules::header_named(constant).unwrap();
        let owner = json_response_rules::check_owner(name).map_err(|fault| fault.of(name));
        let value_of = json_response_rules::check_value(name, value.as_bytes()).map_err(|fault| fault.of(name, value));
        let sentence = owner.and(value_of).unwrap_err();
        for name in
            [format!("{name:?}"), constant.to_owned(), format!("header::{constant}"), format!("::a::{constant}")]
        {
            let header = format!("{name} = {value:?}");
            assert_eq!(refusals(&format!("headers({header})")), [&*sentence], "{header}");
            assert_eq!(refusals(&format!("always_headers({header})")), [&*sentence], "{header}");
            assert_eq!(refusals(&format!("none(headers({header}))")), [&*sentence], "{header}");
            assert_eq!(refusals(&format!("errors(_ => (404, headers({header})))")), [&*sentence], "{header}");
            let of_an_error = format!("#[json_error(status = 404, headers({header}))] struct E;");
            let said = sentences(&crate::json_error::json_error(of_an_error.parse().unwrap()));
            assert_eq!(said, [&*sentence], "{header}");
            let of_defaults = format!("headers({header})").parse().unwrap();
            let said = sentences(&crate::json_defaults::json_defaults(of_defaults, "struct S;".parse().unwrap()));
            assert_eq!(said, [&*sentence], "{header}");
        }
    }
}

#[test]
fn words_are_checked_in_both_places() {
    for (words, sentence) in [
        ("headers(\"content-type\" = \"a\")", "header `content-type` is that of the error's format; remove it"),
        ("type = \"a b\"", "`a b` is no URI: it has a space; percent-encode it, as in `%20` (RFC 3986 §2.1)"),
        ("instance = \"%\"", "`%` is no URI: it has a `%` without two hexadecimal digits; write `%25` (RFC 3986 §2.1)"),
        ("code = \"a\", code = \"b\"", "duplicate argument `code`; remove one of the two"),
        ("expose", "unknown argument `expose`; expected `"),
    ] {
        for attribute in [format!("none({words})"), format!("errors(_ => (404, {words}))")] {
            let said = refusals(&attribute);
            assert!(said.len() == 1 && said[0].starts_with(sentence), "{attribute}: {said:?}");
        }
    }
}

/// An argument is kept for an arm that names it, and not because our own code has a name like it.
#[test]
fn arguments_that_arms_name() {
    let keeps = |argument: &str, arm: &str| {
        let item = format!("fn view({argument}: u8) -> Result<u8, E> {{ imp() }}");
        expand(&format!("errors({arm}, _ => inherit)"), &item).contains("::kept(")
    };
    for argument in ["error", "problem", "status", "value", "response", "new"] {
        assert!(!keeps(argument, "A => 404"), "{argument}");
        assert!(!keeps(argument, "A => (503, code = \"status\", headers(VARY = \"error\"))"), "{argument}");
        assert!(!keeps(argument, &format!("A({argument}) if {argument} > 1 => {argument}.b()")), "{argument}");
        assert!(keeps(argument, &format!("A if {argument} > 1 => 404")), "{argument}");
        assert!(keeps(argument, &format!("A => f({argument})")), "{argument}");
        assert!(keeps(argument, &format!("A => (404, code = {argument}.a)")), "{argument}");
        assert!(keeps(argument, &format!("A => (404, headers(\"x-a\" = {argument}))")), "{argument}");
    }
}
