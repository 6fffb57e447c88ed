//! Shapes of large platforms: a number for a code, an array at the top, an envelope.

/// Google, <https://google.aip.dev/193>: a number, a word for it, and `details`, of which this is the one that must be there.
mod google {
    use crate::prelude::*;

    struct Google;

    impl ErrorFormat for Google {
        fn body(problem: &PublicProblem<'_>) -> impl Serialize {
            #[derive(Serialize)]
            struct Body<'a> {
                error: Status<'a>,
            }
            #[derive(Serialize)]
            struct Status<'a> {
                code: u16,
                message: &'a str,
                status: &'static str,
                #[serde(skip_serializing_if = "Option::is_none")]
                details: Option<[ErrorInfo<'a>; 1]>,
            }
            #[derive(Serialize)]
            #[serde(tag = "@type", rename = "type.googleapis.com/google.rpc.ErrorInfo")]
            struct ErrorInfo<'a> {
                reason: &'a str,
                domain: &'static str,
                #[serde(skip_serializing_if = "Extensions::is_empty")]
                metadata: Extensions<'a>,
            }
            let info =
                |reason| [ErrorInfo { reason, domain: "compute.googleapis.com", metadata: problem.extensions() }];
            let code = problem.status().as_u16();
            Body {
                error: Status {
                    code,
                    message: problem.message(),
                    status: match code {
                        404 => "NOT_FOUND",
                        429 => "RESOURCE_EXHAUSTED",
                        503 => "UNAVAILABLE",
                        500.. => "INTERNAL",
                        _ => "INVALID_ARGUMENT",
                    },
                    details: problem.code().map(info),
                },
            }
        }
    }

    #[derive(Debug, thiserror::Error, JsonError)]
    #[error(
        "The zone '{zone}' does not have enough resources available to fulfill the request. Try a different zone, or try again later."
    )]
    #[json_error(status = 429, code = "RESOURCE_AVAILABILITY")]
    struct ResourceExhausted {
        #[json_error(extension)]
        zone: &'static str,
        #[json_error(extension = "vmType")]
        vm_type: &'static str,
        #[json_error(extension)]
        attachment: &'static str,
        #[json_error(extension = "zonesWithCapacity")]
        zones: &'static str,
    }

    shape! {
        Google as "application/json",
        derived: ResourceExhausted {
            zone: "us-east1-a",
            vm_type: "e2-medium",
            attachment: "local-ssd=3,nvidia-t4=2",
            zones: "us-central1-f,us-central1-c",
        } => 429 r#"{"error":{"code":429,"message":"The zone 'us-east1-a' does not have enough resources available to fulfill the request. Try a different zone, or try again later.","status":"RESOURCE_EXHAUSTED","details":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"RESOURCE_AVAILABILITY","domain":"compute.googleapis.com","metadata":{"zone":"us-east1-a","vmType":"e2-medium","attachment":"local-ssd=3,nvidia-t4=2","zonesWithCapacity":"us-central1-f,us-central1-c"}}]}}"#,
        mapped: r#"{"error":{"code":400,"message":"invalid digit found in string","status":"INVALID_ARGUMENT"}}"#,
        coded: "EMPTY"
            => r#"{"error":{"code":422,"message":"cannot parse integer from empty string","status":"INVALID_ARGUMENT","details":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"EMPTY","domain":"compute.googleapis.com"}]}}"#,
        none: "NO_ITEM"
            => r#"{"error":{"code":404,"message":"Item not found","status":"NOT_FOUND","details":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"NO_ITEM","domain":"compute.googleapis.com"}]}}"#,
        masked: r#"{"error":{"code":500,"message":"Internal Server Error","status":"INTERNAL"}}"#,
        hidden: r#"{"error":{"code":503,"message":"Service Unavailable","status":"UNAVAILABLE"}}"#,
        exposed: r#"{"error":{"code":502,"message":"the courier answers 418","status":"INTERNAL"}}"#,
    }
}

/// Cloudflare, <https://developers.cloudflare.com/fundamentals/api/troubleshooting/>: an envelope around the errors, too.
mod cloudflare {
    use crate::prelude::*;

    struct Cloudflare;

    impl ErrorFormat for Cloudflare {
        const MEMBERS: &'static [&'static str] = &["code", "message"];

