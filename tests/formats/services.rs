//! Shapes of single services.

/// GitHub, <https://docs.github.com/rest/using-the-rest-api/troubleshooting-the-rest-api>, "Validation failed".
mod github {
    use crate::prelude::*;

    struct GitHub;

    impl ErrorFormat for GitHub {
        fn body(problem: &PublicProblem<'_>) -> impl Serialize {
            #[derive(Serialize)]
            struct Body<'a> {
                message: &'a str,
                #[serde(skip_serializing_if = "Option::is_none")]
                errors: Option<Extension<'a>>,
                #[serde(skip_serializing_if = "Option::is_none")]
                documentation_url: Option<&'a str>,
            }
            Body {
                message: problem.message(),
                errors: problem.extension("errors"),
                documentation_url: problem.type_uri(),
            }
        }
    }

    #[derive(Debug, thiserror::Error, JsonError)]
    #[error("Validation Failed")]
    #[json_error(status = 422, code = "invalid", type = "https://docs.github.com/rest/issues/issues#create-an-issue")]
    struct Invalid {
        #[json_error(extension)]
        errors: [Fault; 1],
    }

    #[derive(Debug, Serialize)]
    struct Fault {
        resource: &'static str,
        field: &'static str,
        code: &'static str,
    }

    shape! {
        GitHub as "application/json",
        derived: Invalid { errors: [Fault { resource: "Issue", field: "title", code: "missing_field" }] }
            => 422 r#"{"message":"Validation Failed","errors":[{"resource":"Issue","field":"title","code":"missing_field"}],"documentation_url":"https://docs.github.com/rest/issues/issues#create-an-issue"}"#,
        mapped: r#"{"message":"invalid digit found in string"}"#,
        coded: "empty" => r#"{"message":"cannot parse integer from empty string"}"#,
        none: "no_item" => r#"{"message":"Item not found"}"#,
        masked: r#"{"message":"Internal Server Error"}"#,
        hidden: r#"{"message":"Service Unavailable"}"#,
        exposed: r#"{"message":"the courier answers 418"}"#,
    }
}

/// Stripe, <https://docs.stripe.com/api/errors>: `type` by the status, `doc_url` by the code.
mod stripe {
    use crate::prelude::*;

    struct Stripe;

    impl ErrorFormat for Stripe {
        const MEMBERS: &'static [&'static str] = &["code", "doc_url", "message", "type"];

        fn body(problem: &PublicProblem<'_>) -> impl Serialize {
            #[derive(Serialize)]
            struct Body<'a> {
                error: Error<'a>,
            }
            #[derive(Serialize)]
            struct Error<'a> {
                #[serde(skip_serializing_if = "Option::is_none")]
                code: Option<&'a str>,
                #[serde(skip_serializing_if = "Option::is_none")]
                doc_url: Option<String>,
                message: &'a str,
                #[serde(flatten)]
                rest: Extensions<'a>,
                r#type: &'static str,
            }
            let doc_url = |code: &str| format!("https://stripe.com/docs/error-codes/{}", code.replace('_', "-"));
            Body {
                error: Error {
                    code: problem.code(),
                    doc_url: problem.code().map(doc_url),
                    message: problem.message(),
                    rest: problem.extensions(),
                    r#type: match problem.status().as_u16() {
                        402 => "card_error",
                        500.. => "api_error",
                        _ => "invalid_request_error",
                    },
                },
            }
        }
    }

    #[derive(Debug, thiserror::Error, JsonError)]
    #[error("No such customer: 'cus_123'")]
    #[json_error(status = 404, code = "resource_missing")]
    struct ResourceMissing {
        #[json_error(extension)]
        param: &'static str,
    }

    shape! {
        Stripe as "application/json",
        derived: ResourceMissing { param: "customer" }
            => 404 r#"{"error":{"code":"resource_missing","doc_url":"https://stripe.com/docs/error-codes/resource-missing","message":"No such customer: 'cus_123'","param":"customer","type":"invalid_request_error"}}"#,
        mapped: r#"{"error":{"message":"invalid digit found in string","type":"invalid_request_error"}}"#,
        coded: "parameter_missing"
            => r#"{"error":{"code":"parameter_missing","doc_url":"https://stripe.com/docs/error-codes/parameter-missing","message":"cannot parse integer from empty string","type":"invalid_request_error"}}"#,
        none: "resource_missing"
            => r#"{"error":{"code":"resource_missing","doc_url":"https://stripe.com/docs/error-codes/resource-missing","message":"Item not found","type":"invalid_request_error"}}"#,
        masked: r#"{"error":{"message":"Internal Server Error","type":"api_error"}}"#,
        hidden: r#"{"error":{"message":"Service Unavailable","type":"api_error"}}"#,
        exposed: r#"{"error":{"message":"the courier answers 418","type":"api_error"}}"#,
    }
}

