//! A return type.

use super::scan::{Row, mentions};
use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{GenericArgument, PathArguments, Token, Type, TypeImplTrait};

/// The type behind `->`.
pub(crate) struct Output {
    pub(crate) arrow: Token![->],
    pub(crate) tokens: TokenStream,
    /// `None`: it does not parse, or not yet.
    ty: Option<Type>,
}

impl Output {
    pub(crate) fn new(arrow: Token![->], tokens: TokenStream) -> Self {
        let ty = syn::parse2(tokens.clone()).ok();
        Self { arrow, tokens, ty }
    }

    pub(crate) fn mentions(&self, word: &str) -> bool {
        mentions(&self.tokens, word)
    }

    /// The type as an expression may name it: each `impl Trait` is left to the compiler.
    pub(crate) fn nameable(&self) -> TokenStream {
        if !self.mentions("impl") {
            return self.tokens.clone();
        }
        match self.ty.clone() {
            Some(mut ty) => {
                infer(&mut ty);
                ty.into_token_stream()
            }
            None => without_impl(self.tokens.clone()),
        }
    }

    /// The type, where it has an `impl Trait`.
    pub(crate) fn opaque(&self) -> Option<&Type> {
        self.ty.as_ref().filter(|_| self.mentions("impl"))
    }

    /// Where a check of the returned value points: one token, since spans join only where the compiler is a nightly; the
    /// name of the type, behind its `&` and its modules.
    pub(crate) fn span(&self) -> Option<Span> {
        let row = Row::of(self.tokens.clone());
        let names_it = |at: usize| match &row.0[at] {
            TokenTree::Ident(ident) => {
                let is_lifetime = at > 0 && row.is(at - 1, '\'');
                !is_lifetime && !row.is_colons(at + 1) && ident != "mut"
            }
            TokenTree::Group(_) => true,
            _ => false,
        };
        let name = (0..row.len()).find(|at| names_it(*at)).unwrap_or(0);
        row.get(name).map(TokenTree::span)
    }
}

/// The types directly in a type, as far as an `impl Trait` may stand there.
pub(crate) fn parts(ty: &mut Type) -> Vec<&mut Type> {
    match ty {
        Type::Array(ty) => vec![&mut ty.elem],
        Type::Slice(ty) => vec![&mut ty.elem],
        Type::Group(ty) => vec![&mut ty.elem],
        Type::Paren(ty) => vec![&mut ty.elem],
        Type::Reference(ty) => vec![&mut ty.elem],
        Type::Tuple(ty) => ty.elems.iter_mut().collect(),
        Type::Path(ty) => {
            let arguments = ty.path.segments.iter_mut().filter_map(|segment| match &mut segment.arguments {
                PathArguments::AngleBracketed(arguments) => Some(&mut arguments.args),
                PathArguments::None | PathArguments::Parenthesized(_) => None,
            });
            let types = arguments.flatten().filter_map(|argument| match argument {
                GenericArgument::Type(ty) => Some(ty),
                GenericArgument::AssocType(ty) => Some(&mut ty.ty),
                _ => None,
            });
            types.collect()
        }
        _ => Vec::new(),
    }
}

/// Makes each `impl Trait` a `_`, and takes off the parentheses that it had.
fn infer(ty: &mut Type) {
    if let Type::ImplTrait(TypeImplTrait { impl_token, .. }) = ty {
        let span = impl_token.span;
        *ty = Type::Infer(syn::parse_quote_spanned!(span=> _));
        return;
    }
    for part in parts(ty) {
        infer(part);
    }
    if let Type::Paren(paren) = ty {
        if matches!(*paren.elem, Type::Infer(_)) {
            *ty = (*paren.elem).clone();
        }
    }
}

/// The same of tokens that are no type.
fn without_impl(tokens: TokenStream) -> TokenStream {
    let row = Row::of(tokens);
    let mut clean = TokenStream::new();
    let mut at = 0;
    while at < row.len() {
        match &row.0[at] {
            TokenTree::Ident(ident) if ident == "impl" => {
                clean.extend([TokenTree::Ident(Ident::new("_", ident.span()))]);
                while at < row.len() && !(row.is(at, ',') || row.is(at, ';') || row.is(at, '>')) {
                    let is_arrow = row.is(at, '-') && row.is(at + 1, '>');
                    let behind = if row.is(at, '<') { row.behind_angles(at) } else { None };
                    at = behind.unwrap_or(if is_arrow { at + 2 } else { at + 1 });
                }
                continue;
            }
            TokenTree::Group(group) => {
                let mut inner = Group::new(group.delimiter(), without_impl(group.stream()));
                inner.set_span(group.span());
                clean.extend([TokenTree::Group(inner)]);
            }
            other => clean.extend([other.clone()]),
        }
        at += 1;
    }
    clean
}

/// A type or a path once more, beside the user's own tokens or at another place. It means the same, and no lint says of it what it
/// says of those already.
pub(crate) fn again(tokens: TokenStream, hygiene: Span, place: Option<Span>) -> TokenStream {
    let ours = |span: Span| hygiene.located_at(place.unwrap_or(span));
    let tokens = tokens.into_iter().map(|token| match token {
        TokenTree::Group(group) => {
            let mut inner = Group::new(group.delimiter(), again(group.stream(), hygiene, place));
            inner.set_span(ours(group.span()));
            TokenTree::Group(inner)
        }
        // `$crate` is known by its span, and whether `gen` is a keyword by its edition.
        TokenTree::Ident(ident) if ident == "$crate" || ident == "gen" => TokenTree::Ident(ident),
        mut token => {
            token.set_span(ours(token.span()));
            token
        }
    });
    tokens.collect()
}
