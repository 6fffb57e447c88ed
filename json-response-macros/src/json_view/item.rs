//! The function that the attribute stands on. Only its signature is looked at; the body stays what it is, even where it
//! does not parse yet.

use super::arguments::Arguments;
use crate::syntax::Output;
use proc_macro2::{Delimiter, Group, Ident, Punct, Spacing, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::parse::{ParseStream, Parser};
use syn::{Attribute, Generics, Token, Visibility, token};

pub(crate) struct Function {
    pub(crate) attributes: Vec<Attribute>,
    /// Those that its body began with, `#![…]`, written as `#[…]`.
    pub(crate) body_attributes: TokenStream,
    pub(crate) visibility: Visibility,
    /// `default`, `async`, `unsafe`, in the order they stand.
    pub(crate) qualifiers: Vec<Ident>,
    pub(crate) fn_token: Token![fn],
    pub(crate) name: Ident,
    pub(crate) generics: Generics,
    pub(crate) arguments: Arguments,
    pub(crate) output: Option<Output>,
    pub(crate) where_clause: TokenStream,
    /// The braces, and whatever is in them.
    pub(crate) body: Group,
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
        let names = |output: &Output| {
            self.generics.type_params().any(|parameter| output.mentions(&parameter.ident.to_string()))
        };
        self.output.as_ref().is_some_and(names)
    }

    /// Where a check of the returned value points.
    pub(crate) fn output_span(&self) -> Span {
        self.output.as_ref().and_then(Output::span).unwrap_or_else(|| self.name.span())
    }

    /// Where a return type would stand.
    pub(crate) fn end_of_arguments(&self) -> Span {
        match &self.arguments.signature {
            TokenTree::Group(group) => group.span_close(),
            other => other.span(),
        }
    }
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
        let ident = input.call(Ident::parse_any).map_err(|_| no_function("", input.span()))?;
        match ident.to_string().as_str() {
            "const" if input.peek(Token![fn]) || input.peek(Token![async]) || input.peek(Token![unsafe]) => {
                return Err(syn::Error::new(
                    ident.span(),
                    "a `const fn` cannot be a view: a response is made at run time; remove `const`",
                ));
            }
            "async" | "unsafe" | "default" => qualifiers.push(ident),
            other => return Err(no_function(other, ident.span())),
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
        let token = input.parse()?;
        // A brace inside the clause is behind something, a const argument; the body is the last token.
        match as_block(&token).filter(|_| input.is_empty()) {
            Some(block) => break block,
            None => token.to_tokens(&mut where_clause),
        }
    };
    let mut body_attributes = TokenStream::new();
    let body = lift_attributes(body, &mut body_attributes);
    if let Some(output) = &output {
        check_future(&name, &output.tokens)?;
    }
    Ok(Function {
        attributes,
        body_attributes,
        visibility,
        qualifiers,
        fn_token,
        name,
        generics,
        arguments: Arguments::new(arguments),
        output,
        where_clause,
        body,
    })
}

/// A token in braces, also one that a macro has passed on as `$body:block`.
fn as_block(token: &TokenTree) -> Option<Group> {
    match token {
        TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => Some(group.clone()),
        TokenTree::Group(group) if group.delimiter() == Delimiter::None => {
            let mut inner = group.stream().into_iter();
            let block = as_block(&inner.next()?)?;
            inner.next().is_none().then_some(block)
        }
        _ => None,
    }
}

/// Makes the `#![…]` that a body begins with `#[…]` of the function, since what the body becomes cannot have any.
fn lift_attributes(body: Group, attributes: &mut TokenStream) -> Group {
    let mut tokens = body.stream().into_iter().peekable();
    let mut rest = TokenStream::new();
    while let Some(token) = tokens.next() {
        let is_inner = matches!(&token, TokenTree::Punct(punct) if punct.as_char() == '#')
            && matches!(tokens.peek(), Some(TokenTree::Punct(punct)) if punct.as_char() == '!');
        if !is_inner {
            rest.extend([token]);
            rest.extend(tokens);
            break;
        }
        // A lint has nothing against one in the body.
        let own = tokens.nth(1).into_iter().map(|token| match token {
            TokenTree::Group(group) => {
                let mut inner = Group::new(group.delimiter(), group.stream());
                inner.set_span(Span::mixed_site().located_at(group.span()));
                TokenTree::Group(inner)
            }
            other => other,
        });
        attributes.extend([TokenTree::Punct(Punct::new('#', Spacing::Alone))]);
        attributes.extend(own);
    }
    if attributes.is_empty() {
        // The braces keep their two spans. Those of a new group have one, and a body that does not parse is reported twice.
        return body;
    }
    let mut block = Group::new(Delimiter::Brace, rest);
    block.set_span(body.span());
    block
}

fn no_function(keyword: &str, span: Span) -> syn::Error {
    let cure = match keyword {
        "impl" | "trait" => "put it on each method that answers, where its body is",
        "mod" => "put it on each function that answers",
        _ => "put it on the function that answers",
    };
    syn::Error::new(span, format!("`#[json_view]` stands on a function; {cure}"))
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
fn output(input: ParseStream) -> syn::Result<Option<Output>> {
    if !input.peek(Token![->]) {
        return Ok(None);
    }
    let arrow: Token![->] = input.parse()?;
    let mut tokens = TokenStream::new();
    while !input.is_empty() && !input.peek(Token![where]) && !input.peek(Token![;]) {
        let ahead = input.fork();
        let token = ahead.parse::<TokenTree>()?;
        if ahead.is_empty() && as_block(&token).is_some() {
            break;
        }
        input.parse::<TokenTree>()?.to_tokens(&mut tokens);
    }
    if tokens.is_empty() {
        return Err(syn::Error::new_spanned(arrow, "expected a type behind `->`"));
    }
    Ok(Some(Output::new(arrow, tokens)))
}

/// What `#[async_trait]` leaves behind: `Pin<Box<dyn Future<Output = T> + …>>`.
fn check_future(name: &Ident, output: &TokenStream) -> syn::Result<()> {
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
                name.span(),
                "a boxed future, which `#[async_trait]` makes of a method, is no value to send; write a view beside it, and \
                 call that from the method, which the trait declares `-> JsonResponse`",
            ));
        }
    }
    Ok(())
}