        fn body(problem: &PublicProblem<'_>) -> impl Serialize {
            #[derive(Serialize)]
            struct Body<'a> {
                success: bool,
                errors: [Error<'a>; 1],
                messages: [&'a str; 0],
                result: (),
            }
            #[derive(Serialize)]
            struct Error<'a> {
                code: u16,
                message: &'a str,
                #[serde(flatten)]
                rest: Extensions<'a>,
            }
            let code = problem.code().and_then(|code| code.parse().ok());
            Body {
                success: false,
                errors: [Error {
                    code: code.unwrap_or(problem.status().as_u16()),
                    message: problem.message(),
                    rest: problem.extensions(),
                }],
                messages: [],
                result: (),
            }
        }
    }

    #[derive(Debug, thiserror::Error, JsonError)]
    #[error("Invalid request headers")]
    #[json_error(status = 400, code = "6003")]
    struct InvalidHeaders {
        #[json_error(extension)]
        error_chain: [Value; 1],
    }

    shape! {
        Cloudflare as "application/json",
        derived: InvalidHeaders {
            error_chain: [json!({ "code": 6103, "message": "Invalid format for X-Auth-Key header" })],
        } => 400 r#"{"success":false,"errors":[{"code":6003,"message":"Invalid request headers","error_chain":[{"code":6103,"message":"Invalid format for X-Auth-Key header"}]}],"messages":[],"result":null}"#,
        mapped: r#"{"success":false,"errors":[{"code":400,"message":"invalid digit found in string"}],"messages":[],"result":null}"#,
        coded: "1004"
            => r#"{"success":false,"errors":[{"code":1004,"message":"cannot parse integer from empty string"}],"messages":[],"result":null}"#,
        none: "1003"
            => r#"{"success":false,"errors":[{"code":1003,"message":"Item not found"}],"messages":[],"result":null}"#,
        masked: r#"{"success":false,"errors":[{"code":500,"message":"Internal Server Error"}],"messages":[],"result":null}"#,
        hidden: r#"{"success":false,"errors":[{"code":503,"message":"Service Unavailable"}],"messages":[],"result":null}"#,
        exposed: r#"{"success":false,"errors":[{"code":502,"message":"the courier answers 418"}],"messages":[],"result":null}"#,
    }
}

/// Salesforce, REST API Developer Guide, "Status Codes and Error Responses": an array at the top.
mod salesforce {
    use crate::prelude::*;

    struct Salesforce;

    impl ErrorFormat for Salesforce {
        fn body(problem: &PublicProblem<'_>) -> impl Serialize {
            #[derive(Serialize)]
            #[serde(rename_all = "camelCase")]
            struct Error<'a> {
                #[serde(skip_serializing_if = "Option::is_none")]
                fields: Option<Extension<'a>>,
                message: &'a str,
                error_code: &'a str,
            }
            [Error {
                fields: problem.extension("fields"),
                message: problem.message(),
                error_code: problem.code().unwrap_or("UNKNOWN_EXCEPTION"),
            }]
        }
    }

    #[derive(Debug, thiserror::Error, JsonError)]
    #[error("Account ID: id value of incorrect type: 001900K0001pPuOAAU")]
    #[json_error(status = 400, code = "MALFORMED_ID")]
    struct MalformedId {
        #[json_error(extension)]
        fields: [&'static str; 1],
    }

    shape! {
        Salesforce as "application/json",
        derived: MalformedId { fields: ["Id"] }
            => 400 r#"[{"fields":["Id"],"message":"Account ID: id value of incorrect type: 001900K0001pPuOAAU","errorCode":"MALFORMED_ID"}]"#,
        mapped: r#"[{"message":"invalid digit found in string","errorCode":"UNKNOWN_EXCEPTION"}]"#,
        coded: "EMPTY" => r#"[{"message":"cannot parse integer from empty string","errorCode":"EMPTY"}]"#,
        none: "NOT_FOUND" => r#"[{"message":"Item not found","errorCode":"NOT_FOUND"}]"#,
        masked: r#"[{"message":"Internal Server Error","errorCode":"UNKNOWN_EXCEPTION"}]"#,
        hidden: r#"[{"message":"Service Unavailable","errorCode":"UNKNOWN_EXCEPTION"}]"#,
        exposed: r#"[{"message":"the courier answers 418","errorCode":"UNKNOWN_EXCEPTION"}]"#,
    }
}
