//! The function that the attribute stands on. Only its signature is looked at; the body stays what it is, even where it
//! does not parse yet.

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::parse::{ParseStream, Parser};
use syn::{Attribute, Generics, Token, Visibility, token};

pub(crate) struct Function {
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) visibility: Visibility,
    /// `default`, `async`, `unsafe`, in the order they stand.
    pub(crate) qualifiers: Vec<Ident>,
    pub(crate) fn_token: Token![fn],
    pub(crate) name: Ident,
    pub(crate) generics: Generics,
    /// The parenthesis of the arguments.
    pub(crate) arguments: TokenTree,
    /// The type behind `->`, if there is one.
    pub(crate) output: Option<TokenStream>,
    pub(crate) where_clause: TokenStream,
    pub(crate) body: TokenTree,
}

impl Function {
    pub(crate) fn parse(tokens: TokenStream) -> syn::Result<Self> {
        function.parse2(tokens)
    }

    pub(crate) fn is_async(&self) -> bool {
        self.qualifiers.iter().any(|qualifier| qualifier == "async")
    }

    /// Whether the return type names a type parameter of the function, which stands for any type at all.
    pub(crate) fn returns_parameter(&self) -> bool {
        let names: Vec<_> = self.generics.type_params().map(|parameter| &parameter.ident).collect();
        let output = self.output.iter().flat_map(Clone::clone);
        any(output, &|ident| names.contains(&ident))
    }

    /// The return type as an expression may name it: each `impl Trait` is left to the compiler.
    pub(crate) fn nameable_output(&self) -> Option<TokenStream> {
        let output = self.output.clone()?;
        Some(without_impl(output))
    }

    /// Where a check of the returned value points.
    pub(crate) fn output_span(&self) -> Span {
        let first = self.output.as_ref().and_then(|output| output.clone().into_iter().next());
        first.map_or_else(|| self.name.span(), |token| token.span())
    }
}

fn any(tokens: impl IntoIterator<Item = TokenTree>, is_wanted: &impl Fn(&Ident) -> bool) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Ident(ident) => is_wanted(&ident),
        TokenTree::Group(group) => any(group.stream(), is_wanted),
        _ => false,
    })
}

fn function(input: ParseStream) -> syn::Result<Function> {
    let attributes = input.call(Attribute::parse_outer)?;
    let visibility = input.parse()?;
    let mut qualifiers = Vec::new();
    while !input.peek(Token![fn]) {
        if input.peek(Token![extern]) {
            let found: Token![extern] = input.parse()?;
            return Err(syn::Error::new(
                found.span,
                "an `extern` function cannot be a view: a `JsonResponse` has no C ABI; remove `extern`",
            ));
        }
        let ident = input.call(Ident::parse_any).map_err(|_| no_function(input.span()))?;
        match ident.to_string().as_str() {
            "const" if input.peek(Token![fn]) || input.peek(Token![async]) || input.peek(Token![unsafe]) => {
                return Err(syn::Error::new(
                    ident.span(),
                    "a `const fn` cannot be a view: a response is made at run time; remove `const`",
                ));
            }
            "async" | "unsafe" | "default" => qualifiers.push(ident),
            _ => return Err(no_function(ident.span())),
        }
    }
    let fn_token = input.parse()?;
    let name = input.call(Ident::parse_any)?;
    let mut generics: Generics = input.parse()?;
    if !input.peek(token::Paren) {
        return Err(input.error("expected `(`"));
    }
    let arguments: TokenTree = input.parse()?;
    check_variadic(&arguments)?;
    let output = output(input)?;
    generics.where_clause = None;
    let mut where_clause = TokenStream::new();
    let body = loop {
        if input.is_empty() || input.peek(Token![;]) {
            return Err(syn::Error::new(
                name.span(),
                "a view needs a body; in a trait, declare the method as `-> JsonResponse` and put the attribute on its `impl`",
            ));
        }
        match input.parse()? {
            // A brace inside the clause is behind something, a const argument; the body is the last token.
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace && input.is_empty() => {
                break TokenTree::Group(group);
            }
            token => token.to_tokens(&mut where_clause),
        }
    };
    if let Some(output) = &output {
        check_future(output)?;
    }
    Ok(Function { attributes, visibility, qualifiers, fn_token, name, generics, arguments, output, where_clause, body })
}

