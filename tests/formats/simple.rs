//! The shapes that most APIs have one of.

/// `{"error": text}`: Mastodon, <https://docs.joinmastodon.org/methods/accounts/#create>.
mod error {
    use crate::prelude::*;

    struct Mastodon;

    impl ErrorFormat for Mastodon {
        const MEMBERS: &'static [&'static str] = &["error"];

        fn body(problem: &PublicProblem<'_>) -> impl Serialize {
            #[derive(Serialize)]
            struct Body<'a> {
                error: &'a str,
                #[serde(flatten)]
                rest: Extensions<'a>,
            }
            Body { error: problem.message(), rest: problem.extensions() }
        }
    }

    #[derive(Debug, thiserror::Error, JsonError)]
    #[error("Validation failed: Password can't be blank")]
    #[json_error(status = 422, code = "blank")]
    struct Invalid {
        #[json_error(extension)]
        details: Details,
    }

    #[derive(Debug, Serialize)]
    struct Details {
        password: [Fault; 1],
    }

    #[derive(Debug, Serialize)]
    struct Fault {
        error: &'static str,
        description: &'static str,
    }

    shape! {
        Mastodon as "application/json",
        derived: Invalid { details: Details { password: [Fault { error: "ERR_BLANK", description: "can't be blank" }] } }
            => 422 r#"{"error":"Validation failed: Password can't be blank","details":{"password":[{"error":"ERR_BLANK","description":"can't be blank"}]}}"#,
        mapped: r#"{"error":"invalid digit found in string"}"#,
        coded: "empty" => r#"{"error":"cannot parse integer from empty string"}"#,
        none: "no_item" => r#"{"error":"Item not found"}"#,
        masked: r#"{"error":"Internal Server Error"}"#,
        hidden: r#"{"error":"Service Unavailable"}"#,
        exposed: r#"{"error":"the courier answers 418"}"#,
    }
}

/// `{"message": text}`: Docker Engine, <https://docs.docker.com/reference/api/engine/>, "Errors".
mod message {
    use crate::prelude::*;

    struct Docker;

    impl ErrorFormat for Docker {
        fn body(problem: &PublicProblem<'_>) -> impl Serialize {
            json!({ "message": problem.message() })
        }
    }

    #[derive(Debug, thiserror::Error, JsonError)]
    #[error("No such container: {id}")]
    #[json_error(status = 404, code = "no_container")]
    struct NoContainer {
        #[json_error(extension)]
        id: &'static str,
    }

    shape! {
        Docker as "application/json",
        derived: NoContainer { id: "c2ada9df5af8" } => 404 r#"{"message":"No such container: c2ada9df5af8"}"#,
        mapped: r#"{"message":"invalid digit found in string"}"#,
        coded: "empty" => r#"{"message":"cannot parse integer from empty string"}"#,
        none: "no_item" => r#"{"message":"Item not found"}"#,
        masked: r#"{"message":"Internal Server Error"}"#,
        hidden: r#"{"message":"Service Unavailable"}"#,
        exposed: r#"{"message":"the courier answers 418"}"#,
    }
}

/// `{"code": word, "message": text}`: restify, <http://restify.com/docs/home/#errors>. A code is never absent.
mod code_and_message {
    use crate::prelude::*;

    struct Restify;

    impl ErrorFormat for Restify {
        fn body(problem: &PublicProblem<'_>) -> impl Serialize {
            let code = problem.code().map_or_else(|| problem.title().replace(' ', ""), str::to_owned);
            json!({ "code": code, "message": problem.message() })
        }
    }

    #[derive(Debug, thiserror::Error, JsonError)]
    #[error("I just don't like you")]
    #[json_error(status = 409, code = "Conflict")]
    struct Conflict {
        #[json_error(extension)]
        by: &'static str,
    }

    shape! {
        Restify as "application/json",
        derived: Conflict { by: "me" } => 409 r#"{"code":"Conflict","message":"I just don't like you"}"#,
        mapped: r#"{"code":"BadRequest","message":"invalid digit found in string"}"#,
        coded: "Empty" => r#"{"code":"Empty","message":"cannot parse integer from empty string"}"#,
        none: "ResourceNotFound" => r#"{"code":"ResourceNotFound","message":"Item not found"}"#,
        masked: r#"{"code":"InternalServerError","message":"Internal Server Error"}"#,
        hidden: r#"{"code":"ServiceUnavailable","message":"Service Unavailable"}"#,
        exposed: r#"{"code":"BadGateway","message":"the courier answers 418"}"#,
    }
}

/// `{"error": {"code": word, "message": text, …}}`: Vercel, <https://vercel.com/docs/rest-api/errors>.
mod nested {
    use crate::prelude::*;

    struct Vercel;

    impl ErrorFormat for Vercel {
        const MEMBERS: &'static [&'static str] = &["code", "message"];

