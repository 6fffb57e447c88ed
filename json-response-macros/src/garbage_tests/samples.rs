//! Attributes and items to start from: those of this repository's own tests, and made up ones.

use super::random::Random;
use proc_macro2::{Delimiter, TokenStream, TokenTree};
use std::fs;
use std::path::Path;

/// An attribute's arguments, and what it stands on.
#[derive(Clone)]
pub(crate) struct Sample {
    pub(crate) attribute: TokenStream,
    pub(crate) item: TokenStream,
}

/// Every use of a macro in `tests/`: of `#[json_view]`, and of `#[derive(JsonError)]`, which has no arguments.
pub(crate) fn of_the_tests() -> (Vec<Sample>, Vec<TokenStream>) {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests");
    let (mut views, mut errors) = (Vec::new(), Vec::new());
    for folder in ["", "ui/json_view", "ui/json_defaults", "ui/json_error", "ui/rustc"] {
        // A published crate has no such folder beside it.
        let files = fs::read_dir(tests.join(folder)).into_iter().flatten().filter_map(Result::ok);
        let mut paths: Vec<_> = files.map(|file| file.path()).collect();
        paths.sort();
        for path in paths.iter().filter(|path| path.extension().is_some_and(|extension| extension == "rs")) {
            let text = fs::read_to_string(path).expect("a file of this repository");
            if let Ok(tokens) = text.parse() {
                collect(tokens, &mut views, &mut errors);
            }
        }
    }
    (views, errors)
}

fn collect(tokens: TokenStream, views: &mut Vec<Sample>, errors: &mut Vec<TokenStream>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    for at in 0..tokens.len() {
        let TokenTree::Group(group) = &tokens[at] else {
            continue;
        };
        let is_attribute = at > 0 && matches!(&tokens[at - 1], TokenTree::Punct(punct) if punct.as_char() == '#');
        if !is_attribute {
            collect(group.stream(), views, errors);
            continue;
        }
        let mut inside = group.stream().into_iter();
        let Some(TokenTree::Ident(name)) = inside.next() else {
            continue;
        };
        let attribute = match inside.next() {
            Some(TokenTree::Group(arguments)) => arguments.stream(),
            _ => TokenStream::new(),
        };
        let item = item(&tokens[at + 1..]);
        if name == "json_view" {
            views.push(Sample { attribute, item });
        } else if name == "derive" && attribute.to_string().contains("JsonError") {
            errors.push(item);
        }
    }
}

/// Up to the first brace, or the first semicolon.
fn item(tokens: &[TokenTree]) -> TokenStream {
    let is_end = |token: &TokenTree| match token {
        TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
        TokenTree::Punct(punct) => punct.as_char() == ';',
        _ => false,
    };
    let end = tokens.iter().position(is_end).map_or(tokens.len(), |end| end + 1);
    tokens[..end].iter().cloned().collect()
}

const STATUSES: &str = r#"404  ·  409  ·  500  ·  CONTENT_TOO_LARGE  ·  MINE  ·  http::StatusCode::OK  ·  <T as Has>::STATUS
::a::B::<C, D>::E  ·  { const { StatusCode::OK } }  ·  201  ·  204  ·  inherit  ·  null  ·  0xC9  ·  CREATED  ·  301
401  ·  405  ·  200  ·  205  ·  206  ·  299  ·  304  ·  599  ·  600  ·  99  ·  CREATD  ·  {}  ·  "201"  ·  -1  ·  2.0
a()  ·  OK.x"#;

const WORDS: &str = r#"code = "a"  ·  title = "é"  ·  detail = "a b"  ·  type = "/a"  ·  instance = "/a#b"  ·  status = 404
headers(ETAG = "\"a\"")  ·  headers(WWW_AUTHENTICATE = _)  ·  type = "a b"  ·  code  ·  code = 1  ·  code = a.b()
headers("x-a" = 1 + 1)  ·  cod = "a"  ·  always_headers()  ·  status = 200"#;