/// OpenAI, <https://platform.openai.com/docs/guides/error-codes>: what is absent is `null`.
mod openai {
    use crate::prelude::*;

    struct OpenAi;

    impl ErrorFormat for OpenAi {
        fn body(problem: &PublicProblem<'_>) -> impl Serialize {
            #[derive(Serialize)]
            struct Body<'a> {
                error: Error<'a>,
            }
            #[derive(Serialize)]
            struct Error<'a> {
                message: &'a str,
                r#type: &'static str,
                param: Option<Extension<'a>>,
                code: Option<&'a str>,
            }
            let is_server_error = problem.status().is_server_error();
            Body {
                error: Error {
                    message: problem.message(),
                    r#type: if is_server_error { "server_error" } else { "invalid_request_error" },
                    param: problem.extension("param"),
                    code: problem.code(),
                },
            }
        }
    }

    #[derive(Debug, thiserror::Error, JsonError)]
    #[error("The model `gpt-5` does not exist or you do not have access to it.")]
    #[json_error(status = 404, code = "model_not_found")]
    struct ModelNotFound {
        #[json_error(extension)]
        param: &'static str,
    }

    shape! {
        OpenAi as "application/json",
        derived: ModelNotFound { param: "model" }
            => 404 r#"{"error":{"message":"The model `gpt-5` does not exist or you do not have access to it.","type":"invalid_request_error","param":"model","code":"model_not_found"}}"#,
        mapped: r#"{"error":{"message":"invalid digit found in string","type":"invalid_request_error","param":null,"code":null}}"#,
        coded: "empty"
            => r#"{"error":{"message":"cannot parse integer from empty string","type":"invalid_request_error","param":null,"code":"empty"}}"#,
        none: "no_item"
            => r#"{"error":{"message":"Item not found","type":"invalid_request_error","param":null,"code":"no_item"}}"#,
        masked: r#"{"error":{"message":"Internal Server Error","type":"server_error","param":null,"code":null}}"#,
        hidden: r#"{"error":{"message":"Service Unavailable","type":"server_error","param":null,"code":null}}"#,
        exposed: r#"{"error":{"message":"the courier answers 418","type":"server_error","param":null,"code":null}}"#,
    }
}

/// Twilio, <https://www.twilio.com/docs/usage/twilios-response#response-formats-exceptions>: the code is a number.
mod twilio {
    use crate::prelude::*;

    struct Twilio;

    impl ErrorFormat for Twilio {
        fn body(problem: &PublicProblem<'_>) -> impl Serialize {
            #[derive(Serialize)]
            struct Body<'a> {
                code: u16,
                message: &'a str,
                more_info: String,
                status: u16,
            }
            let status = problem.status().as_u16();
            let code = problem.code().and_then(|code| code.parse().ok()).unwrap_or(20_000 + status);
            Body {
                code,
                message: problem.message(),
                more_info: format!("https://www.twilio.com/docs/errors/{code}"),
                status,
            }
        }
    }

    #[derive(Debug, thiserror::Error, JsonError)]
    #[error("The 'To' number {to} is not a valid phone number.")]
    #[json_error(status = 400, code = "21211")]
    struct InvalidTo {
        #[json_error(extension)]
        to: &'static str,
    }

    shape! {
        Twilio as "application/json",
        derived: InvalidTo { to: "5551234567" }
            => 400 r#"{"code":21211,"message":"The 'To' number 5551234567 is not a valid phone number.","more_info":"https://www.twilio.com/docs/errors/21211","status":400}"#,
        mapped: r#"{"code":20400,"message":"invalid digit found in string","more_info":"https://www.twilio.com/docs/errors/20400","status":400}"#,
        coded: "21604"
            => r#"{"code":21604,"message":"cannot parse integer from empty string","more_info":"https://www.twilio.com/docs/errors/21604","status":422}"#,
        none: "20404"
            => r#"{"code":20404,"message":"Item not found","more_info":"https://www.twilio.com/docs/errors/20404","status":404}"#,
        masked: r#"{"code":20500,"message":"Internal Server Error","more_info":"https://www.twilio.com/docs/errors/20500","status":500}"#,
        hidden: r#"{"code":20503,"message":"Service Unavailable","more_info":"https://www.twilio.com/docs/errors/20503","status":503}"#,
        exposed: r#"{"code":20502,"message":"the courier answers 418","more_info":"https://www.twilio.com/docs/errors/20502","status":502}"#,
    }
}
