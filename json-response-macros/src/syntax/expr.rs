//! Where an expression ends.

use super::parameters::{Parameter, bound, parameters};
use super::scan::{Row, is_punct, without_none};
use proc_macro2::{Delimiter, Ident, Span, TokenStream, TokenTree};
use syn::parse::ParseStream;

/// Takes the tokens of an expression, up to the next comma that is not part of it: one between the bars of a closure's
/// parameters, or in the generics of a path or of a type.
pub(crate) fn expression(input: ParseStream) -> TokenStream {
    let rest: TokenStream = input.fork().parse().unwrap_or_default();
    let row = Row::of(rest);
    let end = end(&row);
    let mut tokens = TokenStream::new();
    for _ in 0..end {
        // A token tree always parses where there is input. What a macro leaves around a fragment is one.
        if let Ok(token) = input.step(|cursor| cursor.token_tree().ok_or_else(|| cursor.error("expected a token"))) {
            tokens.extend([token]);
        }
    }
    tokens
}

/// Whether an expression is a closure.
pub(crate) fn is_closure(tokens: &TokenStream) -> bool {
    let row = Row::of(without_none(tokens));
    row.is(behind_qualifiers(&row, 0), '|')
}

/// Whether the expression that stands next is a closure.
pub(crate) fn is_closure_next(input: ParseStream) -> bool {
    is_closure(&expression(&input.fork()))
}

/// Whether a closure names a variable of the function that it stands in.
pub(crate) fn named_in_closure(tokens: &TokenStream, variable: &Ident) -> bool {
    let tokens = without_none(tokens);
    let row = Row::of(tokens.clone());
    let open = behind_qualifiers(&row, 0);
    let close = behind_bars(&row, open);
    let own = row.0.get(open + 1..close.saturating_sub(1)).unwrap_or_default().iter().cloned().collect();
    let is_own = |Parameter { pattern, .. }: &Parameter| bound(pattern).iter().any(|name| name == variable);
    if parameters(own).iter().any(is_own) {
        return false;
    }
    super::names(&row.0.into_iter().skip(close).collect(), &variable.to_string())
}

/// A closure with ends of ours. A lint about one that a path could stand for is not about that of a header, where a path would be
/// a value.
pub(crate) fn aside(closure: &TokenStream) -> TokenStream {
    let mut tokens: Vec<TokenTree> = without_none(closure).into_iter().collect();
    if let Some(first) = tokens.first_mut() {
        first.set_span(Span::mixed_site().located_at(first.span()));
    }
    tokens.into_iter().collect()
}

/// Words behind which an operand follows.
const BEFORE_OPERAND: [&str; 14] =
    ["as", "async", "await", "break", "const", "else", "if", "in", "let", "loop", "match", "move", "return", "unsafe"];

fn end(row: &Row) -> usize {
    let mut at = 0;
    let mut expects_operand = true;
    while at < row.len() && !row.is(at, ',') {
        let next = if expects_operand { operand(row, at) } else { None };
        if let Some(behind) = next {
            at = behind.at;
            expects_operand = behind.expects_operand;
            continue;
        }
        match &row.0[at] {
            // Behind an operand, text starts the next header: a comma is missing.
            TokenTree::Literal(literal) if !expects_operand && literal.to_string().ends_with('"') => return at,
            TokenTree::Literal(_) | TokenTree::Group(_) => {
                expects_operand = false;
                at += 1;
            }
            TokenTree::Ident(ident) if ident == "as" && !expects_operand => at = behind_type(row, at + 1),
            TokenTree::Ident(ident) => {
                // `.await` is one.
                let is_member = is_punct(row.before(at), '.');
                expects_operand = !is_member && BEFORE_OPERAND.iter().any(|word| ident == word);
                at += 1;
            }
            TokenTree::Punct(_) if row.is_colons(at) => {
                at = if row.is(at + 2, '<') { row.behind_angles(at + 2).unwrap_or(at + 3) } else { at + 2 };
            }
            TokenTree::Punct(punct) => {
                let is_macro = punct.as_char() == '!' && matches!(row.get(at + 1), Some(TokenTree::Group(_)));
                // A label, `'a: loop`, and what is behind an operand and asks for none.
                let is_postfix = matches!(punct.as_char(), '?' | '.' | '\'' | '#') || is_macro;
                let is_range = punct.as_char() == '.' && row.is(at + 1, '.');
                // `||` here is an operator, not the bars of a closure.
                let is_or = punct.as_char() == '|' && row.is(at + 1, '|');
                expects_operand = !is_postfix || is_range || expects_operand;
                at += if is_range || is_or { 2 } else { 1 };
            }
        }
    }
    at
}

/// Behind what only begins an operand.
struct Behind {
    at: usize,
    expects_operand: bool,
}

fn operand(row: &Row, at: usize) -> Option<Behind> {
    if row.is(at, '<') {
        return row.behind_angles(at).map(|at| Behind { at, expects_operand: false });
    }
    let open = behind_qualifiers(row, at);
    if !row.is(open, '|') {
        return None;
    }
    let close = behind_bars(row, open);
    let is_arrow = row.is(close, '-') && row.is(close + 1, '>');
    let at = if is_arrow { behind_type(row, close + 2) } else { close };
    Some(Behind { at, expects_operand: true })
}

/// Behind the `for<'a>`, `static`, `async` and `move` of a closure.
fn behind_qualifiers(row: &Row, mut at: usize) -> usize {
    if row.is_word(at, "for") && row.is(at + 1, '<') {
        at = row.behind_angles(at + 1).unwrap_or(at);
    }
    while row.is_one_of(at, &["static", "async", "move"]) {
        at += 1;
    }
    at
}

/// Behind the second bar of a closure's parameters.
fn behind_bars(row: &Row, open: usize) -> usize {
    (open + 1..row.len()).find(|at| row.is(*at, '|')).map_or(row.len(), |close| close + 1)
}

/// Behind the type that begins here.
fn behind_type(row: &Row, mut at: usize) -> usize {
    loop {
        if row.is(at, '<') {
            at = row.behind_angles(at).unwrap_or(at + 1);
        } else if row.is_colons(at) {
            at += 2;
            continue;
        } else if row.is(at, '&') || row.is(at, '*') {
            at += 1;
            continue;
        } else if row.is(at, '\'') {
            at += 2;
            continue;
        } else if row.is_word(at, "for") {
            at = row.behind_angles(at + 1).unwrap_or(at + 1);
            continue;
        } else if row.is_one_of(at, &["mut", "const", "dyn", "impl", "unsafe", "extern"]) {
            at += 1;
            continue;
        } else if row.is_ident(at) || row.is(at, '!') || matches!(row.get(at), Some(TokenTree::Group(_))) {
            at += 1;
        } else {
            return at;
        }
        if row.is(at, '<') {
            at = row.behind_angles(at).unwrap_or(at);
        }
        // The inputs of `fn(…)` and of `Fn(…)`.
        let is_callable = row.0.get(..at).and_then(<[_]>::last).is_some_and(|it| matches!(it, TokenTree::Ident(_)));
        if is_callable && row.is_group(at, Delimiter::Parenthesis) {
            at += 1;
        }
        if row.is(at, '-') && row.is(at + 1, '>') {
            at += 2;
        } else if row.is_colons(at) {
            at += 2;
        } else {
            return at;
        }
    }
}