const NAMES: &str = r#"SET_COOKIE  ·  "x-total"  ·  LOCATION  ·  VARY  ·  "X-A"  ·  MINE  ·  header::ETAG  ·  WWW_AUTHENTICATE
<T as Has>::NAME  ·  ALLOW  ·  "location"  ·  "etag"  ·  "retry-after"  ·  LOCATIN  ·  "content-type"  ·  "a b"  ·  ""
":status"  ·  x-total  ·  12  ·  Self::NAME  ·  header::CONTENT_LENGTH  ·  ::http::header::LOCATION"#;

const VALUES: &str = r#""a"  ·  ""  ·  " a"  ·  "a\r\nb: c"  ·  "\"a\""  ·  r"a"  ·  42  ·  0x2A  ·  -1  ·  true  ·  |x| x.id
|_| "a"  ·  |&(a, b)| a  ·  |x: &Item| -> u32 { x.id }  ·  move |x| x  ·  || 1  ·  id  ·  a || b  ·  a < b
x as u64  ·  f::<A, B>(c)  ·  <A as B<C, D>>::e()  ·  Some(a)  ·  [1, 2]  ·  vec!["a"; 3]
if a { b } else { c }  ·  match a { _ => b }  ·  { let a = 1; a }  ·  a = b  ·  return  ·  a?  ·  a..  ·  &mut a
_  ·  _ + 1  ·  !a  ·  concat!("a", "b")  ·  "a" "b"  ·  1 "a" = 2  ·    ·  =  ·  => a  ·  |a, b"#;

