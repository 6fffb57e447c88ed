//! `#[derive(JsonError)]`: each argument as a whole response, in both formats, and the types it stands on.

#![allow(clippy::unused_self, reason = "a view is a method, too")]

mod common;

use common::{INTERNAL_ERROR, JSON, PROBLEM_JSON, assert_response, block_on};
use http::{HeaderName, StatusCode};
use json_view::{JsonError, JsonResponse, json_view};
use std::fmt;

/// The same error, out of a view of each format.
#[track_caller]
fn assert_both<E: JsonError>(
    error: impl Fn() -> E,
    status: u16,
    headers: &[(&str, &str)],
    default_body: &str,
    problem_body: &str,
) {
    let with = |content_type| [&[content_type], headers].concat();
    assert_response(default_view(error()), status, &with(JSON), default_body);
    assert_response(problem_view(error()), status, &with(PROBLEM_JSON), problem_body);
}

#[json_view]
fn default_view<E: JsonError>(error: E) -> Result<u32, E> {
    Err(error)
}

#[json_view(problem)]
fn problem_view<E: JsonError>(error: E) -> Result<u32, E> {
    Err(error)
}

mod design {
    use super::*;

    #[derive(Debug, thiserror::Error)]
    #[error("connection refused by 10.0.0.7")]
    struct DbError;

    #[derive(Debug, thiserror::Error, JsonError)]
    enum ItemError {
        #[error("Item not found")]
        #[json_error(status = 404)]
        NotFound,
        #[error("out of stock until {until}")]
        #[json_error(status = 503, headers(RETRY_AFTER = |e| e.seconds()))]
        OutOfStock {
            #[json_error(extension)]
            until: String,
        },
        #[error(transparent)]
        #[json_error(status = 500)]
        Database(#[from] DbError),
    }

    impl ItemError {
        fn seconds(&self) -> usize {
            match self {
                Self::OutOfStock { until } => until.len() * 10,
                _ => 0,
            }
        }
    }

    #[test]
    fn each_variant_in_both_formats() {
        assert_both(
            || ItemError::NotFound,
            404,
            &[],
            r#"{"error":"Item not found"}"#,
            r#"{"title":"Not Found","status":404,"detail":"Item not found"}"#,
        );
        assert_both(
            || ItemError::OutOfStock { until: "May".to_owned() },
            503,
            &[("retry-after", "30")],
            r#"{"error":"Service Unavailable","until":"May"}"#,
            r#"{"title":"Service Unavailable","status":503,"until":"May"}"#,
        );
        assert_both(
            || ItemError::from(DbError),
            500,
            &[],
            INTERNAL_ERROR,
            r#"{"title":"Internal Server Error","status":500}"#,
        );
    }

    #[derive(Clone, Copy)]
    struct Shop;

    fn query(id: u32) -> Result<u32, DbError> {
        if id == 0 { Err(DbError) } else { Ok(id) }
    }

    #[json_view]
    fn sync(id: u32) -> Result<u32, ItemError> {
        let id = query(id)?;
        if id > 9 { Err(ItemError::NotFound) } else { Ok(id) }
    }

    #[json_view]
    async fn asynchronous(id: u32) -> Result<u32, ItemError> {
        std::future::ready(()).await;
        let id = query(id)?;
        if id > 9 { Err(ItemError::NotFound) } else { Ok(id) }
    }

    impl Shop {
        #[json_view]
        fn method(self, id: u32) -> Result<u32, ItemError> {
            let id = query(id)?;
            if id > 9 { Err(ItemError::NotFound) } else { Ok(id) }
        }

        #[json_view]
        async fn asynchronous_method(&self, id: u32) -> Result<Option<u32>, ItemError> {
            let id = query(id)?;
            if id > 9 { Err(ItemError::NotFound) } else { Ok(Some(id)) }
        }
    }

    #[test]
    fn through_every_kind_of_function() {
        let views: [fn(u32) -> JsonResponse; 4] =
            [sync, |id| block_on(asynchronous(id)), |id| Shop.method(id), |id| block_on(Shop.asynchronous_method(id))];
        for view in views {
            assert_response(view(7), 200, &[JSON], "7");
            assert_response(view(10), 404, &[JSON], r#"{"error":"Item not found"}"#);
            assert_response(view(0), 500, &[JSON], INTERNAL_ERROR);
        }
    }
}

mod arguments {
    use super::*;

