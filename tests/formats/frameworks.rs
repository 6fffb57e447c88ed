//! Shapes that a framework gives the APIs written in it, which a rewrite in Rust has to keep.

/// FastAPI, <https://fastapi.tiangolo.com/tutorial/handling-errors/>: `detail` is a text, or a list.
mod fastapi {
    use crate::prelude::*;

    struct FastApi;

    impl ErrorFormat for FastApi {
        fn body(problem: &PublicProblem<'_>) -> impl Serialize {
            #[derive(Serialize)]
            struct Body<'a> {
                detail: Detail<'a>,
            }
            #[derive(Serialize)]
            #[serde(untagged)]
            enum Detail<'a> {
                Text(&'a str),
                List(Extension<'a>),
            }
            Body { detail: problem.extension("errors").map_or(Detail::Text(problem.message()), Detail::List) }
        }
    }

    #[derive(Debug, thiserror::Error, JsonError)]
    #[error("value is not a valid integer")]
    #[json_error(status = 422, code = "validation")]
    struct Invalid {
        #[json_error(extension)]
        errors: [Item; 1],
    }

    #[derive(Debug, Serialize)]
    struct Item {
        loc: [&'static str; 2],
        msg: &'static str,
        r#type: &'static str,
    }

    shape! {
        FastApi as "application/json",
        derived: Invalid {
            errors: [Item { loc: ["path", "item_id"], msg: "value is not a valid integer", r#type: "type_error.integer" }],
        } => 422 r#"{"detail":[{"loc":["path","item_id"],"msg":"value is not a valid integer","type":"type_error.integer"}]}"#,
        mapped: r#"{"detail":"invalid digit found in string"}"#,
        coded: "empty" => r#"{"detail":"cannot parse integer from empty string"}"#,
        none: "no_item" => r#"{"detail":"Item not found"}"#,
        masked: r#"{"detail":"Internal Server Error"}"#,
        hidden: r#"{"detail":"Service Unavailable"}"#,
        exposed: r#"{"detail":"the courier answers 418"}"#,
    }
}

/// Django REST framework, <https://www.django-rest-framework.org/api-guide/exceptions/>: `detail`, or the fields themselves.
mod django_rest_framework {
    use crate::prelude::*;
    use std::collections::BTreeMap;

    struct Drf;

    impl ErrorFormat for Drf {
        fn body(problem: &PublicProblem<'_>) -> impl Serialize {
            #[derive(Serialize)]
            #[serde(untagged)]
            enum Body<'a> {
                Fields(Extension<'a>),
                Text { detail: &'a str },
            }
            problem.extension("fields").map_or(Body::Text { detail: problem.message() }, Body::Fields)
        }
    }

    #[derive(Debug, thiserror::Error, JsonError)]
    #[error("invalid")]
    #[json_error(status = 400, code = "invalid")]
    struct Invalid {
        #[json_error(extension)]
        fields: BTreeMap<&'static str, [&'static str; 1]>,
    }

    shape! {
        Drf as "application/json",
        derived: Invalid {
            fields: [
                ("amount", ["A valid integer is required."]),
                ("description", ["This field may not be blank."]),
            ].into(),
        } => 400 r#"{"amount":["A valid integer is required."],"description":["This field may not be blank."]}"#,
        mapped: r#"{"detail":"invalid digit found in string"}"#,
        coded: "required" => r#"{"detail":"cannot parse integer from empty string"}"#,
        none: "not_found" => r#"{"detail":"Item not found"}"#,
        masked: r#"{"detail":"Internal Server Error"}"#,
        hidden: r#"{"detail":"Service Unavailable"}"#,
        exposed: r#"{"detail":"the courier answers 418"}"#,
    }

    #[derive(Debug, thiserror::Error, JsonError)]
    #[error("Method 'DELETE' not allowed.")]
    #[json_error(status = 405, headers(ALLOW = "GET, POST"))]
    struct NotAllowed;

    #[test]
    fn a_header_of_the_error_is_kept() {
        let headers = [("allow", "GET, POST"), ("cache-control", "no-store"), crate::common::JSON];
        let body = r#"{"detail":"Method 'DELETE' not allowed."}"#;
        crate::common::assert_response(failing(NotAllowed), 405, &headers, body);
    }
}

/// RealWorld, <https://docs.realworld.show/specifications/backend/error-handling/>. What is about no field is about the body.
mod realworld {
    use crate::prelude::*;

    struct RealWorld;

    impl ErrorFormat for RealWorld {
        fn body(problem: &PublicProblem<'_>) -> impl Serialize {
            let body = || json!({ "body": [problem.message()] });
            json!({ "errors": problem.extension("fields").map_or_else(body, |fields| json!(fields)) })
        }
    }

    #[derive(Debug, thiserror::Error, JsonError)]
    #[error("invalid article")]
    #[json_error(status = 422, code = "invalid")]
    struct Invalid {
        #[json_error(extension)]
        fields: Value,
    }

    shape! {
        RealWorld as "application/json",
        derived: Invalid { fields: json!({ "body": ["can't be empty"] }) } => 422 r#"{"errors":{"body":["can't be empty"]}}"#,
        mapped: r#"{"errors":{"body":["invalid digit found in string"]}}"#,
        coded: "empty" => r#"{"errors":{"body":["cannot parse integer from empty string"]}}"#,
        none: "no_item" => r#"{"errors":{"body":["Item not found"]}}"#,
        masked: r#"{"errors":{"body":["Internal Server Error"]}}"#,
        hidden: r#"{"errors":{"body":["Service Unavailable"]}}"#,
        exposed: r#"{"errors":{"body":["the courier answers 418"]}}"#,
    }
}

/// Laravel, <https://laravel.com/docs/validation#validation-error-response-format>.
mod laravel {
    use crate::prelude::*;

    struct Laravel;

    impl ErrorFormat for Laravel {
        fn body(problem: &PublicProblem<'_>) -> impl Serialize {
            #[derive(Serialize)]
            struct Body<'a> {
                message: &'a str,
                #[serde(skip_serializing_if = "Option::is_none")]
                errors: Option<Extension<'a>>,
            }
            Body { message: problem.message(), errors: problem.extension("errors") }
        }
    }

    #[derive(Debug, thiserror::Error, JsonError)]
    #[error("The team name must be a string. (and 1 more error)")]
    #[json_error(status = 422, code = "validation")]
    struct Invalid {
        #[json_error(extension)]
        errors: Errors,
    }

    #[derive(Debug, Serialize)]
    struct Errors {
        team_name: [&'static str; 1],
        #[serde(rename = "users.0.email")]
        users_0_email: [&'static str; 1],
    }

    shape! {
        Laravel as "application/json",
        derived: Invalid {
            errors: Errors {
                team_name: ["The team name must be a string."],
                users_0_email: ["The users.0.email field is required."],
            },
        } => 422 r#"{"message":"The team name must be a string. (and 1 more error)","errors":{"team_name":["The team name must be a string."],"users.0.email":["The users.0.email field is required."]}}"#,
        mapped: r#"{"message":"invalid digit found in string"}"#,
        coded: "empty" => r#"{"message":"cannot parse integer from empty string"}"#,
        none: "no_item" => r#"{"message":"Item not found"}"#,
        masked: r#"{"message":"Internal Server Error"}"#,
        hidden: r#"{"message":"Service Unavailable"}"#,
        exposed: r#"{"message":"the courier answers 418"}"#,
    }
}

/// ASP.NET Core's `ValidationProblemDetails`, <https://learn.microsoft.com/aspnet/core/web-api/>: RFC 9457 with a charset, and
/// without a `detail`.
mod asp_net {
    use crate::prelude::*;

    struct AspNet;

    impl ErrorFormat for AspNet {
        const CONTENT_TYPE: &'static str = "application/problem+json; charset=utf-8";
        const MEMBERS: &'static [&'static str] = &["type", "title", "status"];

        fn body(problem: &PublicProblem<'_>) -> impl Serialize {
            #[derive(Serialize)]
            struct Body<'a> {
                #[serde(skip_serializing_if = "Option::is_none")]
                r#type: Option<&'a str>,
                title: &'a str,
                status: u16,
                #[serde(flatten)]
                rest: Extensions<'a>,
            }
            Body {
                r#type: problem.type_uri(),
                title: problem.title(),
                status: problem.status().as_u16(),
                rest: problem.extensions(),
            }
        }
    }

    #[derive(Debug, thiserror::Error, JsonError)]
    #[error("no body")]
    #[json_error(
        status = 400,
        type = "https://tools.ietf.org/html/rfc7231#section-6.5.1",
        title = "One or more validation errors occurred."
    )]
    struct Invalid {
        #[json_error(extension = "traceId")]
        trace_id: &'static str,
        #[json_error(extension)]
        errors: Value,
    }

    shape! {
        AspNet as "application/problem+json; charset=utf-8",
        derived: Invalid {
            trace_id: "|7fb5e16a-4c8f23bbfc974667.",
            errors: json!({ "": ["A non-empty request body is required."] }),
        } => 400 r#"{"type":"https://tools.ietf.org/html/rfc7231#section-6.5.1","title":"One or more validation errors occurred.","status":400,"traceId":"|7fb5e16a-4c8f23bbfc974667.","errors":{"":["A non-empty request body is required."]}}"#,
        mapped: r#"{"title":"Bad Request","status":400}"#,
        coded: "empty" => r#"{"title":"Unprocessable Entity","status":422}"#,
        none: "no_item" => r#"{"title":"Not Found","status":404}"#,
        masked: r#"{"title":"Internal Server Error","status":500}"#,
        hidden: r#"{"title":"Service Unavailable","status":503}"#,
        exposed: r#"{"title":"Bad Gateway","status":502}"#,
    }
}
