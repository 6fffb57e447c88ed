//! What goes to the log. Without the feature `tracing` these do nothing.

use http::StatusCode;
use std::fmt::Display;

/// One record of a failure: at error level for a 5xx, at debug level for what the client did wrong.
#[cfg(feature = "tracing")]
pub(crate) fn failure(view: &str, status: StatusCode, cause: &dyn Display) {
    let code = status.as_u16();
    if status.is_server_error() {
        tracing::error!(target: "json_view", view, status = code, error = %cause, "view failed");
    } else {
        tracing::debug!(target: "json_view", view, status = code, error = %cause, "view refused");
    }
}

#[cfg(not(feature = "tracing"))]
pub(crate) fn failure(_view: &str, _status: StatusCode, _cause: &dyn Display) {}
