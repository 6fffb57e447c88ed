//! The header lines that are made while a request is served, beside those that stand in a view's declaration.

use super::IntoHeaderValues;
use http::header::{CONTENT_TYPE, HeaderName, HeaderValue};
use json_response_rules::{self as rules, ContentTypeFault, NameFault, ValueFault};
use std::fmt;

/// Who set a header. A higher one *replaces* the lines that a lower one has under the same name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Origin {
    /// `always_headers(…)` of the view.
    Always,
    /// `headers(…)` of the view.
    Declared,
    /// The returned `JsonResponse`, or the error.
    Set,
}

#[derive(Debug, Clone)]
pub(crate) struct HeaderEntry {
    pub(crate) origin: Origin,
    pub(crate) name: HeaderName,
    /// The value, or why there is none; that matters only if the line is to be sent.
    pub(crate) value: Result<HeaderValue, Box<str>>,
}

/// A list of lines that takes no room where it is empty and one allocation where it holds one line, which is usual.
#[derive(Debug, Clone, Default)]
pub(crate) struct HeaderList(Option<Box<Filled>>);

#[derive(Debug, Clone)]
struct Filled {
    first: HeaderEntry,
    rest: Vec<HeaderEntry>,
}

/// More lines than any client takes. An [`http::HeaderMap`] panics past 32,768.
pub(crate) const MOST: usize = 4096;

pub(crate) const ONE_LINE: &str = "a response has one line of it (RFC 9110 §5.3)";

impl HeaderList {
    #[inline]
    pub(crate) fn len(&self) -> usize {
        self.0.as_ref().map_or(0, |filled| 1 + filled.rest.len())
    }

    #[inline]
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_none()
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &HeaderEntry> {
        let (first, rest) = match &self.0 {
            Some(filled) => (Some(&filled.first), filled.rest.as_slice()),
            None => (None, &[][..]),
        };
        first.into_iter().chain(rest)
    }

    /// Whether each line can be sent.
    #[inline]
    pub(crate) fn is_valid(&self) -> bool {
        self.iter().all(|entry| entry.value.is_ok())
    }

    /// Why the first line that cannot be sent cannot.
    pub(crate) fn first_failure(&self) -> Option<Box<str>> {
        self.iter().find_map(|entry| entry.value.as_ref().err().cloned())
    }

    /// Hands out each line.
    #[inline]
    pub(crate) fn each(self, mut take: impl FnMut(HeaderEntry)) {
        if let Some(filled) = self.0 {
            take(filled.first);
            filled.rest.into_iter().for_each(take);
        }
    }

    /// Adds what `value` gives under `name`, one line each, held to the rules of HTTP.
    pub(crate) fn append(&mut self, origin: Origin, name: &HeaderName, value: impl IntoHeaderValues) {
        value.into_header_values(&mut |value| {
            let value = match value {
                _ if self.len() >= MOST => Err("too many lines".into()),
                Ok(_) if rules::is_singleton(name.as_str()) && self.has(origin, name) => Err(ONE_LINE.into()),
                Ok(value) => check_line(name, &value).map(|()| value).map_err(Into::into),
                Err(error) => Err(error.to_string()),
            };
            // That there are too many is said once.
            if self.len() <= MOST {
                let value = value.map_err(|why| unsendable(name, why));
                self.add(HeaderEntry { origin, name: name.clone(), value });
            }
        });
    }

    /// Adds a line that cannot be sent, and why.
    pub(crate) fn append_failure(&mut self, origin: Origin, name: &HeaderName, why: Box<str>) {
        self.add(HeaderEntry { origin, name: name.clone(), value: Err(why) });
    }

    fn has(&self, origin: Origin, name: &HeaderName) -> bool {
        self.iter().any(|entry| entry.origin == origin && entry.name == *name)
    }

    /// As [`HeaderList::append`], after the lines of that name are gone. A value that gives no line leaves none.
    pub(crate) fn replace(&mut self, origin: Origin, name: &HeaderName, value: impl IntoHeaderValues) {
        if self.iter().any(|entry| entry.name == *name) {
            let all = std::mem::take(self);
            all.each(|entry| {
                if entry.name != *name {
                    self.add(entry);
                }
            });
        }
        self.append(origin, name, value);
    }

    fn add(&mut self, entry: HeaderEntry) {
        match &mut self.0 {
            Some(filled) => filled.rest.push(entry),
            None => self.0 = Some(Box::new(Filled { first: entry, rest: Vec::new() })),
        }
    }
}

/// Holds a line that is made while a request is served to the rules of its field: it may belong to the server, or its value
/// not be what it takes. The characters of the value have been looked at.
///
/// # Errors
///
/// What is wrong.
#[inline]
pub(crate) fn check_line(name: &HeaderName, value: &HeaderValue) -> Result<(), &'static str> {
    let lower = name.as_str();
    if *name == CONTENT_TYPE {
        let text = value.to_str().map_err(|_| ContentTypeFault::NoMediaType.sentence())?;
        return rules::check_content_type(text).map_err(ContentTypeFault::sentence);
    }
    rules::check_owner(lower).map_err(NameFault::sentence)?;
    rules::check_typed_value(lower, value.as_bytes()).map_err(ValueFault::sentence)
}

/// Takes a header name in any case.
pub(crate) fn header_name<N>(name: N) -> Result<HeaderName, Box<str>>
where
    N: TryInto<HeaderName>,
    N::Error: fmt::Display,
{
    name.try_into().map_err(|error| format!("a header cannot be sent: {error}").into())
}

/// The sentence for a header that cannot be sent.
pub(crate) fn unsendable(name: &HeaderName, why: impl fmt::Display) -> Box<str> {
    format!("header `{name}` cannot be sent: {why}").into()
}