        fn body(problem: &PublicProblem<'_>) -> impl Serialize {
            #[derive(Serialize)]
            struct Body<'a> {
                error: Inner<'a>,
            }
            #[derive(Serialize)]
            struct Inner<'a> {
                code: &'a str,
                message: &'a str,
                #[serde(flatten)]
                rest: Extensions<'a>,
            }
            let other = if problem.status().is_server_error() { "internal_server_error" } else { "bad_request" };
            Body {
                error: Inner {
                    code: problem.code().unwrap_or(other),
                    message: problem.message(),
                    rest: problem.extensions(),
                },
            }
        }
    }

    #[derive(Debug, thiserror::Error, JsonError)]
    #[error("The rate limit of 6 exceeded for 'api-www-user-update-username'. Try again in 7 days")]
    #[json_error(status = 429, code = "rate_limited")]
    struct RateLimited {
        #[json_error(extension)]
        limit: Limit,
    }

    #[derive(Debug, Serialize)]
    #[serde(rename_all = "camelCase")]
    struct Limit {
        remaining: u32,
        reset: u64,
        reset_ms: u64,
        total: u32,
    }

    shape! {
        Vercel as "application/json",
        derived: RateLimited { limit: Limit { remaining: 0, reset: 1_571_432_075, reset_ms: 1_571_432_075_563, total: 6 } }
            => 429 r#"{"error":{"code":"rate_limited","message":"The rate limit of 6 exceeded for 'api-www-user-update-username'. Try again in 7 days","limit":{"remaining":0,"reset":1571432075,"resetMs":1571432075563,"total":6}}}"#,
        mapped: r#"{"error":{"code":"bad_request","message":"invalid digit found in string"}}"#,
        coded: "empty" => r#"{"error":{"code":"empty","message":"cannot parse integer from empty string"}}"#,
        none: "not_found" => r#"{"error":{"code":"not_found","message":"Item not found"}}"#,
        masked: r#"{"error":{"code":"internal_server_error","message":"Internal Server Error"}}"#,
        hidden: r#"{"error":{"code":"internal_server_error","message":"Service Unavailable"}}"#,
        exposed: r#"{"error":{"code":"internal_server_error","message":"the courier answers 418"}}"#,
    }
}

/// `{"success": false, "message": text}`, which is nobody's in particular.
mod envelope {
    use crate::prelude::*;

    struct Envelope;

    impl ErrorFormat for Envelope {
        fn body(problem: &PublicProblem<'_>) -> impl Serialize {
            #[derive(Serialize)]
            struct Body<'a> {
                success: bool,
                message: &'a str,
            }
            Body { success: false, message: problem.message() }
        }
    }

    #[derive(Debug, thiserror::Error, JsonError)]
    #[error("the name is taken")]
    #[json_error(status = 409, code = "taken")]
    struct Taken {
        #[json_error(extension)]
        name: &'static str,
    }

    shape! {
        Envelope as "application/json",
        derived: Taken { name: "desk" } => 409 r#"{"success":false,"message":"the name is taken"}"#,
        mapped: r#"{"success":false,"message":"invalid digit found in string"}"#,
        coded: "empty" => r#"{"success":false,"message":"cannot parse integer from empty string"}"#,
        none: "no_item" => r#"{"success":false,"message":"Item not found"}"#,
        masked: r#"{"success":false,"message":"Internal Server Error"}"#,
        hidden: r#"{"success":false,"message":"Service Unavailable"}"#,
        exposed: r#"{"success":false,"message":"the courier answers 418"}"#,
    }
}

/// JSend, <https://github.com/omniti-labs/jsend>: a fault of the client's is a `fail`, one of the server's an `error`.
mod jsend {
    use crate::prelude::*;

    struct JSend;

    #[derive(Serialize)]
    #[serde(tag = "status", rename_all = "lowercase")]
    enum Body<'a> {
        Fail { data: Data<'a> },
        Error { message: &'a str },
    }

    #[derive(Serialize)]
    #[serde(untagged)]
    enum Data<'a> {
        Fields(Extensions<'a>),
        Text { message: &'a str },
    }

    impl ErrorFormat for JSend {
        fn body(problem: &PublicProblem<'_>) -> impl Serialize {
            let (message, fields) = (problem.message(), problem.extensions());
            if problem.status().is_server_error() {
                Body::Error { message }
            } else if fields.is_empty() {
                Body::Fail { data: Data::Text { message } }
            } else {
                Body::Fail { data: Data::Fields(fields) }
            }
        }
    }

    #[derive(Debug, thiserror::Error, JsonError)]
    #[error("no title")]
    #[json_error(status = 400, code = "no_title")]
    struct Invalid {
        #[json_error(extension = "title")]
        what: &'static str,
    }

    shape! {
        JSend as "application/json",
        derived: Invalid { what: "A title is required" }
            => 400 r#"{"status":"fail","data":{"title":"A title is required"}}"#,
        mapped: r#"{"status":"fail","data":{"message":"invalid digit found in string"}}"#,
        coded: "empty" => r#"{"status":"fail","data":{"message":"cannot parse integer from empty string"}}"#,
        none: "no_item" => r#"{"status":"fail","data":{"message":"Item not found"}}"#,
        masked: r#"{"status":"error","message":"Internal Server Error"}"#,
        hidden: r#"{"status":"error","message":"Service Unavailable"}"#,
        exposed: r#"{"status":"error","message":"the courier answers 418"}"#,
    }
}
