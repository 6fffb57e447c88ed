//! Tokens in a row, and what stands at one of them.

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// Tokens in a row.
pub(super) struct Row(pub(super) Vec<TokenTree>);

impl Row {
    pub(super) fn of(tokens: TokenStream) -> Self {
        Self(tokens.into_iter().collect())
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    pub(super) fn get(&self, at: usize) -> Option<&TokenTree> {
        self.0.get(at)
    }

    /// What stands before.
    pub(super) fn before(&self, at: usize) -> Option<&TokenTree> {
        at.checked_sub(1).and_then(|before| self.get(before))
    }

    pub(super) fn is(&self, at: usize, wanted: char) -> bool {
        is_punct(self.get(at), wanted)
    }

    pub(super) fn is_word(&self, at: usize, wanted: &str) -> bool {
        matches!(self.get(at), Some(TokenTree::Ident(ident)) if ident == wanted)
    }

    pub(super) fn is_one_of(&self, at: usize, words: &[&str]) -> bool {
        words.iter().any(|word| self.is_word(at, word))
    }

    pub(super) fn is_ident(&self, at: usize) -> bool {
        matches!(self.get(at), Some(TokenTree::Ident(_)))
    }

    pub(super) fn is_group(&self, at: usize, wanted: Delimiter) -> bool {
        matches!(self.get(at), Some(TokenTree::Group(group)) if group.delimiter() == wanted)
    }

    /// Whether `::` stands here.
    pub(super) fn is_colons(&self, at: usize) -> bool {
        self.is(at, ':') && self.is(at + 1, ':')
    }

    /// Behind the generics whose `<` stands here. `None`: they have no end, so that this is none.
    pub(super) fn behind_angles(&self, open: usize) -> Option<usize> {
        let mut depth = 0_usize;
        for at in open..self.len() {
            // `->`, and the `=>` that stands in no type.
            let is_arrow = at > 0 && (self.is(at - 1, '-') || self.is(at - 1, '='));
            if self.is(at, '<') {
                depth += 1;
            } else if self.is(at, '>') && !is_arrow {
                depth -= 1;
                if depth == 0 {
                    return Some(at + 1);
                }
            }
        }
        None
    }
}

pub(super) fn is_punct(token: Option<&TokenTree>, wanted: char) -> bool {
    matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == wanted)
}

/// Takes off what a macro leaves around a fragment, `$e:expr`.
pub(super) fn without_none(tokens: &TokenStream) -> TokenStream {
    let mut tokens = tokens.clone();
    loop {
        let mut inner = tokens.clone().into_iter();
        match (inner.next(), inner.next()) {
            (Some(TokenTree::Group(group)), None) if group.delimiter() == Delimiter::None => tokens = group.stream(),
            _ => return tokens,
        }
    }
}

/// Whether a word stands among the tokens.
pub(crate) fn mentions(tokens: &TokenStream, word: &str) -> bool {
    tokens.clone().into_iter().any(|token| match token {
        TokenTree::Ident(ident) => ident == word,
        TokenTree::Group(group) => mentions(&group.stream(), word),
        _ => false,
    })
}

/// Whether an expression names a variable: as a word that is no field, no method, no path and no macro, or in the text of a
/// format.
pub(crate) fn names(tokens: &TokenStream, variable: &str) -> bool {
    let row = Row::of(tokens.clone());
    (0..row.len()).any(|at| match &row.0[at] {
        TokenTree::Ident(ident) if ident == variable => {
            let is_member = is_punct(row.before(at), '.') && !(at > 1 && row.is(at - 2, '.'));
            let is_behind_path = at > 1 && row.is_colons(at - 2);
            let is_label = is_punct(row.before(at), '\'');
            let is_field = row.is(at + 1, ':') && !row.is(at + 2, ':');
            let is_macro = row.is(at + 1, '!') && matches!(row.get(at + 2), Some(TokenTree::Group(_)));
            !(is_member || is_behind_path || is_label || is_field || is_macro || row.is_colons(at + 1))
        }
        TokenTree::Group(group) => names(&group.stream(), variable),
        TokenTree::Literal(literal) => is_in_format(&literal.to_string(), variable),
        TokenTree::Ident(_) | TokenTree::Punct(_) => false,
    })
}

/// Whether a text has `{variable}` or `{variable:`.
fn is_in_format(text: &str, variable: &str) -> bool {
    let variable = variable.trim_start_matches("r#");
    text.match_indices('{').any(|(at, _)| {
        let rest = text[at + 1..].trim_start().strip_prefix(variable);
        rest.is_some_and(|rest| rest.trim_start().starts_with(['}', ':']))
    })
}