    const BUSY: StatusCode = StatusCode::TOO_MANY_REQUESTS;
    const GATEWAY: StatusCode = StatusCode::BAD_GATEWAY;

    #[derive(Debug, thiserror::Error, JsonError)]
    enum ByStatus {
        #[error("number")]
        #[json_error(status = 409)]
        Number,
        #[error("name")]
        #[json_error(status = UNPROCESSABLE_CONTENT)]
        Name,
        #[error("unknown to http")]
        #[json_error(status = 499)]
        Unnamed,
        #[error("constant")]
        #[json_error(status = BUSY)]
        Constant,
        #[error("path")]
        #[json_error(status = self::GATEWAY)]
        Path,
        #[error("block")]
        #[json_error(status = { if cfg!(test) { StatusCode::GONE } else { BUSY } })]
        Block,
    }

    #[test]
    fn status() {
        let both = |error: fn() -> ByStatus, status, text: &str, title: &str| {
            let default = format!(r#"{{"error":"{text}"}}"#);
            let problem = format!(r#"{{"title":"{title}","status":{status},"detail":"{text}"}}"#);
            assert_both(error, status, &[], &default, &problem);
        };
        both(|| ByStatus::Number, 409, "number", "Conflict");
        both(|| ByStatus::Name, 422, "name", "Unprocessable Entity");
        both(|| ByStatus::Unnamed, 499, "unknown to http", "Bad Request");
        both(|| ByStatus::Constant, 429, "constant", "Too Many Requests");
        both(|| ByStatus::Block, 410, "block", "Gone");
        assert_both(
            || ByStatus::Path,
            502,
            &[],
            r#"{"error":"Bad Gateway"}"#,
            r#"{"title":"Bad Gateway","status":502}"#,
        );
    }

    #[derive(Debug, thiserror::Error, JsonError)]
    #[json_error(status = 400, code = "invalid", type = "https://example.com/invalid", title = "Invalid")]
    enum Defaults {
        #[error("as the type says")]
        All,
        #[error("as the variant says")]
        #[json_error(status = 409, code = "taken", type = "/taken", title = "Taken")]
        #[json_error(problem = false)]
        None,
    }

    #[test]
    fn code_type_and_title_with_defaults_of_the_type() {
        assert_both(
            || Defaults::All,
            400,
            &[],
            r#"{"error":"as the type says","code":"invalid"}"#,
            r#"{"type":"https://example.com/invalid","title":"Invalid","status":400,"detail":"as the type says","code":"invalid"}"#,
        );
        assert_both(
            || Defaults::None,
            409,
            &[],
            r#"{"error":"as the variant says","code":"taken"}"#,
            r#"{"type":"/taken","title":"Taken","status":409,"detail":"as the variant says","code":"taken"}"#,
        );
    }

    #[derive(Debug, thiserror::Error, JsonError)]
    #[json_error(status = 403, problem)]
    enum Format {
        #[error("no")]
        Problem,
        #[error("no")]
        #[json_error(problem = false)]
        Views,
    }

    #[test]
    fn problem_fixes_the_format() {
        let problem = r#"{"title":"Forbidden","status":403,"detail":"no"}"#;
        assert_response(default_view(Format::Problem), 403, &[PROBLEM_JSON], problem);
        assert_response(problem_view(Format::Problem), 403, &[PROBLEM_JSON], problem);
        assert_both(|| Format::Views, 403, &[], r#"{"error":"no"}"#, problem);
    }

    #[derive(Debug, thiserror::Error, JsonError)]
    #[json_error(status = 502, expose)]
    enum Exposed {
        #[error("the \"bank\" is closed")]
        Sent,
        #[error("secret")]
        #[json_error(expose = false)]
        Kept,
        #[error("no such account")]
        #[json_error(status = 404)]
        ClientError,
    }

    #[test]
    fn expose_sends_the_text_of_a_server_error() {
        assert_both(
            || Exposed::Sent,
            502,
            &[],
            r#"{"error":"Bad Gateway","details":"the \"bank\" is closed"}"#,
            r#"{"title":"Bad Gateway","status":502,"detail":"the \"bank\" is closed"}"#,
        );
        assert_both(
            || Exposed::Kept,
            502,
            &[],
            r#"{"error":"Bad Gateway"}"#,
            r#"{"title":"Bad Gateway","status":502}"#,
        );
        assert_both(
            || Exposed::ClientError,
            404,
            &[],
            r#"{"error":"no such account"}"#,
            r#"{"title":"Not Found","status":404,"detail":"no such account"}"#,
        );
    }

    const X_TRACE: HeaderName = HeaderName::from_static("x-trace");

    fn trace() -> String {
        "t-1".to_owned()
    }

    #[derive(Debug, thiserror::Error, JsonError)]
    #[json_error(status = 401, headers(WWW_AUTHENTICATE = "Basic", CACHE_CONTROL = "no-store", "X-Kind" = "type"))]
    #[error("log in")]
    enum Login {
        Default,
        #[json_error(headers(
            WWW_AUTHENTICATE = "Bearer",
            WWW_AUTHENTICATE = "Basic",
            SET_COOKIE = ["a=1", "b=2"],
            SET_COOKIE = |error: &Login| format!("c={error:?}"),
            X_TRACE = trace(),
            "X-Kind" = "variant",
            VARY = |_| None::<String>,
            "x-limit" = 10,
        ))]
        Own,
        #[json_error(status = 429, headers(RETRY_AFTER = |e| match e { Self::Wait(seconds) => Some(*seconds), _ => None }))]
        Wait(u64),
    }

