//! What is read of Rust without a parser.

use super::{Output, as_ident, expression, is_closure, named_in_closure, names};
use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use quote::quote;
use syn::parse::{ParseStream, Parser};

fn text(tokens: &TokenStream) -> String {
    tokens.to_string().replace(' ', "")
}

/// The first expression, and what is left.
fn split(tokens: TokenStream) -> (TokenStream, TokenStream) {
    let read = |input: ParseStream| Ok((expression(input), input.parse()?));
    read.parse2(tokens).unwrap()
}

#[test]
fn an_expression_ends_at_its_comma() {
    for value in [
        "a",
        "-a + b * !c",
        "a < b",
        "a < b && c > d",
        "1 < 2",
        "f(a, b)[0, 1].c?",
        "|v| v",
        "|a, b| a",
        "|| a",
        "move |a, b| a | b",
        "|v: HashMap<u8, u16>, w| v",
        "|v| -> Cow<'_, str> { v }",
        "|v| -> Result<u8, Vec<u8>> { v }",
        "|&(a, b)| (a, b)",
        "async |a, b| a",
        "async move |a, b| a",
        "for<'a> |x: &'a str, y| -> Cow<'a, str> { x }",
        "static move || a",
        "<HashMap<u8, u16>>::new()",
        "<HashMap<u8, u16> as Default>::default()",
        "HashMap::<u8, u16>::new()",
        "f::<u8, fn(u8) -> Vec<u8>>(a)",
        "a as u8",
        "a as HashMap<u8, u16>",
        "a as fn(u8, u8) -> HashMap<u8, u16>",
        "a as *const Vec<(u8, u8)>",
        "a as u8 < b",
        "if a < b { c } else { d }",
        "match a { _ => b }",
        "if let Some(a) = b { c } else { d }",
        "a.b.await?",
        "format!(\"{}\", a)",
        "a != b",
        "!f(a)",
        "..",
        "1..=2",
        "a || b",
        "a | b",
        "a.map(|b, c| b)",
        "Item { a, b }",
        "&mut a",
        "'a: loop { break 'a b; }",
        "#[cfg(a)] b",
        "\"text\"",
        "a = \"text\"",
        "a + \"text\"",
        "if a == \"b\" { c } else { d }",
        "return \"text\"",
        "const { \"a\" }",
    ] {
        let value: TokenStream = value.parse().unwrap();
        let (first, rest) = split(quote!(#value, "x-b" = c));
        assert_eq!((text(&first), text(&rest)), (text(&value), ",\"x-b\"=c".to_owned()));
        let (whole, rest) = split(value.clone());
        assert_eq!((text(&whole), rest.is_empty()), (text(&value), true));
    }
}

/// Text behind an operand begins the next header.
#[test]
fn an_expression_ends_where_a_comma_is_missing() {
    for value in ["1", "a", "f(a)", "a as u8", "|v| v"] {
        let value: TokenStream = value.parse().unwrap();
        let (first, rest) = split(quote!(#value "x-b" = c));
        assert_eq!((text(&first), text(&rest)), (text(&value), "\"x-b\"=c".to_owned()));
    }
}

#[test]
fn what_is_no_generics_is_less_than() {
    for (tokens, value) in [("a::<b, c", "a::<b"), ("< a, b", "<a"), ("a as < b, c", "aas<b")] {
        assert_eq!(text(&split(tokens.parse().unwrap()).0), value);
    }
}

/// `$e:expr` is one token, whatever it begins with.
#[test]
fn a_fragment_is_one_operand() {
    for (inner, closure) in [("|v| v", true), ("< A as B > :: C", false), ("a < b", false), ("a, b", false)] {
        let fragment = TokenTree::Group(Group::new(Delimiter::None, inner.parse().unwrap()));
        let (first, rest) = split(quote!(#fragment, "x-b" = c));
        assert_eq!(text(&first), text(&quote!(#fragment)), "{inner}");
        assert_eq!(text(&rest), ",\"x-b\"=c", "{inner}");
        assert_eq!(is_closure(&first), closure, "{inner}");
    }
}

#[test]
fn a_closure_is_one_with_all_that_stands_before_its_bars() {
    for (value, closure) in [
        ("|v| v", true),
        ("|| v", true),
        ("move |v| v", true),
        ("async |v| v", true),
        ("async move |v| v", true),
        ("static |v| v", true),
        ("for<'a> |v: &'a u8| v", true),
        ("a | b", false),
        ("async { a }", false),
        ("async move { a }", false),
        ("f(|v| v)", false),
    ] {
        assert_eq!(is_closure(&value.parse().unwrap()), closure, "{value}");
    }
}

#[test]
fn a_closure_names_a_variable_or_not() {
    let variable = Ident::new("n", Span::call_site());
    for (closure, named) in [
        ("|v| n", true),
        ("|v| v + n.len()", true),
        ("|v| f(n, v)", true),
        ("|v| format!(\"{n}\")", true),
        ("|v| format!(\"{n:?} {v}\")", true),
        ("|v| Item { n }", true),
        ("|v| a..n", true),
        ("|v| format!(\"n {{v}} {name}\")", false),
        ("|v| v.n", false),
        ("|v| v.n()", false),
        ("|v| n::f(v)", false),
        ("|v| a::n(v)", false),
        ("|v| n!(v)", false),
        ("|v| Item { n: v }", false),
        ("|n| n", false),
        ("|(n, _): (u8, u8)| n", false),
        ("|n: &u8| n", false),
        ("|v: n| v", false),
        ("|v| 'n: loop {}", false),
    ] {
        assert_eq!(named_in_closure(&closure.parse().unwrap(), &variable), named, "{closure}");
    }
    assert!(names(&"_ if n > 2 => 429".parse().unwrap(), "n"));
}

#[test]
fn an_opaque_type_is_left_to_the_compiler() {
    for (output, nameable) in [
        ("Item", "Item"),
        ("impl Serialize", "_"),
        ("Result<impl serde::Serialize + Send, Failed>", "Result<_,Failed>"),
        ("[impl Serialize; 2]", "[_;2]"),
        ("(impl Debug + Serialize, u8)", "(_,u8)"),
        ("&'a (impl A + B)", "&'a_"),
        ("&'a mut [(impl A)]", "&'amut[_]"),
        ("Option<impl Iterator<Item = u8> + Serialize>", "Option<_>"),
        ("Option<impl Fn(u8) -> Vec<u8> + Clone>", "Option<_>"),
        ("(impl for<'b> Get<'b, Out = Vec<u8>>, impl Into<Result<u8, u8>>)", "(_,_)"),
        ("impl Serialize + use<'a, T>", "_"),
        // What does not parse goes through as tokens.
        ("Option<impl Iterator<Item = u8> + Serialize> -", "Option<_>-"),
        ("(impl Fn() -> u8, u8) -", "(_,u8)-"),
    ] {
        let output = Output::new(syn::parse_quote!(->), output.parse().unwrap());
        assert_eq!(text(&output.nameable()), nameable);
    }
}

#[test]
fn a_return_type_is_shown_by_its_name() {
    for (output, name) in [
        ("Item", "Item"),
        ("&'static str", "str"),
        ("&'a mut shop::Item<u8>", "Item"),
        ("::shop::Item", "Item"),
        ("(A, B)", "(A,B)"),
        ("*const u8", "const"),
    ] {
        // On a `proc_macro2` of its own a span says nothing; that there is one is what is seen.
        let output = Output::new(syn::parse_quote!(->), output.parse().unwrap());
        assert!(output.span().is_some(), "{name}");
    }
    assert!(as_ident(&quote!(a)).is_some() && as_ident(&quote!(a::b)).is_none());
}
