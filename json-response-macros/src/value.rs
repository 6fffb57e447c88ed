//! The values that more than one argument takes: a status, and a list of headers.

use crate::errors::Errors;
use crate::http_rules as rules;
use crate::suggest::nearest;
use proc_macro2::{Delimiter, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote, quote_spanned};
use syn::ext::IdentExt;
use syn::parse::{ParseStream, Parser};
use syn::spanned::Spanned;
use syn::{Ident, LitBool, LitInt, LitStr, Path, Token, token};

/// A declared status.
#[derive(Clone)]
pub(crate) struct Status {
    pub(crate) kind: StatusKind,
    /// What the user wrote, to be underlined.
    pub(crate) tokens: TokenStream,
}

#[derive(Clone)]
pub(crate) enum StatusKind {
    /// A number, or the name of a constant.
    Code(u16),
    /// An expression that the compiler evaluates.
    Const(TokenStream),
}

impl Status {
    pub(crate) fn code(&self) -> Option<u16> {
        match self.kind {
            StatusKind::Code(code) => Some(code),
            StatusKind::Const(_) => None,
        }
    }

    /// Takes a status: a number, a name, a path or a block.
    pub(crate) fn parse(key: &str, input: ParseStream) -> syn::Result<Self> {
        let takes = || {
            let (null, example) = match key {
                "none" => ("`null`, ", "`404`, a name such as `NOT_FOUND`"),
                "errors" => ("`inherit`, ", "`404`, a name such as `NOT_FOUND`"),
                _ => ("", "`201`, a name such as `CREATED`"),
            };
            format!("`{key}` takes {null}a number such as {example}, a path, or a block `{{ … }}`")
        };
        if input.peek(LitInt) {
            let literal: LitInt = input.parse()?;
            let checked = match literal.base10_parse() {
                Ok(code) => rules::check_status(code),
                // More digits than a number has; the rule is the same, and so is its sentence.
                Err(_) => rules::check_status(u64::MAX)
                    .map_err(|sentence| sentence.replace(&u64::MAX.to_string(), literal.base10_digits())),
            };
            let code = checked.map_err(|sentence| syn::Error::new(literal.span(), sentence))?;
            return Ok(Self { kind: StatusKind::Code(code), tokens: literal.into_token_stream() });
        }
        if input.peek(token::Brace) {
            let block: TokenTree = input.parse()?;
            let tokens = block.to_token_stream();
            // Braces of ours, of which no lint says that they are not needed.
            let kind = match block {
                TokenTree::Group(group) => {
                    let statements = group.stream();
                    StatusKind::Const(quote!({ #statements }))
                }
                other => StatusKind::Const(other.to_token_stream()),
            };
            return Ok(Self { kind, tokens });
        }
        if !(input.peek(Ident::peek_any) || input.peek(Token![::]) || input.peek(Token![<])) {
            return Err(input.error(takes()));
        }
        let path = whole_path(input)?;
        if input.peek(token::Paren) || input.peek(Token![.]) {
            let sentence =
                format!("`{key}` takes a constant; put a call that the compiler can evaluate into a block, `{{ … }}`");
            return Err(syn::Error::new_spanned(&path, sentence));
        }
        let Some(name) = as_ident(&path) else {
            let kind = StatusKind::Const(path.clone());
            return Ok(Self { kind, tokens: path });
        };
        let text = name.to_string();
        let names = || rules::STATUSES.iter().map(|(known, _)| *known);
        if let Some(code) = rules::status_named(&text) {
            let code = rules::check_status(code.into()).map_err(|sentence| syn::Error::new(name.span(), sentence))?;
            let kind = StatusKind::Code(code);
            return Ok(Self { kind, tokens: path });
        }
        match nearest(&text, names()) {
            Some(known) => {
                Err(syn::Error::new(name.span(), format!("unknown status `{text}`; did you mean `{known}`?")))
            }
            None => Ok(Self { kind: StatusKind::Const(path.clone()), tokens: path }),
        }
    }

    /// The expression of type `StatusCode`.
    pub(crate) fn expand(&self, private: &TokenStream) -> TokenStream {
        self.checked_by(private, "status")
    }

    /// As [`Self::expand`], of an error.
    pub(crate) fn expand_error(&self, private: &TokenStream) -> TokenStream {
        self.checked_by(private, "error_status")
    }

    /// As [`Self::expand`], of what `None` becomes.
    pub(crate) fn expand_none(&self, private: &TokenStream) -> TokenStream {
        self.checked_by(private, "none_status")
    }

    fn checked_by(&self, private: &TokenStream, check: &str) -> TokenStream {
        match &self.kind {
            StatusKind::Code(code) => match rules::STATUSES.iter().find(|(_, known)| known == code) {
                Some((name, _)) => {
                    let name = Ident::new(name, self.tokens.span());
                    quote!(#private::StatusCode::#name)
                }
                None => quote!(const { #private::status_code(#code) }),
            },
            StatusKind::Const(tokens) => {
                // The compiler underlines the call whose evaluation failed: from its first token to its last, it is the
                // user's text. An item and no `const { … }`, since `cargo check` evaluates nothing else in a function.
                let end = |token: Option<TokenTree>| {
                    token.map_or_else(Span::mixed_site, |token| token.span().resolved_at(Span::mixed_site()))
                };
                let first_token = self.tokens.clone().into_iter().next();
                let (first, last) = (end(first_token.clone()), end(self.tokens.clone().into_iter().last()));
                let mut path = quote_spanned!(first=> #private::);
                path = path
                    .into_iter()
                    .map(|mut token| {
                        token.set_span(first);
                        token
                    })
                    .collect();
                let check = Ident::new(check, first);
                let given = quote_spanned!(last=> (#tokens));
                // An item cannot see `Self`; an inline constant can, but it is not evaluated by `cargo check`.
                if matches!(&first_token, Some(TokenTree::Ident(ident)) if ident == "Self") {
                    return quote!(const { #path #check #given });
                }
                quote!({ const __STATUS: #private::StatusCode = #path #check #given; __STATUS })
            }
        }
    }
}

/// One `NAME = VALUE`.
pub(crate) struct Header {
    pub(crate) name: HeaderName,
    pub(crate) value: HeaderValue,
}

pub(crate) struct HeaderName {
    pub(crate) kind: NameKind,
    pub(crate) tokens: TokenStream,
}

pub(crate) enum NameKind {
    /// In lower case.
    Known(String),
    /// A constant of type `HeaderName`.
    Path(TokenStream),
}

pub(crate) enum HeaderValue {
    Literal(String),
    Closure(TokenStream),
    Expr(TokenStream),
}

impl HeaderName {
    /// The name as text, where it is known.
    pub(crate) fn known(&self) -> Option<&str> {
        match &self.kind {
            NameKind::Known(name) => Some(name),
            NameKind::Path(_) => None,
        }
    }

    fn parse(input: ParseStream) -> syn::Result<Self> {
        if input.peek(LitStr) {
            let literal: LitStr = input.parse()?;
            let at = |sentence| syn::Error::new(literal.span(), sentence);
            let name = rules::check_header_name(&literal.value()).map_err(at)?;
            rules::check_server_header(&name).map_err(at)?;
            let tokens = literal.to_token_stream();
            let kind = NameKind::Known(name);
            return Ok(Self { kind, tokens });
        }
        if !(input.peek(Ident::peek_any) || input.peek(Token![::]) || input.peek(Token![<])) {
            return Err(input.error(
                "a header name is a string such as `\"x-total\"`, a constant of `http::header` such as `LOCATION`, or a path",
            ));
        }
        let path = whole_path(input)?;
        if input.peek(Token![-]) {
            let mut dashed = path;
            while !input.is_empty() && !input.peek(Token![=]) && !input.peek(Token![,]) {
                input.parse::<TokenTree>()?.to_tokens(&mut dashed);
            }
            let text: String = dashed.to_string().split_whitespace().collect();
            let sentence = format!("header name `{text}` has a dash; write it as a string, `\"{text}\"`");
            return Err(syn::Error::new_spanned(dashed, sentence));
        }
        let Some(name) = as_ident(&path) else {
            let kind = NameKind::Path(path.clone());
            return Ok(Self { kind, tokens: path });
        };
        let at = |sentence| syn::Error::new(name.span(), sentence);
        let text = name.to_string();
        if let Some(known) = rules::header_named(&text) {
            rules::check_server_header(known).map_err(at)?;
            let kind = NameKind::Known(known.to_owned());
            return Ok(Self { kind, tokens: path });
        }
        match nearest(&text, rules::HEADER_NAMES.iter().map(|(known, _)| *known)) {
            Some(known) => Err(at(format!("unknown header `{text}`; did you mean `{known}`?"))),
            None => {
                let kind = NameKind::Path(path.clone());
                Ok(Self { kind, tokens: path })
            }
        }
    }

    /// The expression of type `HeaderName`.
    pub(crate) fn expand(&self, private: &TokenStream) -> TokenStream {
        match &self.kind {
            NameKind::Path(path) => path.clone(),
            NameKind::Known(name) => match rules::HEADER_NAMES.iter().find(|(_, known)| known == name) {
                Some((constant, _)) => {
                    let constant = Ident::new(constant, self.tokens.span());
                    quote!(#private::header::#constant)
                }
                None => quote!(const { #private::HeaderName::from_static(#name) }),
            },
        }
    }
}

impl Header {
    fn parse(input: ParseStream) -> syn::Result<Self> {
        let name = HeaderName::parse(input)?;
        if !input.peek(Token![=]) {
            return Err(syn::Error::new_spanned(
                &name.tokens,
                format!("a header is written `NAME = VALUE`; what is the value of `{}`?", name.tokens),
            ));
        }
        input.parse::<Token![=]>()?;
        let value = HeaderValue::parse(&name, input)?;
        Ok(Self { name, value })
    }

    /// Reads what stands in the parenthesis of `headers(…)`.
    pub(crate) fn parse_list(tokens: TokenStream, errors: &mut Errors) -> Vec<Self> {
        let mut headers = Vec::new();
        let read = |input: ParseStream| {
            while !input.is_empty() {
                match Self::parse(input) {
                    Ok(header) => headers.push(header),
                    Err(error) => {
                        errors.push(error);
                        expression(input);
                    }
                }
                if !input.is_empty() && !input.peek(Token![,]) {
                    errors.push(input.error("expected `,` between two headers"));
                    // A header may follow where the comma is missing.
                    if !input.peek(LitStr) {
                        expression(input);
                    }
                }
                let _: Option<Token![,]> = input.parse()?;
            }
            Ok(())
        };
        if let Err(error) = read.parse2(tokens) {
            errors.push(error);
        }
        headers
    }
}

impl HeaderValue {
    fn parse(name: &HeaderName, input: ParseStream) -> syn::Result<Self> {
        let at_end = |ahead: ParseStream| ahead.is_empty() || ahead.peek(Token![,]);
        let ahead = input.fork();
        if let Ok(literal) = ahead.parse::<LitStr>() {
            if at_end(&ahead) || ahead.peek(LitStr) {
                input.parse::<LitStr>()?;
                let at = |sentence| syn::Error::new(literal.span(), sentence);
                rules::check_header_value(&literal.value()).map_err(at)?;
                return Self::literal(name, literal.value(), literal.span());
            }
        }
        let ahead = input.fork();
        if let Ok(literal) = ahead.parse::<LitInt>() {
            if at_end(&ahead) || ahead.peek(LitStr) {
                input.parse::<LitInt>()?;
                return Self::literal(name, literal.base10_digits().to_owned(), literal.span());
            }
        }
        let ahead = input.fork();
        if let Ok(literal) = ahead.parse::<LitBool>() {
            if at_end(&ahead) {
                input.parse::<LitBool>()?;
                return Self::literal(name, literal.value.to_string(), literal.span());
            }
        }
        let is_closure = input.peek(Token![|]) || input.peek(Token![||]) || input.peek(Token![move]);
        let tokens = expression(input);
        if tokens.is_empty() {
            return Err(syn::Error::new_spanned(
                &name.tokens,
                format!("a header is written `NAME = VALUE`; what is the value of `{}`?", name.tokens),
            ));
        }
        Ok(if is_closure { Self::Closure(tokens) } else { Self::Expr(tokens) })
    }

    fn literal(name: &HeaderName, value: String, span: Span) -> syn::Result<Self> {
        if let Some(name) = name.known() {
            rules::check_typed_value(name, &value).map_err(|sentence| syn::Error::new(span, sentence))?;
        }
        Ok(Self::Literal(value))
    }
}

/// Reports the names that stand twice in one list and may not.
pub(crate) fn check_duplicates(headers: &[Header], errors: &mut Errors) {
    let key = |header: &Header| match &header.name.kind {
        NameKind::Known(name) => name.clone(),
        NameKind::Path(path) => path.to_string(),
    };
    for (at, header) in headers.iter().enumerate() {
        let name = key(header);
        if !rules::may_repeat(&name) && headers[..at].iter().any(|earlier| key(earlier) == name) {
            errors.at(
                &header.name.tokens,
                format!(
                    "duplicate header `{name}`; a response has one line of it: remove one of the two (RFC 9110 §5.3)"
                ),
            );
        }
    }
}

/// An error that answers with a success would be taken for one.
pub(crate) fn check_error_status(status: &Status, errors: &mut Errors) {
    if let Some(code) = status.code().filter(|code| *code < 400) {
        errors
            .at(&status.tokens, format!("status `{code}` is no error; declare one of 400–599 (RFC 9110 §15.5, §15.6)"));
    }
}

/// Reports a status whose response must carry a header that is not declared.
pub(crate) fn check_required<'a, H>(status: &Status, declared: impl Fn() -> H, list: &str, errors: &mut Errors)
where
    H: Iterator<Item = &'a Header>,
{
    let Some((name, section)) = status.code().and_then(rules::required_header) else {
        return;
    };
    // A constant of the user's own may be the one.
    if !declared().any(|header| header.name.known().is_none_or(|known| known == name)) {
        let code = status.code().unwrap_or_default();
        let constant = rules::HEADER_NAMES.iter().find(|(_, known)| *known == name);
        let constant = constant.map_or("", |(constant, _)| constant);
        errors.at(
            &status.tokens,
            format!("status `{code}` needs the header `{name}` ({section}); add `{list}({constant} = …)`"),
        );
    }
}

/// Takes the tokens of an expression, up to the next comma that is not part of it: one between the bars of a closure's
/// parameters or in the generics of a path. What they mean is the compiler's to say.
pub(crate) fn expression(input: ParseStream) -> TokenStream {
    let mut tokens = TokenStream::new();
    let mut angles = 0_usize;
    let mut in_bars = false;
    let mut may_open = true;
    let mut ends_operand = false;
    while !input.is_empty() && (angles > 0 || in_bars || !input.peek(Token![,])) {
        let starts = tokens.is_empty() || (may_open && tokens.to_string() == "move");
        let after_colons = input.peek(Token![::]) && input.peek3(Token![<]);
        if input.peek(Token![<]) && (starts || angles > 0 || in_bars) {
            angles += 1;
        } else if angles > 0 && input.peek(Token![->]) {
            if let Ok(arrow) = input.parse::<Token![->]>() {
                arrow.to_tokens(&mut tokens);
            }
            continue;
        } else if input.peek(Token![>]) {
            angles = angles.saturating_sub(1);
        } else if input.peek(Token![|]) && !input.peek(Token![||]) && (starts || in_bars) {
            in_bars = !in_bars;
        }
        if after_colons {
            if let Ok(colons) = input.parse::<Token![::]>() {
                colons.to_tokens(&mut tokens);
            }
            angles += 1;
        }
        may_open = starts;
        // Behind an operand, text starts the next header: a comma is missing.
        if ends_operand && input.peek(LitStr) {
            break;
        }
        match input.parse::<TokenTree>() {
            Ok(token) => {
                ends_operand = match &token {
                    TokenTree::Literal(_) => true,
                    TokenTree::Group(group) => group.delimiter() == Delimiter::Parenthesis,
                    TokenTree::Ident(ident) => {
                        !["as", "else", "if", "in", "match", "move", "return"].iter().any(|word| ident == word)
                    }
                    TokenTree::Punct(_) => false,
                };
                token.to_tokens(&mut tokens);
            }
            Err(_) => break,
        }
    }
    tokens
}

/// A path that is one plain identifier.
fn as_ident(path: &TokenStream) -> Option<Ident> {
    let mut tokens = path.clone().into_iter();
    match (tokens.next(), tokens.next()) {
        (Some(TokenTree::Ident(ident)), None) => Some(ident),
        _ => None,
    }
}

/// A path with generics or a qualified self, as tokens.
fn whole_path(input: ParseStream) -> syn::Result<TokenStream> {
    if input.peek(Token![<]) {
        let path: syn::TypePath = input.parse()?;
        return Ok(path.into_token_stream());
    }
    let path: Path = input.parse()?;
    if path.segments.is_empty() {
        return Err(syn::Error::new(path.span(), "expected a path"));
    }
    Ok(path.into_token_stream())
}
