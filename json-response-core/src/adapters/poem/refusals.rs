//! What poem itself refuses with, as errors of a view: with poem's status and text.

use crate::problem::{Derived, JsonError, Problem, text};
use poem::error::{
    CorsError, GetDataError, MethodNotAllowedError, NotFoundError, ParseFormError, ParseJsonError, ParsePathError,
    ParseQueryError, ParseTypedHeaderError, ReadBodyError, ResponseError, RouteError, SizedLimitError, StaticFileError,
    UpgradeError,
};

macro_rules! refusals {
    ($($error:ty),+) => {$(
        #[cfg_attr(docsrs, doc(cfg(feature = "poem")))]
        impl JsonError for $error {
            fn problem(&self) -> Problem {
                Derived(self).problem(self.status())
            }
        }
    )+};
}
refusals!(ParseJsonError, ParsePathError, ParseQueryError, ParseFormError, ParseTypedHeaderError, ReadBodyError);
refusals!(NotFoundError, MethodNotAllowedError, SizedLimitError, CorsError, StaticFileError, UpgradeError);
refusals!(GetDataError, RouteError);

/// What an extractor gives as an argument of type `poem::Result<Json<T>>`.
#[cfg_attr(docsrs, doc(cfg(feature = "poem")))]
impl JsonError for poem::Error {
    fn problem(&self) -> Problem {
        if let Some(problem) = self.downcast_ref::<Problem>() {
            return problem.clone();
        }
        // The text of an error that is nothing but a status says what the status says.
        let status = self.status();
        if text(self) == status.to_string() { Problem::new(status) } else { Derived(self).problem(status) }
    }
}
