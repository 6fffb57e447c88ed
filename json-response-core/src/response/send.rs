//! How a response leaves: each header once, the status and the body, for a framework to build its own from.

use super::{Body, CONTENT_TYPE, JsonResponse, is_bodyless, is_servers};
use crate::lines::{Layer, Line};
use crate::problem::internal_error;
use crate::view::{Head, View};
use http::header::{HeaderName, HeaderValue};
use http::{HeaderMap, StatusCode};

/// A header on its way to a framework, each with all that the framework may make use of.
pub(crate) enum Field {
    Static(&'static HeaderName, &'static HeaderValue),
    Made(HeaderName, HeaderValue),
}

impl JsonResponse {
    /// Gives all that is to be sent: each header once to `field`, in the end the status and the body.
    ///
    /// This is where an adapter begins, and where a failure that no view has seen is logged.
    pub(crate) fn into_parts(self, mut field: impl FnMut(Field)) -> (StatusCode, Body) {
        if self.is_failed() || self.has_no_body() || self.merged.get().is_some() {
            return self.into_unusual_parts(&mut field);
        }
        let status = self.status();
        self.static_fields(|name, value| field(Field::Static(name, value)));
        let Self { body, lines, .. } = self;
        for Line { name, value, .. } in lines.into_iter() {
            if let Ok(value) = value {
                field(Field::Made(name, value));
            }
        }
        (status, body)
    }

    /// This response where its headers can all be sent by a framework that has only text for them, else the logged 500, which
    /// the view and its `always_headers` are still a part of. What the declaration says is text.
    #[cfg(any(feature = "lambda", feature = "rocket"))]
    pub(crate) fn in_text(self, is_text: impl Fn(&HeaderName, &HeaderValue) -> bool) -> Self {
        let refused = {
            let made = self.lines.iter().filter_map(|line| Some((&line.name, line.value.as_ref().ok()?)));
            let mut all = made.chain(self.merged.get().into_iter().flat_map(|map| map.iter()));
            all.find(|(name, value)| !is_text(name, value)).map(|(name, _)| name.clone())
        };
        let Some(name) = refused else {
            return self;
        };
        let mut head = Head { view: self.view, lines: self.lines };
        head.lines.retain(|line| line.value.as_ref().is_ok_and(|value| is_text(&line.name, value)));
        let problem_json = head.is_problem();
        internal_error(head, problem_json, &format!("header `{name}` cannot be sent: it is no text").into())
    }

    /// Those of a failure, of a response without a body, and of one whose map of headers has been asked for.
    fn into_unusual_parts(mut self, field: &mut dyn FnMut(Field)) -> (StatusCode, Body) {
        if let Body::Failed(cause) = self.body {
            self = internal_error(Head::none(), false, &cause);
        }
        let status = self.status();
        if is_bodyless(status) {
            self.body = Body::Static(b"");
        }
        let has_no_body = self.has_no_body();
        let is_kept_back = |name: &HeaderName| has_no_body && *name == CONTENT_TYPE;
        if let Some(map) = self.merged.take() {
            let mut last = CONTENT_TYPE.clone();
            for (name, value) in *map {
                last = name.unwrap_or(last);
                if !(is_servers(&last) || is_kept_back(&last)) {
                    field(Field::Made(last.clone(), value));
                }
            }
            return (status, self.body);
        }
        self.static_fields(|name, value| field(Field::Static(name, value)));
        for Line { name, value, .. } in std::mem::take(&mut self.lines).into_iter() {
            match value {
                Ok(value) if !is_kept_back(&name) => field(Field::Made(name, value)),
                _ => {}
            }
        }
        (status, self.body)
    }

    /// As [`JsonResponse::into_parts`], with the headers in the type of `http` 1.
    #[inline]
    pub(crate) fn into_http(self) -> (StatusCode, HeaderMap, Body) {
        match self.prepared() {
            Some((_, headers)) => (self.status(), headers.clone(), self.body),
            None => self.into_http_one_by_one(),
        }
    }

