//! What is read of a signature.

use super::item::Function;
use crate::syntax::Binding;
use proc_macro2::{TokenStream, TokenTree};

fn function(text: &str) -> Function {
    Function::parse(text.parse().unwrap()).unwrap()
}

/// Tokens without the spaces between them, which are a matter of taste.
fn text(tokens: &TokenStream) -> String {
    tokens.to_string().replace(' ', "")
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
        assert_eq!(function.output.as_ref().map(|output| text(&output.tokens)).unwrap_or_default(), output, "{item}");
        assert_eq!(text(&function.where_clause), clause, "{item}");
        assert_eq!(text(&function.body.to_string().parse().unwrap()), body, "{item}");
    }
}

#[test]
fn a_body_may_come_from_a_macro() {
    use proc_macro2::{Delimiter, Group};
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
fn a_signature_keeps_its_patterns_and_the_body_is_handed_their_names() {
    for (arguments, signature, names, receiver) in [
        ("a: u8, mut b: u8", "a:u8,b:u8", "a,mut b", false),
        ("_: u8, (c, _): (D, D), [d, ..]: [u8; 2]", "__0:u8,(c,__2):(D,D),[d,..]:[u8;2]", "__0,__2,c,d", false),
        ("Json(Item { id, mut name, .. }): Json<Item>", "Json(Item{id,name,..}):Json<Item>", "id,mut name", false),
        // What may have a `Drop` is not taken apart, and nothing is moved out of a reference.
        (
            "Guard(_): Guard, &(a, _): &(u8, D), all @ (_, _): (u8, u8)",
            "Guard(_):Guard,&(a,_):&(u8,D),all@(_,_):(u8,u8)",
            "a,all",
            false,
        ),
        ("ref mut a: u8, &mut b: &mut u8", "refmuta:u8,&mutb:&mutu8", "a,b", false),
        (
            "Pair { x: left, y: Some(right) | None(right) }: Pair<u8, u8>",
            "Pair{x:left,y:Some(right)|None(right)}:Pair<u8,u8>",
            "left,right",
            false,
        ),
        (
            "path::Unit: path::Unit, generic::<A, B>(c): G<A, B>",
            "path::Unit:path::Unit,generic::<A,B>(c):G<A,B>",
            "c",
            false,
        ),
        ("&self, a: u8", "&self,a:u8", "a", true),
        ("mut self: Box<Self>", "mutself:Box<Self>", "", true),
        ("#[cfg(any())] a: u8, #[allow(unused)] #[own] b: u8", "#[cfg(any())]a:u8,#[own]b:u8", "a,b", false),
        ("a: fn(u8, u8) -> Vec<u8>, r#type: u8", "a:fn(u8,u8)->Vec<u8>,r#type:u8", "a,r#type", false),
    ] {
        let arguments = function(&format!("fn view({arguments}) {{}}")).arguments;
        let TokenTree::Group(group) = &arguments.signature else { panic!("{signature}") };
        assert_eq!(text(&group.stream()), signature);
        let found =
            arguments.bindings.iter().map(
                |(_, Binding { mutability, name, .. })| {
                    if mutability.is_some() { format!("mut {name}") } else { name.to_string() }
                },
            );
        assert_eq!(found.collect::<Vec<_>>().join(","), names, "{signature}");
        assert_eq!(arguments.receiver.is_some(), receiver, "{signature}");
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
