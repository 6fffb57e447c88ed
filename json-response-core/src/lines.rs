//! The header lines that are made while a request is served, beside those that stand in a view's declaration.

use crate::BoxError;
use crate::header::IntoHeaderValues;
use http::header::{self, HeaderName, HeaderValue};
use std::fmt;

/// Who said a header. A higher one *replaces* the lines that a lower one has under the same name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Layer {
    /// `always_headers(…)` of the view.
    Always,
    /// `headers(…)` of the view.
    Declared,
    /// The returned `JsonResponse`, or the error.
    Stated,
}

#[derive(Debug)]
pub(crate) struct Line {
    pub(crate) layer: Layer,
    pub(crate) name: HeaderName,
    /// The value, or why there is none; that matters only if the line is to be sent.
    pub(crate) value: Result<HeaderValue, BoxError>,
}

impl Line {
    pub(crate) fn copy(&self) -> Self {
        Self {
            layer: self.layer,
            name: self.name.clone(),
            value: match &self.value {
                Ok(value) => Ok(value.clone()),
                Err(error) => Err(error.to_string().into()),
            },
        }
    }
}

/// A list of lines that takes no room where it is empty and one allocation where it holds one line, which is usual.
#[derive(Debug, Default)]
pub(crate) struct Lines(Option<Box<Filled>>);

#[derive(Debug)]
struct Filled {
    first: Line,
    rest: Vec<Line>,
}

/// More lines than any client takes. An [`http::HeaderMap`] panics past 32,768.
const MOST: usize = 4096;

impl Lines {
    #[inline]
    pub(crate) fn len(&self) -> usize {
        self.0.as_ref().map_or(0, |filled| 1 + filled.rest.len())
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &Line> {
        let (first, rest) = match &self.0 {
            Some(filled) => (Some(&filled.first), filled.rest.as_slice()),
            None => (None, &[][..]),
        };
        first.into_iter().chain(rest)
    }

    pub(crate) fn into_iter(self) -> impl Iterator<Item = Line> {
        let (first, rest) = match self.0 {
            Some(filled) => (Some(filled.first), filled.rest),
            None => (None, Vec::new()),
        };
        first.into_iter().chain(rest)
    }

    /// Whether a line above `layer` has this name.
    pub(crate) fn overrides(&self, layer: Layer, name: &HeaderName) -> bool {
        // Nothing is above what is stated, and there may be much of it.
        layer < Layer::Stated && self.iter().any(|line| line.layer > layer && line.name == *name)
    }

    /// Keeps the lines for which `keep` holds.
    pub(crate) fn retain(&mut self, keep: impl Fn(&Line) -> bool) {
        let kept: Vec<bool> = self.iter().map(keep).collect();
        self.retain_where(&kept);
    }

    /// Keeps the lines whose place in `kept` is true.
    pub(crate) fn retain_where(&mut self, kept: &[bool]) {
        if kept.contains(&false) {
            let lines = std::mem::take(self).into_iter();
            for (line, _) in lines.zip(kept).filter(|(_, kept)| **kept) {
                self.add(line);
            }
        }
    }

    /// Adds what `value` gives under `name`, one line each.
    pub(crate) fn append(&mut self, layer: Layer, name: &HeaderName, value: impl IntoHeaderValues) {
        if *name == header::CONTENT_LENGTH || *name == header::TRANSFER_ENCODING {
            return self.fail(layer, name, "it belongs to the server");
        }
        value.into_header_values(&mut |value| match value {
            _ if self.len() >= MOST => self.overflow(layer, name),
            Ok(value) => {
                if *name == header::CONTENT_TYPE {
                    self.retain(|line| line.layer != layer || line.name != *name);
                }
                self.add(Line { layer, name: name.clone(), value: Ok(value) });
            }
            Err(error) => self.fail(layer, name, error),
        });
    }

    /// As [`Lines::append`], after the lines of that layer and name are gone.
    pub(crate) fn replace(&mut self, layer: Layer, name: &HeaderName, value: impl IntoHeaderValues) {
        let mut new = Lines::default();
        new.append(layer, name, value);
        if new.len() > 0 {
            self.retain(|line| line.layer != layer || line.name != *name);
            self.extend(new);
        }
    }

    /// Adds the lines of another. If they are too many together, that fails whatever they would have replaced.
    pub(crate) fn extend(&mut self, lines: Lines) {
        if self.0.is_none() {
            *self = lines;
            return;
        }
        for line in lines.into_iter() {
            if self.len() >= MOST {
                return self.overflow(Layer::Stated, &line.name);
            }
            self.add(line);
        }
    }

    /// Takes the lines that cannot be sent, with the reason of the first, if there is one.
    pub(crate) fn take_failure(&mut self) -> Option<BoxError> {
        if self.iter().all(|line| line.value.is_ok()) {
            return None;
        }
        let mut failure = None;
        for Line { layer, name, value } in std::mem::take(self).into_iter() {
            match value {
                Ok(value) => self.add(Line { layer, name, value: Ok(value) }),
                Err(error) => failure = failure.or(Some(error)),
            }
        }
        failure
    }

    pub(crate) fn add(&mut self, line: Line) {
        match &mut self.0 {
            Some(filled) => filled.rest.push(line),
            None => {
                self.0 = Some(Box::new(Filled { first: line, rest: Vec::new() }));
            }
        }
    }

    /// Says once that there are too many.
    fn overflow(&mut self, layer: Layer, name: &HeaderName) {
        if self.iter().last().is_none_or(|line| line.value.is_ok()) {
            self.fail(layer, name, "too many lines");
        }
    }

    fn fail(&mut self, layer: Layer, name: &HeaderName, why: impl fmt::Display) {
        self.add(Line {
            layer,
            name: name.clone(),
            value: Err(format!("header `{name}` cannot be sent: {why}").into()),
        });
    }
}