fn no_function(span: Span) -> syn::Error {
    syn::Error::new(span, "`#[json_view]` stands on a function: free, associated, or of a trait's `impl`")
}

fn check_variadic(arguments: &TokenTree) -> syn::Result<()> {
    let TokenTree::Group(group) = arguments else {
        return Ok(());
    };
    let read = |input: ParseStream| {
        while !input.is_empty() {
            if input.peek(Token![...]) {
                return Err(input.error("a variadic function cannot be a view; remove `...`"));
            }
            input.parse::<TokenTree>()?;
        }
        Ok(())
    };
    read.parse2(group.stream())
}

/// The return type's tokens: up to `where`, or up to the body, which is the last brace.
fn output(input: ParseStream) -> syn::Result<Option<TokenStream>> {
    if !input.peek(Token![->]) {
        return Ok(None);
    }
    let arrow: Token![->] = input.parse()?;
    let mut tokens = TokenStream::new();
    while !input.is_empty() && !input.peek(Token![where]) && !input.peek(Token![;]) {
        if input.peek(token::Brace) {
            let ahead = input.fork();
            ahead.parse::<TokenTree>()?;
            if ahead.is_empty() {
                break;
            }
        }
        input.parse::<TokenTree>()?.to_tokens(&mut tokens);
    }
    if tokens.is_empty() {
        return Err(syn::Error::new_spanned(arrow, "expected a type behind `->`"));
    }
    Ok(Some(tokens))
}

/// What `#[async_trait]` leaves behind: `Pin<Box<dyn Future<Output = T> + …>>`.
fn check_future(output: &TokenStream) -> syn::Result<()> {
    let words: Vec<Ident> = output
        .clone()
        .into_iter()
        .filter_map(|token| match token {
            TokenTree::Ident(ident) => Some(ident),
            _ => None,
        })
        .collect();
    let at = |name: &str| words.iter().position(|word| word == name);
    if let (Some(pin), Some(boxed), Some(future)) = (at("Pin"), at("Box"), at("Future")) {
        if pin < boxed && boxed < future {
            return Err(syn::Error::new(
                words[pin].span(),
                "the method is rewritten by `#[async_trait]` already; declare it `-> JsonResponse` in the trait, and call a \
                 view from it, or use the language's own `async fn` in traits",
            ));
        }
    }
    Ok(())
}

/// Replaces each `impl Bounds` by `_`, in parentheses and brackets too.
fn without_impl(tokens: TokenStream) -> TokenStream {
    let mut clean = TokenStream::new();
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Ident(ident) if ident == "impl" => {
                let mut angles = 0_usize;
                let mut is_arrow = false;
                while let Some(next) = tokens.peek() {
                    if let TokenTree::Punct(punct) = next {
                        match punct.as_char() {
                            '<' => angles += 1,
                            '>' if is_arrow => {}
                            '>' | ',' if angles == 0 => break,
                            '>' => angles -= 1,
                            _ => {}
                        }
                        is_arrow = matches!(punct.as_char(), '-' | '=');
                    }
                    tokens.next();
                }
                clean.extend([TokenTree::Ident(Ident::new("_", ident.span()))]);
            }
            TokenTree::Group(group) => {
                let mut inner = Group::new(group.delimiter(), without_impl(group.stream()));
                inner.set_span(group.span());
                clean.extend([TokenTree::Group(inner)]);
            }
            other => clean.extend([other]),
        }
    }
    clean
}
