//! What the defaults of views may not say. What is missing in them may be in each view.

use crate::errors::Errors;
use crate::json_view::args::Args;
use crate::json_view::check::check_alone;
use crate::value::HeaderValue;

pub(super) fn check(args: &Args, errors: &mut Errors) {
    check_alone(args, errors);
    for header in &args.headers {
        if let HeaderValue::Closure(closure) = &header.value {
            errors.at(
                closure,
                "defaults are for views of any type, so there is no value to compute from; use `headers` of a view",
            );
        }
    }
}
