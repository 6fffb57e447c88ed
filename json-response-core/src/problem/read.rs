//! What a problem says when it is read, and when it is answered with.

use super::{Format, InPlaceOf, Level, Problem, PublicProblem, phrase, text};
use crate::header::HeaderList;
use http::{HeaderMap, StatusCode};
use json_response_rules as rules;
use std::error::Error;
use std::fmt;

impl Problem {
    /// The status of the response.
    pub fn status(&self) -> StatusCode {
        self.0.status
    }

    /// The `type`; `None` means `about:blank`.
    pub fn type_uri(&self) -> Option<&str> {
        self.0.type_uri.as_deref()
    }

    /// The `title` that was set.
    pub fn title(&self) -> Option<&str> {
        self.0.title.as_deref()
    }

    /// The `detail`, whether it is sent or not.
    pub fn detail(&self) -> Option<&str> {
        self.0.detail.as_deref()
    }

    /// The `instance`.
    pub fn instance(&self) -> Option<&str> {
        self.0.instance.as_deref()
    }

    /// The `code`.
    pub fn code(&self) -> Option<&str> {
        self.0.code.as_deref()
    }

    /// The JSON text of an extension member.
    pub fn extension_json(&self, name: &str) -> Option<&str> {
        let extension = self.0.extensions.iter().find(|(other, _)| other == name);
        extension.map(|(_, json)| json.get())
    }

    /// The headers that were set, without those that cannot be sent.
    pub fn headers(&self) -> HeaderMap {
        let mut map = HeaderMap::new();
        for entry in self.0.headers.iter() {
            if let Ok(value) = &entry.value {
                let _ = map.try_append(entry.name.clone(), value.clone());
            }
        }
        map
    }

    /// Whether the detail of a 5xx is sent.
    pub fn is_exposed(&self) -> bool {
        self.0.is_exposed
    }

    /// The level that was set.
    pub fn level(&self) -> Option<Level> {
        self.0.level
    }

    /// Whether this stands for a failure of the service itself, which nothing replaces any more.
    pub(crate) fn is_internal(&self) -> bool {
        self.0.is_internal
    }

    pub(crate) fn format(&self) -> Option<Format> {
        self.0.format
    }

    /// What goes to the log: the error and its causes, and what `Debug` says of it.
    pub(crate) fn cause(&self) -> (String, Option<&str>) {
        let cause = self.0.cause.clone().unwrap_or_else(|| text(self));
        (cause, self.0.debug.as_deref())
    }

    /// Takes the headers that were set, all of which can be sent if [`Problem::take_failure`] says nothing.
    pub(crate) fn take_headers(&mut self) -> HeaderList {
        if let Some(failure) = self.0.headers.first_failure() {
            self.fail(failure);
        }
        std::mem::take(&mut self.0.headers)
    }

    /// Why this cannot be sent, if so.
    pub(crate) fn take_failure(&mut self) -> Option<Box<str>> {
        let code = self.0.status.as_u16();
        let fault = || rules::check_error(code).err().map(|fault| fault.of(code).into());
        self.0.failure.take().or_else(fault)
    }

    /// This, as it arises in the current span of the log, unless it has arisen before.
    #[cfg_attr(not(feature = "tracing"), expect(unused_mut, reason = "there is no log"))]
    pub(crate) fn in_span(mut self) -> Self {
        #[cfg(feature = "tracing")]
        self.0.span.get_or_insert_with(tracing::Span::current);
        self
    }

    /// This, of an error type that has answered outside of a view.
    pub(crate) fn of_type<E: ?Sized>(mut self) -> Self {
        let name = std::any::type_name::<E>();
        // Its public name, not that of a module of this crate.
        self.0.origin = Some(if name == std::any::type_name::<Self>() { "json_view::Problem" } else { name });
        self
    }

    /// What has answered outside of a view.
    pub(crate) fn origin(&self) -> Option<&'static str> {
        self.0.origin
    }

    /// This, for a response that was no view's.
    #[cfg(feature = "service")]
    pub(crate) fn of_the_service(mut self) -> Self {
        self.0.in_place_of = InPlaceOf::Service;
        self
    }

    pub(crate) fn is_of_the_service(&self) -> bool {
        self.0.in_place_of == InPlaceOf::Service
    }

    /// This, whose record is written.
    #[cfg(feature = "service")]
    pub(crate) fn recorded(mut self) -> Self {
        self.0.in_place_of = InPlaceOf::Itself;
        self
    }

    pub(crate) fn is_recorded(&self) -> bool {
        self.0.in_place_of == InPlaceOf::Itself
    }

    /// Whether it stands in place of another response.
    pub(crate) fn is_in_place(&self) -> bool {
        self.0.in_place_of != InPlaceOf::Nothing
    }

    #[cfg(feature = "tracing")]
    pub(crate) fn span(&self) -> Option<&tracing::Span> {
        self.0.span.as_ref()
    }

    /// What a client may know of this, for a format that writes `members` itself.
    pub(crate) fn public(&self, members: &'static [&'static str]) -> PublicProblem<'_> {
        PublicProblem::new(self, members)
    }
}

impl fmt::Display for Problem {
    /// The detail, else the title, else the status's phrase.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let title = || self.title().unwrap_or(phrase(self.0.status));
        f.write_str(self.detail().unwrap_or_else(title))
    }
}

impl Error for Problem {}
