//! What the tests share: a response as plain data, and assertions on all of it.

#![allow(dead_code, reason = "no test file uses all of it")]
#![allow(clippy::expect_used, reason = "a test may panic")]

pub(crate) mod random;

/// The one header of a JSON response that states nothing else.
pub(crate) const JSON: (&str, &str) = ("content-type", "application/json");

/// The same for an RFC 9457 body.
pub(crate) const PROBLEM_JSON: (&str, &str) = ("content-type", "application/problem+json");

/// The body of every failure at run time.
pub(crate) const INTERNAL_ERROR: &str = r#"{"error":"Internal Server Error"}"#;

/// Status, headers sorted by name, and body. Lines of one name stay in the order in which they are sent.
pub(crate) type Parts = (u16, Vec<(String, String)>, String);

/// Turns a response into what goes over the wire, as plain data.
pub(crate) fn parts(response: impl Into<http::Response<Vec<u8>>>) -> Parts {
    let response = response.into();
    let mut headers: Vec<(String, String)> = response
        .headers()
        .iter()
        .map(|(name, value)| (name.to_string(), String::from_utf8_lossy(value.as_bytes()).into_owned()))
        .collect();
    headers.sort_by(|(one, _), (other, _)| one.cmp(other));
    let status = response.status().as_u16();
    (status, headers, String::from_utf8_lossy(response.body()).into_owned())
}

/// Asserts a whole response: status, every header (names in lower case, in any order), body.
#[track_caller]
pub(crate) fn assert_response(
    response: impl Into<http::Response<Vec<u8>>>,
    status: u16,
    headers: &[(&str, &str)],
    body: &str,
) {
    let mut expected: Vec<(String, String)> =
        headers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    expected.sort_by(|(one, _), (other, _)| one.cmp(other));
    assert_eq!(parts(response), (status, expected, body.to_owned()));
}

/// Asserts the whole 500 that says nothing of its cause, with no header but its content type.
#[track_caller]
pub(crate) fn assert_internal_error(response: impl Into<http::Response<Vec<u8>>>) {
    assert_response(response, 500, &[JSON], INTERNAL_ERROR);
}

/// Runs a future to its end on this thread.
pub(crate) fn block_on<F: Future>(future: F) -> F::Output {
    tokio::runtime::Builder::new_current_thread().build().expect("a runtime without drivers").block_on(future)
}

/// Takes a future that may move between threads, and no other.
pub(crate) const fn assert_send<T: Send>(value: T) -> T {
    value
}