    fn into_http_one_by_one(self) -> (StatusCode, HeaderMap, Body) {
        let mut headers = HeaderMap::with_capacity(self.capacity());
        let (status, body) = self.into_parts(|field| {
            let (name, value) = match field {
                Field::Static(name, value) => (name.clone(), value.clone()),
                Field::Made(name, value) => (name, value),
            };
            // The lines are fewer than a map can hold.
            let _ = headers.try_append(name, value);
        });
        (status, headers, body)
    }

    /// What a view's success has for headers, where nothing is added to what it declares. A response that has failed has no
    /// view any more.
    #[inline]
    pub(crate) fn prepared(&self) -> Option<(&'static View, &'static HeaderMap)> {
        let view = self.view?;
        let is_plain = self.is_success() && self.lines.len() == 0 && self.merged.get().is_none();
        (is_plain && !self.has_no_body()).then(|| (view, &**view.prepared.map.get_or_init(|| Box::new(self.merge()))))
    }

    /// The body of a response that has [`JsonResponse::prepared`] headers.
    #[cfg(feature = "actix-web")]
    pub(crate) fn into_prepared_body(self) -> Body {
        self.body
    }

    /// Room for the headers, the content type and the one that a server is likely to add.
    pub(crate) fn capacity(&self) -> usize {
        let declared = self.view.map_or(0, |view| view.headers.len() + view.always_headers.len());
        declared + self.lines.len() + 2
    }

    /// Those of the declaration that are to be sent, and the content type.
    fn static_fields(&self, mut field: impl FnMut(&'static HeaderName, &'static HeaderValue)) {
        if let Some(view) = self.view {
            if self.is_success() {
                for (name, value) in view.headers {
                    if !self.lines.overrides(Layer::Declared, name) {
                        field(name, value);
                    }
                }
            }
            for (name, value) in view.always_headers {
                if !self.is_overridden(Layer::Always, name) {
                    field(name, value);
                }
            }
        }
        if !self.has_no_body() && !self.lines.iter().any(|line| line.name == CONTENT_TYPE) {
            field(&CONTENT_TYPE, self.media_type());
        }
    }

    /// All that is to be sent, as one map.
    pub(super) fn merge(&self) -> HeaderMap {
        // The map is full only if somebody filled one through `headers_mut`.
        let mut map = HeaderMap::with_capacity(self.lines.len() + 4);
        self.static_fields(|name, value| {
            let _ = map.try_append(name, value.clone());
        });
        let lines = self.lines.iter();
        let lines = lines.filter(|line| line.name != CONTENT_TYPE || !self.has_no_body());
        for (name, value) in lines.filter_map(|line| Some((&line.name, line.value.as_ref().ok()?))) {
            let _ = map.try_append(name, value.clone());
        }
        map
    }
}

/// `http` has no way to make a response of its parts.
#[inline]
pub(crate) fn http_response<B>(status: StatusCode, headers: HeaderMap, body: B) -> http::Response<B> {
    let mut response = http::Response::new(body);
    *response.status_mut() = status;
    // The empty map holds no memory, and it takes a while to find that out.
    std::mem::forget(std::mem::replace(response.headers_mut(), headers));
    response
}

impl<B: From<Vec<u8>>> From<JsonResponse> for http::Response<B> {
    fn from(response: JsonResponse) -> Self {
        let (status, headers, body) = response.into_http();
        http_response(status, headers, B::from(body.into_vec()))
    }
}

#[cfg(test)]
mod tests {
    use super::{Body, Head, JsonResponse, View};
    use http::header;

    #[test]
    fn the_headers_of_a_view_are_prepared_once_where_nothing_is_added() {
        static VIEW: View = View::new("view");
        let answer = |body, computed: Option<u8>| {
            let mut head = Head::new(&VIEW);
            head.header(header::AGE, computed);
            JsonResponse::of_success(head, Body::Static(body))
        };
        let prepared = |response: &JsonResponse| response.prepared().map(|(_, headers)| std::ptr::from_ref(headers));
        let first = prepared(&answer(b"1", None));
        assert!(first.is_some() && first == prepared(&answer(b"2", None)));
        let mut read = answer(b"1", None);
        read.headers_mut();
        for other in [answer(b"1", Some(1)), answer(b"", None), read, JsonResponse::new(1)] {
            assert_eq!(prepared(&other), None);
        }
    }
}
