//! Paths and expressions as tokens: what they mean is the compiler's to say.

use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::parse::ParseStream;
use syn::parse::discouraged::Speculative;
use syn::spanned::Spanned;
use syn::{LitStr, Path, Token, Type};

/// Takes the tokens of an expression, up to the next comma that is not part of it: one between the bars of a closure's
/// parameters or in the generics of a path or of a cast's type. What they mean is the compiler's to say.
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
        } else if input.peek(Token![->]) {
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
                let is_cast = matches!(&token, TokenTree::Ident(ident) if ident == "as");
                token.to_tokens(&mut tokens);
                let ahead = input.fork();
                if let Some(ty) = is_cast.then(|| ahead.call(Type::without_plus)).and_then(Result::ok) {
                    input.advance_to(&ahead);
                    ty.to_tokens(&mut tokens);
                    ends_operand = true;
                }
            }
            Err(_) => break,
        }
    }
    tokens
}

/// Whether a closure stands next.
pub(crate) fn is_closure(input: ParseStream) -> bool {
    input.peek(Token![|]) || input.peek(Token![||]) || input.peek(Token![move])
}

/// A path that is one plain identifier.
pub(super) fn as_ident(path: &TokenStream) -> Option<Ident> {
    let mut tokens = path.clone().into_iter();
    match (tokens.next(), tokens.next()) {
        (Some(TokenTree::Ident(ident)), None) => Some(ident),
        _ => None,
    }
}

/// Tokens as a sentence shows them: a string literal may have line feeds.
pub(super) fn one_line(tokens: &TokenStream) -> String {
    tokens.to_string().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a word stands among the tokens.
pub(crate) fn mentions(tokens: &TokenStream, word: &str) -> bool {
    tokens.clone().into_iter().any(|token| match token {
        TokenTree::Ident(ident) => ident == word,
        TokenTree::Group(group) => mentions(&group.stream(), word),
        _ => false,
    })
}

/// A path with generics or a qualified self, as tokens.
pub(super) fn whole_path(input: ParseStream) -> syn::Result<TokenStream> {
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
