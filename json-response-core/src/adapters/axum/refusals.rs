//! What axum's extractors refuse, as errors with the status and the text that axum gives them.

use crate::problem::{JsonError, Problem};
use axum::extract::path::{FailedToDeserializePathParams, InvalidUtf8InPathParam};
use axum::extract::rejection::{
    BytesRejection, ExtensionRejection, FailedToBufferBody, FailedToDeserializeForm, FailedToDeserializeFormBody,
    FailedToDeserializeQueryString, FormRejection, InvalidFormContentType, InvalidUtf8, JsonDataError, JsonRejection,
    JsonSyntaxError, LengthLimitError, MissingExtension, MissingJsonContentType, MissingPathParams,
    NestedPathRejection, PathRejection, QueryRejection, RawFormRejection, RawPathParamsRejection, StringRejection,
    UnknownBodyError,
};
use http::StatusCode;
use std::error::Error;

macro_rules! refusals {
    ($($refusal:ty),* $(,)?) => {$(
        #[cfg_attr(docsrs, doc(cfg(feature = "axum")))]
        impl JsonError for $refusal {
            fn problem(&self) -> Problem {
                problem(self.status(), self.body_text(), self)
            }
        }
    )*};
}

refusals! {
    BytesRejection, FailedToBufferBody, LengthLimitError, UnknownBodyError,
    StringRejection, InvalidUtf8,
    JsonRejection, JsonDataError, JsonSyntaxError, MissingJsonContentType,
    FormRejection, FailedToDeserializeForm, FailedToDeserializeFormBody, InvalidFormContentType, RawFormRejection,
    QueryRejection, FailedToDeserializeQueryString,
    PathRejection, FailedToDeserializePathParams, InvalidUtf8InPathParam, MissingPathParams, RawPathParamsRejection,
    ExtensionRejection, MissingExtension, NestedPathRejection,
}

/// The text says all there is to say to a client. What is the service's own fault has causes, for the log.
fn problem(status: StatusCode, text: String, error: &dyn Error) -> Problem {
    let problem = Problem::new(status).with_detail(text);
    if status.is_server_error() { problem.with_cause(error) } else { problem }
}