    #[test]
    fn headers() {
        let default = [("cache-control", "no-store"), ("www-authenticate", "Basic"), ("x-kind", "type")];
        let problem = r#"{"title":"Unauthorized","status":401,"detail":"log in"}"#;
        assert_both(|| Login::Default, 401, &default, r#"{"error":"log in"}"#, problem);
        let own = [
            ("cache-control", "no-store"),
            ("set-cookie", "a=1"),
            ("set-cookie", "b=2"),
            ("set-cookie", "c=Own"),
            ("www-authenticate", "Bearer"),
            ("www-authenticate", "Basic"),
            ("x-kind", "variant"),
            ("x-limit", "10"),
            ("x-trace", "t-1"),
        ];
        assert_both(|| Login::Own, 401, &own, r#"{"error":"log in"}"#, problem);
        assert_both(
            || Login::Wait(30),
            429,
            &[&default[..], &[("retry-after", "30")]].concat(),
            r#"{"error":"log in"}"#,
            r#"{"title":"Too Many Requests","status":429,"detail":"log in"}"#,
        );
    }

    #[json_view(headers(ETAG = "\"1\""), always_headers(CACHE_CONTROL = "private", "x-always" = "yes"))]
    fn view_with_headers(error: Option<Login>) -> Result<u32, Login> {
        match error {
            Some(error) => Err(error),
            None => Ok(1),
        }
    }

    #[test]
    fn headers_of_an_error_win_over_always_headers_and_those_of_successes_are_absent() {
        let success = [JSON, ("cache-control", "private"), ("etag", "\"1\""), ("x-always", "yes")];
        assert_response(view_with_headers(None), 200, &success, "1");
        let error = [
            JSON,
            ("cache-control", "no-store"),
            ("www-authenticate", "Basic"),
            ("x-always", "yes"),
            ("x-kind", "type"),
        ];
        assert_response(view_with_headers(Some(Login::Default)), 401, &error, r#"{"error":"log in"}"#);
    }

    #[json_view(headers(ETAG = etag.to_owned()), always_headers(CACHE_CONTROL = cache.to_owned(), "x-always" = cache.len()))]
    fn view_with_computed_headers(etag: &str, cache: &str, error: Option<Login>) -> Result<u32, Login> {
        match error {
            Some(error) => Err(error),
            None => Ok(1),
        }
    }

    #[test]
    fn the_same_of_headers_that_are_computed() {
        let view = view_with_computed_headers;
        let success = [JSON, ("cache-control", "private"), ("etag", "\"1\""), ("x-always", "7")];
        assert_response(view("\"1\"", "private", None), 200, &success, "1");
        let error = |always| {
            [
                JSON,
                ("cache-control", "no-store"),
                ("www-authenticate", "Basic"),
                ("x-always", always),
                ("x-kind", "type"),
            ]
        };
        let login = || Some(Login::Default);
        assert_response(view("\"1\"", "private", login()), 401, &error("7"), r#"{"error":"log in"}"#);
        // What is not sent cannot be illegal.
        assert_response(view("a\nb", "private", login()), 401, &error("7"), r#"{"error":"log in"}"#);
        assert_response(view("\"1\"", "a\nb", login()), 401, &error("3"), r#"{"error":"log in"}"#);
        // What is left of the 500.
        let headers = [JSON, ("cache-control", "private"), ("x-always", "7")];
        assert_response(view("a\nb", "private", None), 500, &headers, INTERNAL_ERROR);
        assert_response(view("\"1\"", "a\nb", None), 500, &[JSON, ("x-always", "3")], INTERNAL_ERROR);
    }

    #[derive(Debug, thiserror::Error, JsonError)]
    #[error("no")]
    #[json_error(status = 400, headers("x-reason" = |e| e.0.clone()))]
    struct Reason(String);

    #[test]
    fn an_illegal_header_value_is_the_internal_error() {
        let reason = || Reason("because".to_owned());
        let problem = r#"{"title":"Bad Request","status":400,"detail":"no"}"#;
        assert_both(reason, 400, &[("x-reason", "because")], r#"{"error":"no"}"#, problem);
        let split = || Reason("a\r\nset-cookie: b".to_owned());
        let internal = r#"{"title":"Internal Server Error","status":500}"#;
        assert_both(split, 500, &[], INTERNAL_ERROR, internal);
    }
}

mod extensions {
    use super::*;
    use serde::{Serialize, Serializer};

    #[derive(Debug, Serialize)]
    struct Range {
        from: i8,
        to: i8,
    }

    #[derive(Debug, thiserror::Error, JsonError)]
    #[error("refused")]
    #[json_error(status = 422)]
    enum Refused {
        Named {
            #[json_error(extension)]
            r#in: Range,
            hidden: &'static str,
            #[json_error(extension = "max-items")]
            max: Option<u64>,
        },
        Unnamed(&'static str, #[json_error(extension = "values")] Vec<f64>),
    }

    #[test]
    fn named_renamed_and_unnamed() {
        assert_both(
            || Refused::Named { r#in: Range { from: -1, to: 1 }, hidden: "secret", max: None },
            422,
            &[],
            r#"{"error":"refused","in":{"from":-1,"to":1},"max-items":null}"#,
            r#"{"title":"Unprocessable Entity","status":422,"detail":"refused","in":{"from":-1,"to":1},"max-items":null}"#,
        );
        assert_both(
            || Refused::Unnamed("secret", vec![0.5, f64::NAN]),
            422,
            &[],
            r#"{"error":"refused","values":[0.5,null]}"#,
            r#"{"title":"Unprocessable Entity","status":422,"detail":"refused","values":[0.5,null]}"#,
        );
    }

    #[derive(Debug)]
    struct Unwritable;

    impl Serialize for Unwritable {
        fn serialize<S: Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
            Err(serde::ser::Error::custom("secret"))
        }
    }

    #[derive(Debug, thiserror::Error, JsonError)]
    #[error("refused")]
    #[json_error(status = 422, headers("x-kind" = "refused"))]
    struct Broken {
        #[json_error(extension)]
        value: Unwritable,
    }

    #[test]
    fn what_cannot_be_serialized_is_the_internal_error() {
        let internal = r#"{"title":"Internal Server Error","status":500}"#;
        assert_both(|| Broken { value: Unwritable }, 500, &[], INTERNAL_ERROR, internal);
    }
}

mod transparent {
    use super::*;

    #[derive(Debug, thiserror::Error, JsonError)]
    #[error("log in as {user}")]
    #[json_error(status = 401, code = "login", headers(WWW_AUTHENTICATE = "Bearer"))]
    struct LoginError {
        #[json_error(extension)]
        user: String,
    }

    #[derive(Debug, thiserror::Error, JsonError)]
    #[error(transparent)]
    #[json_error(status = 500, code = "outer", problem, headers("x-outer" = "yes"))]
    enum AppError {
        #[json_error(transparent)]
        Login(#[from] LoginError),
        #[json_error(transparent)]
        Boxed { inner: Box<LoginError> },
        #[json_error(transparent)]
        Generated(json_view::Problem),
    }

    #[derive(Debug, thiserror::Error, JsonError)]
    #[error(transparent)]
    #[json_error(transparent)]
    struct Whole(AppError);

    #[test]
    fn hands_on_everything_and_adds_nothing() {
        let login = || LoginError { user: "ann".to_owned() };
        let default = r#"{"error":"log in as ann","code":"login","user":"ann"}"#;
        let problem = r#"{"title":"Unauthorized","status":401,"detail":"log in as ann","code":"login","user":"ann"}"#;
        let headers = [("www-authenticate", "Bearer")];
        assert_both(login, 401, &headers, default, problem);
        assert_both(|| AppError::from(login()), 401, &headers, default, problem);
        assert_both(|| AppError::Boxed { inner: Box::new(login()) }, 401, &headers, default, problem);
        assert_both(|| Whole(login().into()), 401, &headers, default, problem);
        assert_both(
            || AppError::Generated(json_view::Problem::new(StatusCode::GONE).with_detail("gone for good")),
            410,
            &[],
            r#"{"error":"gone for good"}"#,
            r#"{"title":"Gone","status":410,"detail":"gone for good"}"#,
        );
    }
}

mod types {
    use super::*;
    use serde::Serialize;
    use std::borrow::Cow;

    /// Without thiserror, and no `Error`.
    #[derive(JsonError)]
    #[json_error(status = 409)]
    struct Plain;

    impl fmt::Display for Plain {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("plain")
        }
    }

    #[derive(JsonError)]
    #[json_error(status = 500, expose)]
    struct PlainServerError {
        text: &'static str,
    }

    impl fmt::Display for PlainServerError {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str(self.text)
        }
    }

    #[test]
    fn display_is_enough() {
        let problem = r#"{"title":"Conflict","status":409,"detail":"plain"}"#;
        assert_both(|| Plain, 409, &[], r#"{"error":"plain"}"#, problem);
        assert_both(
            || PlainServerError { text: "it broke" },
            500,
            &[],
            r#"{"error":"Internal Server Error","details":"it broke"}"#,
            r#"{"title":"Internal Server Error","status":500,"detail":"it broke"}"#,
        );
    }

    #[derive(Debug, thiserror::Error, JsonError)]
    enum Generic<'a, T, E: JsonError, const N: usize>
    where
        T: Clone,
    {
        #[error("{0} of {N}")]
        #[json_error(status = 400)]
        Value(#[json_error(extension = "value")] T),
        #[error("{name}")]
        #[json_error(status = 404, headers("x-name" = |e| e.name()))]
        Name {
            #[json_error(extension)]
            name: Cow<'a, str>,
        },
        #[error("inner")]
        #[json_error(transparent)]
        Inner(E),
    }

    impl<T: Clone, E: JsonError, const N: usize> Generic<'_, T, E, N> {
        fn name(&self) -> Option<&str> {
            match self {
                Self::Name { name } => Some(name),
                _ => None,
            }
        }
    }

    #[test]
    fn generics_and_lifetimes() {
        type Refused<'a> = Generic<'a, u8, json_view::Problem, 3>;
        assert_both(
            || Refused::Value(4),
            400,
            &[],
            r#"{"error":"4 of 3","value":4}"#,
            r#"{"title":"Bad Request","status":400,"detail":"4 of 3","value":4}"#,
        );
        let name = "ann".to_owned();
        assert_both(
            || Refused::Name { name: Cow::Borrowed(&name) },
            404,
            &[("x-name", "ann")],
            r#"{"error":"ann","name":"ann"}"#,
            r#"{"title":"Not Found","status":404,"detail":"ann","name":"ann"}"#,
        );
        assert_both(
            || Refused::Inner(json_view::Problem::new(StatusCode::GONE)),
            410,
            &[],
            r#"{"error":"Gone"}"#,
            r#"{"title":"Gone","status":410}"#,
        );
    }

    /// The bounds that the derive needs are added where a field has a parameter in its type, so none stand here.
    #[derive(JsonError)]
    #[json_error(status = 413)]
    struct Limited<T>(#[json_error(extension = "limits")] Vec<T>);

    impl<T: Serialize> fmt::Display for Limited<T> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            write!(f, "{} limits", self.0.len())
        }
    }

    #[test]
    fn bounds_are_inferred() {
        assert_both(
            || Limited(vec![1, 2]),
            413,
            &[],
            r#"{"error":"2 limits","limits":[1,2]}"#,
            r#"{"title":"Payload Too Large","status":413,"detail":"2 limits","limits":[1,2]}"#,
        );
    }

    #[derive(Debug, thiserror::Error, JsonError)]
    enum Never {}

    #[json_view]
    fn never_fails() -> Result<u32, Never> {
        Ok(1)
    }

    #[test]
    fn a_type_without_values() {
        assert_response(never_fails(), 200, &[JSON], "1");
    }

    #[test]
    fn inside_a_function() {
        #[derive(Debug, thiserror::Error, JsonError)]
        #[error("local")]
        #[json_error(status = 418)]
        struct Local;

        let problem = r#"{"title":"I'm a teapot","status":418,"detail":"local"}"#;
        assert_both(|| Local, 418, &[], r#"{"error":"local"}"#, problem);
    }

    #[test]
    fn by_reference_and_in_a_box_and_as_an_object() {
        let boxed: Box<dyn JsonError> = Box::new(Plain);
        assert_response(default_view(boxed), 409, &[JSON], r#"{"error":"plain"}"#);
    }
}

mod hygiene {
    /// The generated code names nothing that this does not replace.
    #[allow(dead_code)]
    #[no_implicit_prelude]
    mod hostile {
        struct Option;
        struct Result;
        struct String;
        struct Box;
        struct StatusCode;
        trait ToString {}
        trait Into {}
        mod core {}
        mod std {}
        mod http {}

        #[derive(::json_view::JsonError)]
        #[json_error(headers(VARY = "accept", "x-text" = |e| e.text()))]
        pub(super) enum Refused {
            #[json_error(status = 500, expose)]
            Ok,
            #[json_error(status = 404)]
            Some {
                #[json_error(extension)]
                __this: u8,
                #[json_error(extension)]
                __0: u8,
            },
        }

        impl Refused {
            fn text(&self) -> &'static str {
                "text"
            }

            /// Those of the trait and of what stands behind it are called by their paths.
            #[allow(dead_code)]
            fn problem(&self) -> u8 {
                0
            }
        }

        impl ::core::fmt::Display for Refused {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.write_str("refused")
            }
        }
    }

    use super::*;
    use hostile::Refused;

    #[test]
    fn names_of_the_user_do_not_matter() {
        let headers = [("vary", "accept"), ("x-text", "text")];
        assert_both(
            || Refused::Ok,
            500,
            &headers,
            r#"{"error":"Internal Server Error","details":"refused"}"#,
            r#"{"title":"Internal Server Error","status":500,"detail":"refused"}"#,
        );
        assert_both(
            || Refused::Some { __this: 1, __0: 2 },
            404,
            &headers,
            r#"{"error":"refused","__this":1,"__0":2}"#,
            r#"{"title":"Not Found","status":404,"detail":"refused","__this":1,"__0":2}"#,
        );
    }

    mod renamed {
        pub(super) use json_view as views;
    }

    #[derive(Debug, thiserror::Error, json_view::JsonError)]
    #[error("renamed")]
    #[json_error(crate = renamed::views, status = 404)]
    #[deprecated]
    struct Renamed;

    #[test]
    #[allow(deprecated)]
    fn the_crate_under_another_name() {
        let problem = r#"{"title":"Not Found","status":404,"detail":"renamed"}"#;
        assert_both(|| Renamed, 404, &[], r#"{"error":"renamed"}"#, problem);
    }
}

mod computed {
    use super::*;
    use std::borrow::Cow;

    /// What a service behind this one has answered.
    #[derive(Debug, thiserror::Error, JsonError)]
    #[error("the service behind says {status}")]
    #[json_error(
        status = |error| error.status,
        code = |error| error.code.as_deref(),
        type = |error| format!("https://example.com/{}", error.status),
        title = |error| error.title(),
        instance = |error| &error.path,
        headers("x-behind" = |error| error.status)
    )]
    struct Upstream {
        status: u16,
        code: Option<String>,
        path: String,
    }

    impl Upstream {
        fn title(&self) -> Option<Cow<'_, str>> {
            (self.status == 404).then(|| Cow::Owned(format!("No {}", self.path)))
        }
    }

    fn upstream(status: u16, code: Option<&str>) -> Upstream {
        Upstream { status, code: code.map(str::to_owned), path: "/items/1".to_owned() }
    }

    #[test]
    fn status_and_texts_of_the_run() {
        assert_both(
            || upstream(404, Some("no_item")),
            404,
            &[("x-behind", "404")],
            r#"{"error":"the service behind says 404","code":"no_item"}"#,
            concat!(
                r#"{"type":"https://example.com/404","title":"No /items/1","status":404,"#,
                r#""detail":"the service behind says 404","instance":"/items/1","code":"no_item"}"#
            ),
        );
        assert_both(
            || upstream(502, None),
            502,
            &[("x-behind", "502")],
            r#"{"error":"Bad Gateway"}"#,
            r#"{"type":"https://example.com/502","status":502,"instance":"/items/1"}"#,
        );
    }

    #[test]
    fn a_status_that_is_none_of_an_error_is_the_internal_error() {
        let internal = r#"{"title":"Internal Server Error","status":500}"#;
        for status in [0, 99, 100, 200, 204, 304, 399, 600, 999, 1000, u16::MAX] {
            assert_both(|| upstream(status, Some("a")), 500, &[], INTERNAL_ERROR, internal);
        }
        for status in [400, 418, 499, 599] {
            assert_eq!(default_view(upstream(status, None)).status(), status);
        }
    }

    /// A closure of the type is for each variant that has no own.
    #[derive(JsonError)]
    #[json_error(status = |error| error.status(), code = |error| error.name().to_lowercase())]
    enum ShopError {
        Empty,
        #[json_error(status = 402, code = "pay", instance = "/orders/4")]
        Unpaid,
        #[json_error(status = CONFLICT)]
        Sold,
    }

    impl ShopError {
        fn status(&self) -> StatusCode {
            StatusCode::GONE
        }

        fn name(&self) -> &'static str {
            match self {
                Self::Empty => "EMPTY",
                Self::Unpaid => "UNPAID",
                Self::Sold => "SOLD",
            }
        }
    }

    impl fmt::Display for ShopError {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str(self.name())
        }
    }

    #[test]
    fn defaults_of_the_type() {
        let default = |error| default_view::<ShopError>(error);
        assert_response(default(ShopError::Empty), 410, &[JSON], r#"{"error":"EMPTY","code":"empty"}"#);
        assert_response(default(ShopError::Unpaid), 402, &[JSON], r#"{"error":"UNPAID","code":"pay"}"#);
        assert_response(default(ShopError::Sold), 409, &[JSON], r#"{"error":"SOLD","code":"sold"}"#);
        let unpaid =
            r#"{"title":"Payment Required","status":402,"detail":"UNPAID","instance":"/orders/4","code":"pay"}"#;
        assert_response(problem_view(ShopError::Unpaid), 402, &[PROBLEM_JSON], unpaid);
    }
}

mod formats {
    use super::*;
    use json_view::{ErrorFormat, Level, Plain, ProblemJson, PublicProblem};
    use serde::Serialize;

    /// `{"message": …, "name": …}`
    struct ShopFormat;

    impl ErrorFormat for ShopFormat {
        const CONTENT_TYPE: &'static str = "application/vnd.shop+json";
        const MEMBERS: &'static [&'static str] = &["message"];

        fn body(problem: &PublicProblem<'_>) -> impl Serialize {
            Body {
                message: problem.message().to_owned(),
                code: problem.extension("code").map(|it| it.json().to_owned()),
            }
        }
    }

    #[derive(Serialize)]
    struct Body {
        message: String,
        code: Option<String>,
    }

    const SHOP: (&str, &str) = ("content-type", "application/vnd.shop+json");

    #[derive(Debug, thiserror::Error, JsonError)]
    #[error("no")]
    #[json_error(status = 404, format = ShopFormat)]
    enum ItemError {
        /// `code` is a member of other formats.
        Missing {
            #[json_error(extension)]
            code: u8,
        },
        #[json_error(format = Plain)]
        Plain,
        #[json_error(problem)]
        Problem,
        #[json_error(problem = false)]
        OfTheView,
        #[json_error(transparent)]
        Inner(json_view::Problem),
        #[json_error(status = 500)]
        Failed,
    }

    #[test]
    fn that_of_a_type_wins_over_the_views() {
        let both = |make: fn() -> ItemError, status, content_type, body: &str| {
            assert_response(default_view(make()), status, &[content_type], body);
            assert_response(problem_view(make()), status, &[content_type], body);
            assert_response(JsonResponse::from(make()), status, &[content_type], body);
        };
        both(|| ItemError::Missing { code: 7 }, 404, SHOP, r#"{"message":"no","code":"7"}"#);
        both(|| ItemError::Plain, 404, JSON, r#"{"error":"no"}"#);
        both(|| ItemError::Problem, 404, PROBLEM_JSON, r#"{"title":"Not Found","status":404,"detail":"no"}"#);
        both(|| ItemError::Failed, 500, SHOP, r#"{"message":"Internal Server Error","code":null}"#);
        let problem = r#"{"title":"Not Found","status":404,"detail":"no"}"#;
        assert_both(|| ItemError::OfTheView, 404, &[], r#"{"error":"no"}"#, problem);
        let gone = || ItemError::Inner(json_view::Problem::new(StatusCode::GONE));
        assert_both(gone, 410, &[], r#"{"error":"Gone"}"#, r#"{"title":"Gone","status":410}"#);
    }

    /// No format of its own, so that no name is another's, until a format is chosen.
    #[derive(Debug, thiserror::Error, JsonError)]
    #[error("no")]
    #[json_error(status = 409)]
    struct AnyFormat {
        #[json_error(extension)]
        details: &'static str,
        #[json_error(extension)]
        status: u8,
    }

    #[test]
    fn an_extension_may_have_the_name_of_another_formats_member() {
        let error = || AnyFormat { details: "all", status: 3 };
        assert_both(
            error,
            409,
            &[],
            r#"{"error":"no","status":3}"#,
            r#"{"title":"Conflict","status":409,"detail":"no","details":"all"}"#,
        );
    }

    /// A format of a type parameter, whose members the compiler sees when it is known.
    #[derive(Debug, thiserror::Error, JsonError)]
    #[error("no")]
    #[json_error(status = 409, format = F)]
    struct Generic<F: ErrorFormat + fmt::Debug> {
        #[json_error(extension)]
        id: u8,
        format: std::marker::PhantomData<F>,
    }

    #[test]
    fn a_format_of_a_type_parameter() {
        let response = default_view(Generic::<ProblemJson> { id: 1, format: std::marker::PhantomData });
        let body = r#"{"title":"Conflict","status":409,"detail":"no","id":1}"#;
        assert_response(response, 409, &[PROBLEM_JSON], body);
    }

    #[derive(Debug, thiserror::Error, JsonError)]
    #[error("no")]
    #[json_error(status = 503, level = warn)]
    enum Busy {
        Full,
        #[json_error(level = error)]
        Broken,
        #[json_error(level = info)]
        Late,
        #[json_error(level = debug)]
        Early,
        #[json_error(level = trace)]
        Often,
    }

    #[test]
    fn levels() {
        for (error, level) in [
            (Busy::Full, Level::Warn),
            (Busy::Broken, Level::Error),
            (Busy::Late, Level::Info),
            (Busy::Early, Level::Debug),
            (Busy::Often, Level::Trace),
        ] {
            assert_eq!(error.problem().level(), Some(level));
        }
        assert_eq!(ItemError::Plain.problem().level(), None);
    }

    /// A challenge that somebody further out adds.
    #[derive(Debug, thiserror::Error, JsonError)]
    #[error("no")]
    #[json_error(status = 401, headers(WWW_AUTHENTICATE = _))]
    struct NoToken;

    #[test]
    fn a_header_that_somebody_else_sets() {
        let problem = r#"{"title":"Unauthorized","status":401,"detail":"no"}"#;
        assert_both(|| NoToken, 401, &[], r#"{"error":"no"}"#, problem);
    }
}
