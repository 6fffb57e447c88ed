//! `errors(…)`: the status of an `Err` whose type is foreign.

#![allow(clippy::unused_self, reason = "a view is a method, too")]

mod common;

use common::{INTERNAL_ERROR, JSON, PROBLEM_JSON, assert_response, block_on};
use http::StatusCode;
use json_view::{JsonError, JsonResponse, Problem, json_view};
use std::error::Error;
use std::fmt;
use std::io::{self, ErrorKind};

const TAKEN: StatusCode = StatusCode::LOCKED;

fn io_error(kind: ErrorKind) -> io::Error {
    io::Error::new(kind, format!("{kind:?}"))
}

mod io_errors {
    use super::*;

    macro_rules! views {
        ($($name:ident($($argument:tt)*);)*) => {$(
            #[json_view(
                headers("x-success" = "yes"),
                always_headers("x-always" = "yes"),
                errors(
                    error if error.kind() == ErrorKind::NotFound => 404,
                    error if matches!(error.kind(), ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem) => FORBIDDEN,
                    error if error.kind() == ErrorKind::AlreadyExists => TAKEN,
                    error if error.kind() == ErrorKind::TimedOut => { StatusCode::GATEWAY_TIMEOUT },
                    _ => 500
                ),
                $($argument)*
            )]
            fn $name(kind: Option<ErrorKind>) -> Result<u32, io::Error> {
                match kind {
                    Some(kind) => Err(io_error(kind)),
                    None => Ok(1),
                }
            }
        )*};
    }

    views! {
        default_view();
        problem_view(problem);
    }

    #[test]
    fn arms_guards_and_every_form_of_a_status() {
        for (kind, status, text, phrase) in [
            (ErrorKind::NotFound, 404, "NotFound", "Not Found"),
            (ErrorKind::PermissionDenied, 403, "PermissionDenied", "Forbidden"),
            (ErrorKind::ReadOnlyFilesystem, 403, "ReadOnlyFilesystem", "Forbidden"),
            (ErrorKind::AlreadyExists, 423, "AlreadyExists", "Locked"),
        ] {
            let always = ("x-always", "yes");
            let body = format!(r#"{{"error":"{text}"}}"#);
            assert_response(default_view(Some(kind)), status, &[JSON, always], &body);
            let body = format!(r#"{{"title":"{phrase}","status":{status},"detail":"{text}"}}"#);
            assert_response(problem_view(Some(kind)), status, &[PROBLEM_JSON, always], &body);
        }
        let headers = [JSON, ("x-always", "yes"), ("x-success", "yes")];
        assert_response(default_view(None), 200, &headers, "1");
        assert_response(problem_view(None), 200, &headers, "1");
    }

    #[test]
    fn server_errors_say_nothing() {
        let always = ("x-always", "yes");
        for (kind, status, phrase) in
            [(ErrorKind::TimedOut, 504, "Gateway Timeout"), (ErrorKind::Other, 500, "Internal Server Error")]
        {
            let body = format!(r#"{{"error":"{phrase}"}}"#);
            assert_response(default_view(Some(kind)), status, &[JSON, always], &body);
            let body = format!(r#"{{"title":"{phrase}","status":{status}}}"#);
            assert_response(problem_view(Some(kind)), status, &[PROBLEM_JSON, always], &body);
        }
    }
}

mod variants {
    use super::*;

    /// Of another crate, let us say: `Display`, and neither `Error` nor `JsonError`.
    enum Foreign {
        Missing { id: u32 },
        Refused(&'static str),
        Broken,
    }

    impl fmt::Display for Foreign {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            match self {
                Self::Missing { id } => write!(f, "no item {id}"),
                Self::Refused(why) => f.write_str(why),
                Self::Broken => f.write_str("secret"),
            }
        }
    }

    fn query(id: u32) -> Result<u32, Foreign> {
        match id {
            0 => Err(Foreign::Broken),
            1 => Err(Foreign::Refused("not you")),
            2 => Err(Foreign::Refused("nobody")),
            3..9 => Err(Foreign::Missing { id }),
            _ => Ok(id),
        }
    }

    struct Shop;

    impl Shop {
        #[json_view(errors(
            Foreign::Missing { id: 3..=5 } => 410,
            Foreign::Missing { .. } => 404,
            Foreign::Refused("nobody" | "none") => 451,
            Foreign::Refused(_) => 403,
            Foreign::Broken => 500,
        ))]
        fn method(&self, id: u32) -> Result<u32, Foreign> {
            query(id)
        }

        #[json_view(errors(
            Foreign::Missing { id: 3..=5 } => 410,
            Foreign::Missing { .. } => 404,
            Foreign::Refused("nobody" | "none") => 451,
            Foreign::Refused(_) => 403,
            Foreign::Broken => 500,
        ))]
        async fn asynchronous(&self, id: u32) -> Result<Option<u32>, Foreign> {
            std::future::ready(()).await;
            Ok(Some(query(id)?))
        }
    }

    #[test]
    fn exhaustive_without_a_wildcard() {
        let views: [fn(u32) -> JsonResponse; 2] = [|id| Shop.method(id), |id| block_on(Shop.asynchronous(id))];
        for view in views {
            assert_response(view(9), 200, &[JSON], "9");
            assert_response(view(8), 404, &[JSON], r#"{"error":"no item 8"}"#);
            assert_response(view(4), 410, &[JSON], r#"{"error":"no item 4"}"#);
            assert_response(view(2), 451, &[JSON], r#"{"error":"nobody"}"#);
            assert_response(view(1), 403, &[JSON], r#"{"error":"not you"}"#);
            assert_response(view(0), 500, &[JSON], INTERNAL_ERROR);
        }
    }
}

mod inherit {
    use super::*;

    #[derive(Debug, thiserror::Error, JsonError)]
    enum AppError {
        #[error("missing")]
        #[json_error(status = 404, code = "missing")]
        Missing,
        #[error("busy")]
        #[json_error(status = 503, headers(RETRY_AFTER = 5))]
        Busy,
    }

    #[json_view(errors(AppError::Missing => 410, _ => inherit))]
    fn view(error: AppError) -> Result<u32, AppError> {
        Err(error)
    }

    #[json_view(problem, errors(AppError::Missing => 410, _ => inherit))]
    fn problem_view(error: AppError) -> Result<u32, AppError> {
        Err(error)
    }

    #[test]
    fn arms_win_and_the_rest_is_the_errors_own() {
        assert_response(view(AppError::Missing), 410, &[JSON], r#"{"error":"missing"}"#);
        let retry = ("retry-after", "5");
        assert_response(view(AppError::Busy), 503, &[JSON, retry], r#"{"error":"Service Unavailable"}"#);
        let body = r#"{"title":"Gone","status":410,"detail":"missing"}"#;
        assert_response(problem_view(AppError::Missing), 410, &[PROBLEM_JSON], body);
        let body = r#"{"title":"Service Unavailable","status":503}"#;
        assert_response(problem_view(AppError::Busy), 503, &[PROBLEM_JSON, retry], body);
    }

    #[json_view(errors(_ => inherit))]
    fn problems() -> Result<u32, Problem> {
        Err(Problem::new(StatusCode::CONFLICT).with_detail("taken"))
    }

    #[test]
    fn of_a_problem() {
        assert_response(problems(), 409, &[JSON], r#"{"error":"taken"}"#);
    }
}

mod any_error {
    use super::*;

    /// `Err` becomes a box of any of these through `?`.
    fn parse(text: &str) -> Result<u32, Box<dyn Error>> {
        if text == "io" {
            Err(io_error(ErrorKind::NotFound))?;
        }
        if text == "text" {
            return Err("words".into());
        }
        Ok(text.parse()?)
    }

    #[json_view(errors(
        error if error.is::<std::num::ParseIntError>() => 400,
        error if error.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == ErrorKind::NotFound) => 404,
        _ => 500,
    ))]
    fn boxed(text: &str) -> Result<u32, Box<dyn Error>> {
        parse(text)
    }

    #[json_view(errors(
        error if error.is::<std::num::ParseIntError>() => 400,
        _ => 500,
    ))]
    async fn boxed_send(text: String) -> Result<u32, Box<dyn Error + Send + Sync>> {
        std::future::ready(()).await;
        Ok(text.parse()?)
    }

    #[json_view(errors(error if error.is::<std::num::ParseIntError>() => 400, _ => 500))]
    fn any_how(text: &str) -> anyhow::Result<u32> {
        use anyhow::Context as _;
        if text == "context" {
            return Err(io_error(ErrorKind::NotFound)).context("while it opened the secret");
        }
        Ok(text.parse()?)
    }

    #[json_view(errors(_ => 422))]
    fn text(text: &str) -> Result<u32, String> {
        Err(format!("no {text}"))
    }

    #[test]
    fn boxes_of_anything() {
        assert_response(boxed("7"), 200, &[JSON], "7");
        assert_response(boxed("seven"), 400, &[JSON], r#"{"error":"invalid digit found in string"}"#);
        assert_response(boxed("io"), 404, &[JSON], r#"{"error":"NotFound"}"#);
        assert_response(boxed("text"), 500, &[JSON], INTERNAL_ERROR);
        let answer = |text: &str| block_on(boxed_send(text.to_owned()));
        assert_response(answer("7"), 200, &[JSON], "7");
        assert_response(answer("seven"), 400, &[JSON], r#"{"error":"invalid digit found in string"}"#);
    }

    #[test]
    fn anyhow() {
        assert_response(any_how("7"), 200, &[JSON], "7");
        assert_response(any_how(""), 400, &[JSON], r#"{"error":"cannot parse integer from empty string"}"#);
        assert_response(any_how("context"), 500, &[JSON], INTERNAL_ERROR);
    }

    #[test]
    fn plain_text() {
        assert_response(text("desk"), 422, &[JSON], r#"{"error":"no desk"}"#);
    }
}
