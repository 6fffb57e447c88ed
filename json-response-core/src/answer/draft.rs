//! A response under way: its view, and the headers computed so far.

use crate::body::Encoder;
use crate::header::{HeaderList, IntoHeaderValues, Origin, unsendable};
use crate::problem::{ErrorText, Problem};
use crate::response::JsonResponse;
use crate::view::View;
use http::header::{CONTENT_TYPE, HeaderName};
use std::marker::PhantomData;

/// A response under way, whose success the encoder `E` writes.
#[derive(Debug)]
pub struct Draft<E> {
    view: &'static View,
    computed: HeaderList,
    encoder: PhantomData<fn() -> E>,
}

impl<E: Encoder> Draft<E> {
    pub fn new(view: &'static View) -> Self {
        Self { view, computed: HeaderList::default(), encoder: PhantomData }
    }

    /// Takes one of `headers(…)`.
    #[expect(
        clippy::needless_pass_by_value,
        reason = "a constant in the generated code, which would have to borrow it"
    )]
    pub fn header(&mut self, name: HeaderName, value: impl IntoHeaderValues) {
        self.append(Origin::Declared, &name, value);
    }

    /// Takes one of `always_headers(…)`.
    #[expect(
        clippy::needless_pass_by_value,
        reason = "a constant in the generated code, which would have to borrow it"
    )]
    pub fn always_header(&mut self, name: HeaderName, value: impl IntoHeaderValues) {
        self.append(Origin::Always, &name, value);
    }

    /// Takes one of `headers(…)` that is computed from the success value.
    pub fn computed_header<'v, T, V>(&mut self, name: HeaderName, value: &'v T, compute: impl FnOnce(&'v T) -> V)
    where
        V: IntoHeaderValues,
    {
        self.header(name, compute(value));
    }

    fn append(&mut self, origin: Origin, name: &HeaderName, value: impl IntoHeaderValues) {
        if *name == CONTENT_TYPE {
            let why = unsendable(name, "it has an argument of its own, `content_type`");
            return self.computed.append_failure(origin, name, why);
        }
        self.computed.append(origin, name, value);
    }

    /// Answers with an error that `errors(…)` has given a status and words.
    pub fn mapped_error(self, problem: Problem, text: ErrorText) -> JsonResponse {
        let ErrorText { detail, chain, debug } = text;
        let problem = if problem.detail().is_some() { problem } else { problem.with_detail(detail) };
        self.problem(problem.with_cause_texts(chain, debug))
    }

    pub(super) fn problem(self, problem: Problem) -> JsonResponse {
        JsonResponse::of_problem(self.view, self.computed, problem)
    }

    /// This draft, where only a `&mut` is at hand; what is left has no headers.
    pub(super) fn take(&mut self) -> Self {
        Self { view: self.view, computed: std::mem::take(&mut self.computed), encoder: PhantomData }
    }

    pub(super) fn view(&self) -> &'static View {
        self.view
    }

    pub(super) fn into_parts(self) -> (&'static View, HeaderList) {
        (self.view, self.computed)
    }
}
