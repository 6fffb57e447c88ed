//! `#[json_error(frameworks(…))]`: an error type as each framework's own error response.
//!
//! The derive cannot see which features are on, so it calls a macro of the framework's name, such as
//! `frameworks::axum! { impl [T: Debug] for ItemError<T> where [Self: JsonError,] }`. With the feature, that writes the
//! framework's trait for the type; without, it says what to turn on. The types of a framework stand beside its macro, since
//! the user's crate may have them under another name, or not at all.

pub use crate::answer::outside as response;

/// axum.
#[cfg(feature = "axum")]
pub mod axum {
    pub use axum_core::response::{IntoResponse, Response};
}

#[cfg(feature = "axum")]
#[doc(hidden)]
#[macro_export]
macro_rules! __frameworks_axum {
    (impl [$($parameters:tt)*] for $error:ty where [$($bounds:tt)*]) => {
        #[automatically_derived]
        #[allow(deprecated, trivial_bounds)]
        impl<$($parameters)*> $crate::__private::frameworks::axum::IntoResponse for $error
        where
            $($bounds)*
        {
            fn into_response(self) -> $crate::__private::frameworks::axum::Response {
                $crate::__private::frameworks::axum::IntoResponse::into_response($crate::__private::frameworks::response(&self))
            }
        }
    };
}

#[cfg(not(feature = "axum"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __frameworks_axum {
    ($($_:tt)*) => {
        ::core::compile_error! {
            "`frameworks(axum)` needs the feature `axum` of `json-view`; turn it on in `Cargo.toml`"
        }
    };
}

/// actix-web.
#[cfg(feature = "actix-web")]
pub mod actix_web {
    pub use ::actix_web::http::StatusCode;
    pub use ::actix_web::{HttpResponse, ResponseError};

    /// The status of an error, as actix-web has it.
    pub fn status_code<E: crate::JsonError>(error: &E) -> StatusCode {
        let status = super::response(error).status();
        StatusCode::from_u16(status.as_u16()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }
}

#[cfg(feature = "actix-web")]
#[doc(hidden)]
#[macro_export]
macro_rules! __frameworks_actix_web {
    (impl [$($parameters:tt)*] for $error:ty where [$($bounds:tt)*]) => {
        #[automatically_derived]
        #[allow(deprecated, trivial_bounds)]
        impl<$($parameters)*> $crate::__private::frameworks::actix_web::ResponseError for $error
        where
            // Which the trait asks for, of a type with parameters too.
            Self: ::core::fmt::Debug + ::core::fmt::Display,
            $($bounds)*
        {
            fn status_code(&self) -> $crate::__private::frameworks::actix_web::StatusCode {
                $crate::__private::frameworks::actix_web::status_code(self)
            }

            fn error_response(&self) -> $crate::__private::frameworks::actix_web::HttpResponse {
                ::core::convert::Into::into($crate::__private::frameworks::response(self))
            }
        }
    };
}

#[cfg(not(feature = "actix-web"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __frameworks_actix_web {
    ($($_:tt)*) => {
        ::core::compile_error! {
            "`frameworks(actix_web)` needs the feature `actix-web` of `json-view`; turn it on in `Cargo.toml`"
        }
    };
}

/// Rocket.
#[cfg(feature = "rocket")]
pub mod rocket {
    pub use ::rocket::Request;
    pub use ::rocket::response::{Responder, Result};
}

#[cfg(feature = "rocket")]
#[doc(hidden)]
#[macro_export]
macro_rules! __frameworks_rocket {
    (impl [$($parameters:tt)*] for $error:ty where [$($bounds:tt)*]) => {
        #[automatically_derived]
        #[allow(deprecated, trivial_bounds)]
        impl<'__request, $($parameters)*> $crate::__private::frameworks::rocket::Responder<'__request, 'static> for $error
        where
            $($bounds)*
        {
            fn respond_to(self, request: &'__request $crate::__private::frameworks::rocket::Request<'_>) -> $crate::__private::frameworks::rocket::Result<'static> {
                $crate::__private::frameworks::rocket::Responder::respond_to($crate::__private::frameworks::response(&self), request)
            }
        }
    };
}

#[cfg(not(feature = "rocket"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __frameworks_rocket {
    ($($_:tt)*) => {
        ::core::compile_error! {
            "`frameworks(rocket)` needs the feature `rocket` of `json-view`; turn it on in `Cargo.toml`"
        }
    };
}

/// poem.
#[cfg(feature = "poem")]
pub mod poem {
    pub use ::poem::error::ResponseError;
    pub use ::poem::{IntoResponse, Response};
    pub use http::StatusCode;
}

#[cfg(feature = "poem")]
#[doc(hidden)]
#[macro_export]
macro_rules! __frameworks_poem {
    (impl [$($parameters:tt)*] for $error:ty where [$($bounds:tt)*]) => {
        #[automatically_derived]
        #[allow(deprecated, trivial_bounds)]
        impl<$($parameters)*> $crate::__private::frameworks::poem::ResponseError for $error
        where
            $($bounds)*
        {
            fn status(&self) -> $crate::__private::frameworks::poem::StatusCode {
                $crate::__private::frameworks::response(self).status()
            }

            fn as_response(&self) -> $crate::__private::frameworks::poem::Response {
                $crate::__private::frameworks::poem::IntoResponse::into_response($crate::__private::frameworks::response(self))
            }
        }

        #[automatically_derived]
        #[allow(deprecated, trivial_bounds)]
        impl<$($parameters)*> $crate::__private::frameworks::poem::IntoResponse for $error
        where
            $($bounds)*
        {
            fn into_response(self) -> $crate::__private::frameworks::poem::Response {
                $crate::__private::frameworks::poem::IntoResponse::into_response($crate::__private::frameworks::response(&self))
            }
        }
    };
}

