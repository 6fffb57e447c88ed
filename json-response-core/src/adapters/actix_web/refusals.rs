//! What actix-web's extractors refuse, as errors with the status and the text that actix-web gives them.

use crate::problem::{JsonError, Problem, text};
use actix_web::ResponseError;
use actix_web::error::{
    ContentTypeError, JsonPayloadError, PathError, PayloadError, QueryPayloadError, ReadlinesError, UrlencodedError,
};
use http::StatusCode;

macro_rules! refusals {
    ($($refusal:ty),*) => {$(
        #[cfg_attr(docsrs, doc(cfg(feature = "actix-web")))]
        impl JsonError for $refusal {
            fn problem(&self) -> Problem {
                let status = StatusCode::from_u16(self.status_code().as_u16());
                let problem = Problem::new(status.unwrap_or(StatusCode::BAD_REQUEST)).with_detail(text(self));
                if self.status_code().is_server_error() { problem.with_cause(self) } else { problem }
            }
        }
    )*};
}

refusals!(
    JsonPayloadError,
    QueryPayloadError,
    PathError,
    UrlencodedError,
    PayloadError,
    ReadlinesError,
    ContentTypeError
);
