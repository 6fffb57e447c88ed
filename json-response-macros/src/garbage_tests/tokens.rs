//! Token streams: arbitrary ones, and others with a few tokens deleted, doubled, swapped or put in.

use super::random::Random;
use proc_macro2::{Delimiter, Group, Ident, Literal, Punct, Spacing, Span, TokenStream, TokenTree};

/// What makes a difference to the macros, and what does not.
const WORDS: &str = "
    status headers always_headers content_type none errors problem safe pretty encoder crate code type title
    expose transparent extension instance format level frameworks warn axum null inherit true false CREATED
    NO_CONTENT NOT_FOUND CONTINUE LOCATION
    CONTENT_TYPE LOCATIN statu json_view json_error error fn async unsafe const extern default pub impl dyn where
    for use mut ref self Self move return if else match as in struct enum union trait mod static let _ Result
    Option Pin Box Future T E x r#type r#fn
";

/// Between bars.
const TEXTS: &str = "x-total|X-Total|content-type|content-length|:status|x total|\n|a\r\nb: c|\0|é| a|a |application/json|\
    application/problem+json|text/html|application/json; charset=\"|\"|W/\"a\"|120|\
    Sun, 06 Nov 1994 08:49:37 GMT|Sun, 31 Feb 1994 08:49:37 GMT|https://a/b|a b|status|{}|\u{202e}|🦀|🦀a|Sué";

const LITERALS: &str = r##"
    0 1 99 100 101 200 201 204 205 206 299 301 304 401 404 426 500 599 600 999 1000 65535 65536 65740 4294967296
    99999999999999999999999999 0xC9 0b11001001 0o311 2_0_1 201u8 201u16 201i64 201foo 201f32 2.01 1e3 200. b'a' 'a'
    '\'' b"a" c"a" r"a" r#"a"b"# "a"b "\u{1F980}" 'a 'static
"##;

const PUNCTS: &[u8] = br",=;:|<>#!&-+.?@$*/%^~'";

/// One token; a group holds up to eight, less deep in.
pub(super) fn token(random: &mut Random, depth: usize) -> TokenStream {
    match random.below(10) {
        0..=3 => word(random).into(),
        4 => Literal::string(text(random)).into_stream(),
        5 => word_of(random, LITERALS).parse().expect("each is a token"),
        6 if depth > 0 => {
            let most = random.below(8);
            let inner = stream(random, most, depth - 1);
            group(random, inner).into()
        }
        _ => punct(random).into(),
    }
}

trait IntoStream {
    fn into_stream(self) -> TokenStream;
}

impl IntoStream for Literal {
    fn into_stream(self) -> TokenStream {
        TokenTree::Literal(self).into()
    }
}

fn text(random: &mut Random) -> &'static str {
    let texts: Vec<&str> = TEXTS.split('|').collect();
    random.pick(&texts)
}

fn word_of<'a>(random: &mut Random, words: &'a str) -> &'a str {
    let words: Vec<&str> = words.split_whitespace().collect();
    random.pick(&words)
}

/// Up to `most` tokens.
pub(super) fn stream(random: &mut Random, most: usize, depth: usize) -> TokenStream {
    (0..most).map(|_| token(random, depth)).collect()
}

/// In any delimiters. The invisible ones are around what a macro has passed on, which never ends within an operator.
fn group(random: &mut Random, inner: TokenStream) -> TokenTree {
    let ends_in_punct = matches!(inner.clone().into_iter().last(), None | Some(TokenTree::Punct(_)));
    let delimiter = match random.below(4) {
        0 => Delimiter::Bracket,
        1 => Delimiter::Brace,
        2 if !ends_in_punct => Delimiter::None,
        _ => Delimiter::Parenthesis,
    };
    TokenTree::Group(Group::new(delimiter, inner))
}

fn word(random: &mut Random) -> TokenTree {
    let word = word_of(random, WORDS);
    TokenTree::Ident(match word.strip_prefix("r#") {
        Some(raw) => Ident::new_raw(raw, Span::call_site()),
        None => Ident::new(word, Span::call_site()),
    })
}

fn punct(random: &mut Random) -> TokenTree {
    let char = char::from(PUNCTS[random.below(PUNCTS.len())]);
    // A lone quote is no token of Rust; where it stands, a lifetime follows it.
    let spacing = if char == '\'' || random.one_in(2) { Spacing::Joint } else { Spacing::Alone };
    TokenTree::Punct(Punct::new(char, spacing))
}

/// Deletes, doubles, swaps, replaces or puts in one token, or wraps some in a group, at any depth.
pub(super) fn mutate(random: &mut Random, tokens: TokenStream) -> TokenStream {
    let mut tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let groups: Vec<usize> = (0..tokens.len()).filter(|at| matches!(&tokens[*at], TokenTree::Group(_))).collect();
    if !groups.is_empty() && random.below(3) > 0 {
        let at = groups[random.below(groups.len())];
        if let TokenTree::Group(group) = &tokens[at] {
            tokens[at] = TokenTree::Group(Group::new(group.delimiter(), mutate(random, group.stream())));
        }
        return tokens.into_iter().collect();
    }
    let at = random.below(tokens.len());
    if tokens.is_empty() {
        return token(random, 2);
    }
    match random.below(7) {
        0 => {
            tokens.remove(at);
        }
        1 => tokens.insert(at, tokens[at].clone()),
        2 => {
            let other = random.below(tokens.len());
            tokens.swap(at, other);
        }
        3 => {
            tokens.splice(at..=at, token(random, 2));
        }
        4 => {
            let end = at + random.below(tokens.len() - at) + 1;
            let inner = tokens[at..end].iter().cloned().collect();
            let group = group(random, inner);
            tokens.splice(at..end, [group]);
        }
        5 => tokens.truncate(at),
        _ => {
            tokens.splice(at..at, token(random, 2));
        }
    }
    tokens.into_iter().collect()
}