#[cfg(not(feature = "poem"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __frameworks_poem {
    ($($_:tt)*) => {
        ::core::compile_error! {
            "`frameworks(poem)` needs the feature `poem` of `json-view`; turn it on in `Cargo.toml`"
        }
    };
}

/// salvo.
#[cfg(feature = "salvo")]
pub mod salvo {
    pub use salvo_core::http::Response;
    pub use salvo_core::writing::Scribe;
}

#[cfg(feature = "salvo")]
#[doc(hidden)]
#[macro_export]
macro_rules! __frameworks_salvo {
    (impl [$($parameters:tt)*] for $error:ty where [$($bounds:tt)*]) => {
        #[automatically_derived]
        #[allow(deprecated, trivial_bounds)]
        impl<$($parameters)*> $crate::__private::frameworks::salvo::Scribe for $error
        where
            $($bounds)*
        {
            fn render(self, response: &mut $crate::__private::frameworks::salvo::Response) {
                $crate::__private::frameworks::salvo::Scribe::render($crate::__private::frameworks::response(&self), response);
            }
        }
    };
}

#[cfg(not(feature = "salvo"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __frameworks_salvo {
    ($($_:tt)*) => {
        ::core::compile_error! {
            "`frameworks(salvo)` needs the feature `salvo` of `json-view`; turn it on in `Cargo.toml`"
        }
    };
}

/// salvo's `#[endpoint]`.
#[cfg(feature = "salvo-oapi")]
pub mod salvo_oapi {
    pub use ::salvo_oapi::{Components, EndpointOutRegister, Operation};
}

#[cfg(feature = "salvo-oapi")]
#[doc(hidden)]
#[macro_export]
macro_rules! __frameworks_salvo_oapi {
    (impl [$($parameters:tt)*] for $error:ty where [$($bounds:tt)*]) => {
        #[automatically_derived]
        #[allow(deprecated, trivial_bounds)]
        impl<$($parameters)*> $crate::__private::frameworks::salvo_oapi::EndpointOutRegister for $error
        where
            $($bounds)*
        {
            fn register(components: &mut $crate::__private::frameworks::salvo_oapi::Components, operation: &mut $crate::__private::frameworks::salvo_oapi::Operation) {
                <$crate::JsonResponse as $crate::__private::frameworks::salvo_oapi::EndpointOutRegister>::register(components, operation);
            }
        }
    };
}

#[cfg(not(feature = "salvo-oapi"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __frameworks_salvo_oapi {
    ($($_:tt)*) => {
        ::core::compile_error! {
            "`frameworks(salvo_oapi)` needs the feature `salvo-oapi` of `json-view`; turn it on in `Cargo.toml`"
        }
    };
}

/// warp.
#[cfg(feature = "warp")]
pub mod warp {
    pub use ::warp::reply::{Reply, Response};
}

#[cfg(feature = "warp")]
#[doc(hidden)]
#[macro_export]
macro_rules! __frameworks_warp {
    (impl [$($parameters:tt)*] for $error:ty where [$($bounds:tt)*]) => {
        #[automatically_derived]
        #[allow(deprecated, trivial_bounds)]
        impl<$($parameters)*> $crate::__private::frameworks::warp::Reply for $error
        where
            $($bounds)*
        {
            fn into_response(self) -> $crate::__private::frameworks::warp::Response {
                $crate::__private::frameworks::warp::Reply::into_response($crate::__private::frameworks::response(&self))
            }
        }
    };
}

#[cfg(not(feature = "warp"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __frameworks_warp {
    ($($_:tt)*) => {
        ::core::compile_error! {
            "`frameworks(warp)` needs the feature `warp` of `json-view`; turn it on in `Cargo.toml`"
        }
    };
}

/// AWS Lambda.
#[cfg(feature = "lambda")]
pub mod lambda {
    pub use lambda_http::{Body, IntoResponse, Response};
    use std::pin::Pin;

    /// What `IntoResponse` gives.
    pub type Pending = Pin<Box<dyn Future<Output = Response<Body>> + Send>>;
}

#[cfg(feature = "lambda")]
#[doc(hidden)]
#[macro_export]
macro_rules! __frameworks_lambda {
    (impl [$($parameters:tt)*] for $error:ty where [$($bounds:tt)*]) => {
        #[automatically_derived]
        #[allow(deprecated, trivial_bounds)]
        impl<$($parameters)*> $crate::__private::frameworks::lambda::IntoResponse for $error
        where
            $($bounds)*
        {
            fn into_response(self) -> $crate::__private::frameworks::lambda::Pending {
                $crate::__private::frameworks::lambda::IntoResponse::into_response($crate::__private::frameworks::response(&self))
            }
        }
    };
}

#[cfg(not(feature = "lambda"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __frameworks_lambda {
    ($($_:tt)*) => {
        ::core::compile_error! {
            "`frameworks(lambda)` needs the feature `lambda` of `json-view`; turn it on in `Cargo.toml`"
        }
    };
}

pub use {
    __frameworks_actix_web as actix_web, __frameworks_axum as axum, __frameworks_lambda as lambda,
    __frameworks_poem as poem, __frameworks_rocket as rocket, __frameworks_salvo as salvo,
    __frameworks_salvo_oapi as salvo_oapi, __frameworks_warp as warp,
};
