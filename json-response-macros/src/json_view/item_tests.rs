//! What is read of a signature.

use super::item::Function;
use proc_macro2::TokenStream;

fn function(text: &str) -> Function {
    Function::parse(text.parse().unwrap()).unwrap()
}

/// Tokens without the spaces between them, which are a matter of taste.
fn text(tokens: &TokenStream) -> String {
    tokens.to_string().replace(' ', "")
}

#[test]
fn an_opaque_type_is_left_to_the_compiler_and_its_plain_bounds_are_kept() {
    let cases: [(&str, &str, &[&str]); 13] = [
        ("Item", "Item", &[]),
        ("impl Serialize", "_", &["Serialize"]),
        ("Option<impl Serialize + Send>", "Option<_>", &["Serialize", "Send"]),
        ("Result<impl serde::Serialize, Failed>", "Result<_,Failed>", &["serde::Serialize"]),
        ("[impl Serialize; 2]", "[_;2]", &["Serialize"]),
        ("(impl Debug + Serialize, u8)", "(_,u8)", &["Debug", "Serialize"]),
        ("Result<impl A, impl B>", "Result<_,_>", &["A", "B"]),
        // What names a lifetime or a type is known in the function alone.
        ("impl Serialize + 'a", "_", &["Serialize"]),
        ("impl Iterator<Item = Vec<u8>> + Clone", "_", &[]),
        ("Option<impl Fn(u8) -> Vec<u8> + Clone>", "Option<_>", &[]),
        ("(impl Into<Result<u8, u8>>, u8)", "(_,u8)", &[]),
        ("impl for<'a> Get<'a>", "_", &[]),
        ("impl Serialize + use<T>", "_", &["Serialize"]),
    ];
    for (output, nameable, bounds) in cases {
        let function = function(&format!("fn view() -> {output} {{}}"));
        assert_eq!(text(&function.nameable_output().unwrap()), nameable, "{output}");
        let found: Vec<String> = function.output_bounds().iter().map(text).collect();
        assert_eq!(found, bounds, "{output}");
    }
    let none = function("fn view() {}");
    assert!(none.nameable_output().is_none() && none.output_bounds().is_empty());
}

#[test]
fn a_return_type_may_name_a_parameter() {
    for (signature, is_named) in [
        ("fn view<T>() -> T", true),
        ("fn view<A, T>() -> Result<Option<T>, A>", true),
        ("fn view<T>() -> (u8, [T; 2])", true),
        ("fn view<T>(value: T) -> Item", false),
        ("fn view<const N: usize>() -> [u8; N]", false),
        ("fn view<'a>() -> &'a str", false),
        ("fn view<T>()", false),
    ] {
        assert_eq!(function(&format!("{signature} {{}}")).returns_parameter(), is_named, "{signature}");
    }
}

#[test]
fn a_signature_ends_where_the_body_begins() {
    for (item, output, clause, body) in [
        ("fn view() -> [u8; { 1 + 1 }] { a() }", "[u8;{1+1}]", "", "{a()}"),
        (
            "fn view<T>() -> T where T: Has<{ 1 }>, [u8; { 2 }]: Sized { a() }",
            "T",
            "whereT:Has<{1}>,[u8;{2}]:Sized",
            "{a()}",
        ),
        ("fn view() where u8: Copy { { a() } }", "", "whereu8:Copy", "{{a()}}"),
    ] {
        let function = function(item);
        assert_eq!(text(&function.output.clone().unwrap_or_default()), output, "{item}");
        assert_eq!(text(&function.where_clause), clause, "{item}");
        assert_eq!(text(&function.body.to_string().parse().unwrap()), body, "{item}");
    }
}

#[test]
fn a_body_may_come_from_a_macro() {
    use proc_macro2::{Delimiter, Group, TokenTree};
    let signature: TokenStream = "fn view()".parse().unwrap();
    let with = |delimiter, inner: &str| {
        let group = Group::new(delimiter, inner.parse().unwrap());
        signature.clone().into_iter().chain([TokenTree::Group(group)]).collect::<TokenStream>()
    };
    assert_eq!(text(&Function::parse(with(Delimiter::None, "{ a() }")).unwrap().body.stream()), "a()");
    for (delimiter, inner) in [
        (Delimiter::None, "a()"),
        (Delimiter::None, "{ a() } b"),
        (Delimiter::Parenthesis, "{ a() }"),
        (Delimiter::None, ""),
    ] {
        assert!(Function::parse(with(delimiter, inner)).is_err(), "{delimiter:?} {inner}");
    }
}

#[test]
fn lints_of_the_host_are_those_that_the_body_would_meet() {
    for (item, lint) in [
        ("async fn view(a: u8) -> u8 { a }", Some("unused_async")),
        ("async fn view(a: u8) -> u8 { b(a).await }", None),
        ("fn view(a: String) -> usize { a.len() }", Some("needless_pass_by_value")),
        ("fn view(a: String) -> Option<usize> { a.find('b')?; None }", None),
        ("fn view() -> u8 { 1 }", None),
    ] {
        assert_eq!(function(item).hosts_lint(), lint, "{item}");
    }
}

#[test]
fn what_is_no_view_says_so() {
    for (item, sentence) in [
        ("const A: u8 = 1;", "`#[json_view]` stands on a function; put it on the function that answers"),
        ("const unsafe fn view() {}", "a `const fn` cannot be a view: a response is made at run time; remove `const`"),
        (
            "fn view() -> Pin<Box<dyn Future<Output = u8>>> {}",
            "a boxed future, which `#[async_trait]` makes of a method, is no value to send; write a view beside it, and call \
             that from the method, which the trait declares `-> JsonResponse`",
        ),
        ("fn view() ->  {}", "expected a type behind `->`"),
    ] {
        let error = Function::parse(item.parse().unwrap()).err().map(|error| error.to_string());
        assert_eq!(error.as_deref(), Some(sentence), "{item}");
    }
    // A type that has these words in another order, or not all of them, is a value.
    for output in ["Box<Pin<Future>>", "Pin<Box<u8>>", "Future<Box<Pin>>"] {
        function(&format!("fn view() -> {output} {{}}"));
    }
}
