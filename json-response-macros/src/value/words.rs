//! What is declared of an error beside its status: in `none(…)`, and in an arm of `errors(…)`.

use super::header::{Header, HeaderValue, check_content_type, check_duplicates};
use super::status::{Status, StatusOf};
use crate::errors::Errors;
use crate::keys::{Arg, Arguments, Given, Place, WordKey};
use crate::list::at_end;
use crate::syntax::expression;
use json_response_rules as rules;
use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::LitStr;
use syn::parse::ParseStream;

/// The text of one word.
pub(crate) enum Text {
    Literal(LitStr),
    /// What an arm computes from what its pattern binds.
    Expr(TokenStream),
}

#[derive(Default)]
pub(crate) struct Words {
    /// That of `none(…)`; in an arm it stands first.
    pub(crate) status: Option<Status>,
    pub(crate) code: Option<Arg<Text>>,
    pub(crate) type_uri: Option<Arg<Text>>,
    pub(crate) title: Option<Arg<Text>>,
    pub(crate) detail: Option<Arg<Text>>,
    pub(crate) instance: Option<Arg<Text>>,
    pub(crate) headers: Vec<Header>,
}

impl ToTokens for Text {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        match self {
            Self::Literal(text) => text.to_tokens(tokens),
            Self::Expr(expression) => expression.to_tokens(tokens),
        }
    }
}

impl Words {
    /// Reads the arguments of `none(…)`, each of them a constant.
    pub(crate) fn parse_constant(place: &Place<WordKey>, tokens: TokenStream, errors: &mut Errors) -> Self {
        let mut reader = Reader { words: Self::default(), of: StatusOf::None };
        place.parse(tokens, errors, &mut reader);
        reader.words.check(errors);
        for header in &reader.words.headers {
            match &header.value {
                HeaderValue::Literal(_) | HeaderValue::Elsewhere | HeaderValue::Unfinished => {}
                HeaderValue::Closure(value) | HeaderValue::Expr(value) => {
                    errors.at(value, "a header in `none(…)` takes a literal, or `_`; compute one in `always_headers`");
                }
            }
        }
        reader.words
    }

    /// Reads those of an arm, which may compute them from what its pattern binds.
    pub(crate) fn parse_computed(place: &Place<WordKey>, tokens: TokenStream, errors: &mut Errors) -> Self {
        let mut reader = Reader { words: Self::default(), of: StatusOf::Arm };
        place.parse(tokens, errors, &mut reader);
        reader.words.check(errors);
        for header in &reader.words.headers {
            if let HeaderValue::Closure(closure) = &header.value {
                errors.at(closure, "an arm has what its pattern binds; write an expression in place of the closure");
            }
        }
        reader.words
    }

    fn check(&self, errors: &mut Errors) {
        check_duplicates(&self.headers, errors);
        check_content_type(&self.headers, "is that of the error's format; remove it", errors);
        for (uri, text) in self.type_uri.iter().chain(&self.instance).filter_map(|arg| match &arg.value {
            Text::Literal(literal) => Some((literal, literal.value())),
            Text::Expr(_) => None,
        }) {
            if let Err(fault) = rules::check_uri(text.as_bytes()) {
                errors.at(uri, fault.of(&text));
            }
        }
    }

    /// Each text that is there, with the method of a problem that takes it.
    pub(crate) fn texts(&self) -> impl Iterator<Item = (&'static str, &'static str, &Arg<Text>)> {
        let texts = [
            ("code", "with_code", &self.code),
            ("type_uri", "with_type", &self.type_uri),
            ("title", "with_title", &self.title),
            ("detail", "with_detail", &self.detail),
            ("instance", "with_instance", &self.instance),
        ];
        texts.into_iter().filter_map(|(field, method, text)| Some((field, method, text.as_ref()?)))
    }
}

struct Reader {
    words: Words,
    of: StatusOf,
}

impl Reader {
    fn text(&self, given: &Given<WordKey>, input: ParseStream) -> syn::Result<Option<Arg<Text>>> {
        if self.of == StatusOf::None {
            let text = given.text(input)?;
            return Ok(Some(Arg { key: text.key, value: Text::Literal(text.value) }));
        }
        given.equals(input)?;
        let ahead = input.fork();
        if let Some(literal) = ahead.parse::<LitStr>().ok().filter(|_| at_end(&ahead)) {
            input.parse::<LitStr>()?;
            return Ok(Some(given.arg(Text::Literal(literal))));
        }
        Ok(Some(given.arg(Text::Expr(expression(input)))))
    }
}

impl Arguments for Reader {
    type Key = WordKey;

    fn read(&mut self, given: &Given<WordKey>, errors: &mut Errors, input: ParseStream) -> syn::Result<()> {
        match given.key {
            WordKey::Status => {
                given.equals(input)?;
                self.words.status = Some(Status::parse(self.of, errors, input)?);
            }
            WordKey::Code => self.words.code = self.text(given, input)?,
            WordKey::Type => self.words.type_uri = self.text(given, input)?,
            WordKey::Title => self.words.title = self.text(given, input)?,
            WordKey::Detail => self.words.detail = self.text(given, input)?,
            WordKey::Instance => self.words.instance = self.text(given, input)?,
            WordKey::Headers => self.words.headers = Header::parse_list(given.group(input)?, errors),
        }
        Ok(())
    }
}
