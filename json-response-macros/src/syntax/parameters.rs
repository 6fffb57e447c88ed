//! What the parameters of a function or a closure bind.

use super::scan::{Row, is_punct};
use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use quote::ToTokens;

/// One parameter, as tokens.
pub(crate) struct Parameter {
    /// Each `#[…]`.
    pub(crate) attributes: Vec<TokenStream>,
    /// `None`: there is no pattern, but a `self`.
    pub(crate) receiver: Option<Ident>,
    pub(crate) pattern: TokenStream,
    /// From the colon to the end, without the comma.
    pub(crate) ty: TokenStream,
    pub(crate) comma: Option<TokenTree>,
}

/// A name that a pattern binds.
pub(crate) struct Binding {
    /// The `mut` before it.
    pub(crate) mutability: Option<Ident>,
    pub(crate) name: Ident,
    /// Whether it is ours, in the place of a `_`.
    pub(crate) is_ours: bool,
}

/// The parameters between parentheses or bars.
pub(crate) fn parameters(tokens: TokenStream) -> Vec<Parameter> {
    let row = Row::of(tokens);
    let mut parameters = Vec::new();
    let mut at = 0;
    while at < row.len() {
        let mut attributes = Vec::new();
        while row.is(at, '#') && row.is_group(at + 1, Delimiter::Bracket) {
            attributes.push(row.0[at..at + 2].iter().cloned().collect());
            at += 2;
        }
        let start = at;
        let mut colon = None;
        while at < row.len() && !row.is(at, ',') {
            if row.is_colons(at) {
                at += 2;
            } else if row.is(at, '<') {
                at = row.behind_angles(at).unwrap_or(at + 1);
            } else {
                if colon.is_none() && row.is(at, ':') {
                    colon = Some(at);
                }
                at += 1;
            }
        }
        let split = colon.unwrap_or(at).min(at);
        let pattern: TokenStream = row.0[start..split].iter().cloned().collect();
        let receiver = row.0[start..split].iter().find_map(|token| match token {
            TokenTree::Ident(ident) if ident == "self" => Some(ident.clone()),
            _ => None,
        });
        let ty = row.0[split..at.min(row.len())].iter().cloned().collect();
        let comma = row.get(at).cloned();
        at += 1;
        parameters.push(Parameter { attributes, receiver, pattern, ty, comma });
    }
    parameters
}

/// The names that a pattern binds.
pub(crate) fn bound(pattern: &TokenStream) -> Vec<Ident> {
    let mut bindings = Vec::new();
    walk(pattern.clone(), None, &mut bindings);
    bindings.into_iter().map(|binding| binding.name).collect()
}

/// Takes each `mut` off the names that a pattern binds, and gives a `_` a name where its value could be moved.
///
/// `first` is the number of the first name that is ours.
pub(crate) fn rebound(pattern: TokenStream, bindings: &mut Vec<Binding>, first: usize) -> TokenStream {
    walk(pattern, Some(first), bindings)
}

fn walk(pattern: TokenStream, names_rest: Option<usize>, bindings: &mut Vec<Binding>) -> TokenStream {
    let row = Row::of(pattern);
    let mut tokens = TokenStream::new();
    let mut mutability = None;
    // What stands behind a `&` or an `@` cannot be moved out of it.
    let mut is_movable = true;
    let mut at = 0;
    while at < row.len() {
        let token = &row.0[at];
        match token {
            TokenTree::Punct(punct) if punct.as_char() == '<' => {
                let behind = row.behind_angles(at).unwrap_or(at + 1);
                tokens.extend(row.0[at..behind].iter().cloned());
                at = behind;
                continue;
            }
            TokenTree::Punct(punct) => {
                match punct.as_char() {
                    ',' | '|' => is_movable = true,
                    '&' | '@' => is_movable = false,
                    _ => {}
                }
                tokens.extend([token.clone()]);
            }
            TokenTree::Ident(ident) if ident == "mut" => {
                let is_of_reference = is_punct(row.before(at), '&') || (at > 0 && row.is_word(at - 1, "ref"));
                if is_of_reference {
                    tokens.extend([token.clone()]);
                } else {
                    mutability = Some(ident.clone());
                }
            }
            TokenTree::Ident(ident) if ident == "_" => {
                if let Some(first) = names_rest.filter(|_| is_movable) {
                    let span = Span::mixed_site().located_at(ident.span());
                    let name = Ident::new(&format!("__{}", first + bindings.len()), span);
                    name.to_tokens(&mut tokens);
                    bindings.push(Binding { mutability: None, name, is_ours: true });
                } else {
                    tokens.extend([token.clone()]);
                }
            }
            TokenTree::Ident(ident) => {
                if is_name(&row, at) && bindings.iter().all(|binding| binding.name != *ident) {
                    bindings.push(Binding { mutability: mutability.take(), name: ident.clone(), is_ours: false });
                }
                mutability = None;
                tokens.extend([token.clone()]);
            }
            TokenTree::Group(group) => {
                let is_of_macro = is_punct(row.before(at), '!') || is_punct(row.before(at), '#');
                if is_of_macro {
                    tokens.extend([token.clone()]);
                } else {
                    // A type that has a `Drop` can be looked at, but not be taken apart; a tuple has none.
                    let is_of_type =
                        matches!(row.before(at), Some(TokenTree::Ident(_))) || is_punct(row.before(at), '>');
                    let names_rest = names_rest.filter(|_| is_movable && !is_of_type);
                    let mut inner = Group::new(group.delimiter(), walk(group.stream(), names_rest, bindings));
                    inner.set_span(group.span());
                    tokens.extend([TokenTree::Group(inner)]);
                }
            }
            TokenTree::Literal(_) => tokens.extend([token.clone()]),
        }
        at += 1;
    }
    tokens
}

/// Whether the word here is a name that is bound, or may be one.
fn is_name(row: &Row, at: usize) -> bool {
    const WORDS: [&str; 10] = ["ref", "box", "self", "Self", "crate", "super", "true", "false", "const", "if"];
    let is_field = row.is(at + 1, ':') && !row.is(at + 2, ':');
    let is_path = row.is_colons(at + 1) || (at > 1 && row.is_colons(at - 2));
    let has_fields = row.is_group(at + 1, Delimiter::Parenthesis) || row.is_group(at + 1, Delimiter::Brace);
    !(row.is_one_of(at, &WORDS) || is_field || is_path || has_fields || row.is(at + 1, '!'))
}