const ARMS: &str = "_ => 404  ·  Kind::A => NOT_FOUND  ·  A | B => 500  ·  | A => 500  ·  E { a, .. } if a > 1 => 409
A(1..=2) => inherit  ·  => 404  ·  A  ·  A =>  ·  A => 200  ·  a @ A if let Some(b) = c => 401  ·  _ => { X }
A => 404 B => 404  ·  e => e.status()  ·  A(s) => *s  ·  A(s) => s  ·  _ => (404, code = \"a\")  ·  _ => (404 code)
A(n) => (503, code = n, headers(RETRY_AFTER = *n))  ·  _ => (404)  ·  _ => ()  ·  A(n) => { n }  ·  _ => a() B => c()";

const FLAGS: &str = "  ·  = true  ·  = false  ·  = 1  ·  (true)  ·  = true false  ·  == true  ·  => true";

const TEXTS: &str = r#""application/json"  ·  "application/a+json; v=1"  ·  "https://a/b"  ·  "text/html"  ·  ""  ·  "a/b; c"
"a b"  ·  1  ·  a  ·  "a" b  ·  "é"  ·  "#;

const PATHS: &str = r#"::json_view  ·  crate  ·  a::b  ·  self::json_view  ·  A<B>  ·  <A as B>::C  ·  A::<B>  ·  "a"  ·  
fn(A) -> B"#;

const CLOSURES: &str = "|e| e.a()  ·  |_| \"a\"  ·  move |e: &Self| -> u16 { e.0 }  ·  |e| match e { Self::A => a, _ => b }  ·  \
     || 1  ·  |e|  ·  |e, f| e  ·  |e| a::<B, C>(e)";

const LEVELS: &str = "warn  ·  error  ·  Warn  ·  warning  ·  \"warn\"  ·  1  ·  ";

const FRAMEWORKS: &str = "axum  ·  actix_web  ·  rocket  ·  poem  ·  salvo  ·  salvo_oapi  ·  warp  ·  lambda  ·  actix-web  ·  axmu  ·  \
     hyper  ·  r#axum  ·  \"axum\"  ·  axum = 1  ·  a-  ·  ";

const SEPARATORS: &[&str] = &[", ", ", ", ", ", ", ", ", ", ", ", ", ", ", ", " ", ",, ", "; "];

fn list(random: &mut Random, mut element: impl FnMut(&mut Random) -> String) -> String {
    let mut text = String::new();
    let most = 3 + random.below(3);
    for at in 0..random.below(most) {
        if at > 0 {
            text += random.rather(SEPARATORS);
        }
        text += &element(random);
    }
    text + random.rather(&["", "", ","])
}

fn headers(random: &mut Random) -> String {
    list(random, |random| format!("{} = {}", random.one_of(NAMES), random.one_of(VALUES)))
}

fn argument_of_a_view(random: &mut Random) -> String {
    match random.below(13) {
        9 => format!("none({})", list(random, |random| random.one_of(WORDS).to_owned())),
        10 => format!("..{}", random.one_of(PATHS)),
        11 => format!("error_format = {}", random.one_of(PATHS)),
        0 => format!("always_headers({})", headers(random)),
        1 => format!("content_type = {}", random.one_of(TEXTS)),
        2 => format!("none = {}", random.one_of(STATUSES)),
        3 => format!("errors({})", list(random, |random| random.one_of(ARMS).to_owned())),
        4 => format!("{} {}", random.rather(&["safe", "pretty"]), random.one_of(FLAGS)),
        5 => format!("encoder = {}", random.one_of(PATHS)),
        _ => argument_of_both(random, argument_of_an_error),
    }
}

fn argument_of_an_error(random: &mut Random) -> String {
    match random.below(10) {
        0 => format!("{} = {}", random.rather(&["code", "title", "type", "instance"]), random.one_of(TEXTS)),
        1 => {
            format!("{} = {}", random.rather(&["code", "title", "type", "instance", "status"]), random.one_of(CLOSURES))
        }
        2 => format!("expose {}", random.one_of(FLAGS)),
        3 => "transparent".to_owned(),
        4 => format!("format = {}", random.one_of(PATHS)),
        5 => format!("level = {}", random.one_of(LEVELS)),
        6 => format!("frameworks({})", list(random, |random| random.one_of(FRAMEWORKS).to_owned())),
        _ => argument_of_both(random, argument_of_a_view),
    }
}

fn argument_of_both(random: &mut Random, misplaced: impl Fn(&mut Random) -> String) -> String {
    match random.below(24) {
        0..=9 => format!("status = {}", random.one_of(STATUSES)),
        10..=17 => format!("headers({})", headers(random)),
        18 => format!("problem {}", random.one_of(FLAGS)),
        19 => format!("crate = {}", random.one_of(PATHS)),
        20 => format!(
            "{} = {}",
            random.rather(&["statu", "header", "r#status", "indent", "content-type"]),
            random.one_of(VALUES)
        ),
        21 => format!("{} {}", random.rather(&["status", "headers", "none", "errors", "code"]), random.one_of(VALUES)),
        _ => misplaced(random),
    }
}

const TYPES: &str = "Item  ·  ()  ·  Result<Item, E>  ·  Option<&'a str>  ·  impl Serialize
Result<impl Serialize + use<'a, T>, E>  ·  (impl A, impl B)  ·  [impl Copy; 3]  ·  Box<dyn Fn(u8) -> u8 + Send>
<T as Tr>::Out  ·  &'a mut [T]  ·  !  ·  impl Fn() -> impl A  ·  T  ·  [u8; { 1 + 1 }]
Pin<Box<dyn Future<Output = u8> + Send + 'a>>  ·  a::b::C<{ 1 }>  ·  for<'b> fn(&'b u8) -> &'b u8  ·  _
impl ?Sized + A  ·  ";

fn function(random: &mut Random) -> String {
    let attributes =
        random.rather(&["", "#[inline]", "/// Docs.\n", "#[json_view]", "#[cfg(a)] #[b(c = \"d\")]", "#![a]", "#"]);
    let visibility = random.rather(&["", "pub", "pub(crate)", "pub(in a::b)", "crate"]);
    let qualifiers = random.one_of(
        r#"  ·  async  ·  unsafe  ·  async unsafe  ·  default async  ·  const  ·  extern "C"
const unsafe extern"#,
    );
    let name = random.rather(&["list", "r#type", "é", "_", "fn"]);
    let generics =
        random.rather(&["", "<T>", "<'a, T: Tr<'a> + ?Sized = u8, const N: usize = { 1 }>", "<>", "<#[a] T>", "<T"]);
    let arguments = random.one_of(
        "()  ·  (self)  ·  (&mut self, a: u8)  ·  (self: Box<Self>)  ·  \
             (#[a] (a, b): (u8, u8), mut c: &'a T,)  ·  (...)  ·  (a: impl Fn(u8) -> u8)  ·  (_: ...)  ·    ·  \
             (a)",
    );
    let arrow = if random.one_in(4) { String::new() } else { format!("-> {}", random.one_of(TYPES)) };
    let clause = random.rather(&["", "", "where T: A", "where T: A<{ 1 }>, for<'b> &'b T: B,", "where"]);
    let body = random.one_of(
        "{}  ·  { a }  ·  { #![allow(b)] #![c] a }  ·  { return a?; }  ·  { async { a.await } }  ·  ;  ·    ·  \
             { #! a }  ·  { a } b",
    );
    format!("{attributes} {visibility} {qualifiers} fn {name} {generics} {arguments} {arrow} {clause} {body}")
}

/// Arguments and a type that are right in most of their parts.
pub(super) fn defaults(random: &mut Random) -> Sample {
    let attribute = list(random, argument_of_a_view);
    let item = random.one_of(
        "struct A;  ·  pub struct A;  ·  #[b] pub(crate) struct r#A;  ·  struct A {}  ·  struct A<T>;  ·  enum A {}  ·  \
         fn a() {}  ·  struct A  ·  ",
    );
    Sample { attribute: parsed(&attribute), item: parsed(item) }
}

/// An attribute and a function that are right in most of their parts.
pub(super) fn view(random: &mut Random) -> Sample {
    let attribute = list(random, argument_of_a_view);
    let item = match random.below(12) {
        0 if random.one_in(2) => error_text(random),
        1 => random
            .one_of(
                "impl A { fn a() {} }  ·  mod a { fn a() {} }  ·  trait A { fn a(); }  ·  use a::b;  ·  let a = 1;  ·  \
             fn  ·  a!()",
            )
            .to_owned(),
        _ => function(random),
    };
    Sample { attribute: parsed(&attribute), item: parsed(&item) }
}

fn attribute(random: &mut Random) -> String {
    match random.below(12) {
        0 => "#[json_error]".to_owned(),
        1 => "#[json_error = 1]".to_owned(),
        2 => "#[error(\"a\")]".to_owned(),
        3 | 4 => String::new(),
        _ => format!("#[json_error({})]", list(random, argument_of_an_error)),
    }
}

fn fields(random: &mut Random) -> String {
    let field = |random: &mut Random| {
        let extension = random.one_of(
            r#"#[json_error(extension)]  ·  #[json_error(extension = "a")]  ·  #[json_error(extension = "")]
#[json_error(extension = "status")]  ·  #[json_error(status = 404)]  ·  #[from]"#,
        );
        (extension, random.one_of(TYPES))
    };
    match random.below(3) {
        0 => String::new(),
        1 => format!(
            "({})",
            list(random, |random| {
                let (extension, ty) = field(random);
                format!("{extension} {ty}")
            })
        ),
        _ => format!(
            "{{ {} }}",
            list(random, |random| {
                let (extension, ty) = field(random);
                format!("{extension} {}: {ty}", random.rather(&["a", "b", "r#type", "status", "_"]))
            })
        ),
    }
}

fn error_text(random: &mut Random) -> String {
    let generics = random.rather(&["", "", "<T>", "<'a, T: Tr = u8, const N: usize = 3>", "<T"]);
    let clause = random.rather(&["", "", "where T: A"]);
    let attribute_of_all = attribute(random);
    match random.below(6) {
        0 => {
            format!(
                "{attribute_of_all} pub struct A {generics} {clause} {}",
                fields(random) + random.rather(&["", ";"])
            )
        }
        1 => format!("{attribute_of_all} union A {generics} {clause} {{ a: u8 }}"),
        _ => {
            let variants = list(random, |random| {
                let value = random.rather(&["", "", "", "= 1"]);
                format!("{} {} {} {value}", attribute(random), random.rather(&["A", "B", "r#C"]), fields(random))
            });
            format!("{attribute_of_all} enum A {generics} {clause} {{ {variants} }}")
        }
    }
}

/// A type that is right in most of its parts.
pub(super) fn error(random: &mut Random) -> TokenStream {
    parsed(&error_text(random))
}

/// Nothing, where a text is not even tokens.
fn parsed(text: &str) -> TokenStream {
    text.parse().unwrap_or_default()
}
