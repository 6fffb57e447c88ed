//! The function that the attribute stands on. Only its signature is looked at; the body stays what it is, even where it
//! does not parse yet.

use crate::value::mentions;
use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
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
    /// The parenthesis of the arguments.
    pub(crate) arguments: TokenTree,
    /// The type behind `->`, if there is one.
    pub(crate) output: Option<TokenStream>,
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

    /// Whether the body may be left before its end: by a `return`, a `?`, or a macro, which may hold one.
    pub(crate) fn may_return(&self) -> bool {
        may_return(self.body.stream())
    }

    /// The lint that would blame the function for what its host asks of it, where the body stands as it is: to be async, or
    /// to take its arguments by value.
    pub(crate) fn hosts_lint(&self) -> Option<&'static str> {
        let has_arguments = matches!(&self.arguments, TokenTree::Group(group) if !group.stream().is_empty());
        if self.is_async() {
            (!mentions(&self.body.stream(), "await")).then_some("unused_async")
        } else {
            (has_arguments && !self.may_return()).then_some("needless_pass_by_value")
        }
    }

    /// Whether the return type names a type parameter of the function, which stands for any type at all.
    pub(crate) fn returns_parameter(&self) -> bool {
        let output = self.output.clone().unwrap_or_default();
        self.generics.type_params().any(|parameter| mentions(&output, &parameter.ident.to_string()))
    }

    /// The return type as an expression may name it: each `impl Trait` is left to the compiler.
    pub(crate) fn nameable_output(&self) -> Option<TokenStream> {
        let output = self.output.clone()?;
        Some(without_impl(output))
    }

    /// The plain traits of each `impl Trait` in the return type, which `nameable_output` leaves out.
    pub(crate) fn output_bounds(&self) -> Vec<TokenStream> {
        let mut bounds = Vec::new();
        collect_bounds(self.output.clone().unwrap_or_default(), &mut bounds);
        bounds
    }

    /// Where a check of the returned value points: one token, since spans join only where the compiler is a nightly; the
    /// name of the type, behind its `&` and its modules.
    pub(crate) fn output_span(&self) -> Span {
        let tokens: Vec<TokenTree> = self.output.clone().unwrap_or_default().into_iter().collect();
        let is = |at: usize, wanted: char| matches!(tokens.get(at), Some(TokenTree::Punct(punct)) if punct.as_char() == wanted);
        let names_it = |at: usize| match &tokens[at] {
            TokenTree::Ident(ident) => {
                let is_lifetime = at > 0 && is(at - 1, '\'');
                let is_module = is(at + 1, ':') && is(at + 2, ':');
                !is_lifetime && !is_module && ident != "mut"
            }
            TokenTree::Group(_) => true,
            _ => false,
        };
        let name = (0..tokens.len()).find(|at| names_it(*at));
        name.or((!tokens.is_empty()).then_some(0)).map_or_else(|| self.name.span(), |at| tokens[at].span())
    }
}

/// Macros of std and `serde_json` that expand to an expression, without a `return` in it.
const EXPRESSIONS: [&str; 4] = ["format", "json", "matches", "vec"];

fn may_return(tokens: TokenStream) -> bool {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let is_macro = |at: usize| {
        let name = at.checked_sub(1).and_then(|before| tokens.get(before));
        let is_known = matches!(name, Some(TokenTree::Ident(name)) if EXPRESSIONS.iter().any(|known| name == known));
        // `a != b` has no group there, and `if !(a)` is taken for one, which does no harm.
        matches!(name, Some(TokenTree::Ident(_)))
            && !is_known
            && matches!(tokens.get(at + 1), Some(TokenTree::Group(_)))
    };
    tokens.iter().enumerate().any(|(at, token)| match token {
        TokenTree::Ident(ident) => ident == "return",
        TokenTree::Punct(punct) => punct.as_char() == '?' || (punct.as_char() == '!' && is_macro(at)),
        TokenTree::Group(group) => may_return(group.stream()),
        TokenTree::Literal(_) => false,
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
        check_future(&name, output)?;
    }
    Ok(Function {
        attributes,
        body_attributes,
        visibility,
        qualifiers,
        fn_token,
        name,
        generics,
        arguments,
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
        attributes.extend([token]);
        attributes.extend(tokens.nth(1));
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
fn output(input: ParseStream) -> syn::Result<Option<TokenStream>> {
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
    Ok(Some(tokens))
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

/// Collects the bounds that are paths without generics: they name nothing that is known in the function alone.
fn collect_bounds(tokens: TokenStream, bounds: &mut Vec<TokenStream>) {
    let mut bound = None;
    for token in tokens {
        let is_plain = match &token {
            TokenTree::Ident(ident) if ident == "impl" => {
                bound = Some(TokenStream::new());
                continue;
            }
            TokenTree::Ident(ident) => ident != "use" && ident != "for",
            TokenTree::Punct(punct) => punct.as_char() == ':',
            _ => false,
        };
        match (&token, &mut bound) {
            (_, Some(path)) if is_plain => path.extend([token]),
            (TokenTree::Punct(punct), Some(path)) if matches!(punct.as_char(), '+' | ',' | ';' | '>') => {
                bounds.push(std::mem::take(path));
                if punct.as_char() != '+' {
                    bound = None;
                }
            }
            (TokenTree::Group(group), _) => collect_bounds(group.stream(), bounds),
            (_, Some(_)) => bound = None,
            _ => {}
        }
    }
    bounds.extend(bound);
    bounds.retain(|path| !path.is_empty());
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
                            '>' | ',' | ';' if angles == 0 => break,
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
