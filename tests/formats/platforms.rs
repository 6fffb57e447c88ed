//! Shapes of systems that others implement: Matrix, container registries, Kubernetes.

/// Matrix, <https://spec.matrix.org/latest/client-server-api/#standard-error-response>.
mod matrix {
    use crate::prelude::*;

    struct Matrix;

    impl ErrorFormat for Matrix {
        const MEMBERS: &'static [&'static str] = &["errcode", "error"];

        fn body(problem: &PublicProblem<'_>) -> impl Serialize {
            #[derive(Serialize)]
            struct Body<'a> {
                errcode: &'a str,
                error: &'a str,
                #[serde(flatten)]
                rest: Extensions<'a>,
            }
            Body {
                errcode: problem.code().unwrap_or("M_UNKNOWN"),
                error: problem.message(),
                rest: problem.extensions(),
            }
        }
    }

    #[derive(Debug, thiserror::Error, JsonError)]
    #[error("You have exceeded your storage quota of 10GB")]
    #[json_error(status = 403, code = "M_USER_LIMIT_EXCEEDED")]
    struct UserLimitExceeded {
        #[json_error(extension)]
        info_uri: &'static str,
        #[json_error(extension)]
        can_upgrade: bool,
    }

    shape! {
        Matrix as "application/json",
        derived: UserLimitExceeded {
            info_uri: "https://example.com/homeserver/about?limit_type=quota",
            can_upgrade: true,
        } => 403 r#"{"errcode":"M_USER_LIMIT_EXCEEDED","error":"You have exceeded your storage quota of 10GB","info_uri":"https://example.com/homeserver/about?limit_type=quota","can_upgrade":true}"#,
        mapped: r#"{"errcode":"M_UNKNOWN","error":"invalid digit found in string"}"#,
        coded: "M_BAD_JSON" => r#"{"errcode":"M_BAD_JSON","error":"cannot parse integer from empty string"}"#,
        none: "M_NOT_FOUND" => r#"{"errcode":"M_NOT_FOUND","error":"Item not found"}"#,
        masked: r#"{"errcode":"M_UNKNOWN","error":"Internal Server Error"}"#,
        hidden: r#"{"errcode":"M_UNKNOWN","error":"Service Unavailable"}"#,
        exposed: r#"{"errcode":"M_UNKNOWN","error":"the courier answers 418"}"#,
    }
}

/// The OCI distribution specification, "Error Codes". `detail` is whatever the registry has to say.
mod oci {
    use crate::prelude::*;

    struct Oci;

    impl ErrorFormat for Oci {
        fn body(problem: &PublicProblem<'_>) -> impl Serialize {
            #[derive(Serialize)]
            struct Body<'a> {
                errors: [Error<'a>; 1],
            }
            #[derive(Serialize)]
            struct Error<'a> {
                code: &'a str,
                message: &'a str,
                #[serde(skip_serializing_if = "Extensions::is_empty")]
                detail: Extensions<'a>,
            }
            Body {
                errors: [Error {
                    code: problem.code().unwrap_or("UNKNOWN"),
                    message: problem.message(),
                    detail: problem.extensions(),
                }],
            }
        }
    }

    #[derive(Debug, thiserror::Error, JsonError)]
    #[error("manifest unknown to registry")]
    #[json_error(status = 404, code = "MANIFEST_UNKNOWN")]
    struct ManifestUnknown {
        #[json_error(extension)]
        name: &'static str,
        #[json_error(extension)]
        tag: &'static str,
    }

    shape! {
        Oci as "application/json",
        derived: ManifestUnknown { name: "library/desk", tag: "latest" }
            => 404 r#"{"errors":[{"code":"MANIFEST_UNKNOWN","message":"manifest unknown to registry","detail":{"name":"library/desk","tag":"latest"}}]}"#,
        mapped: r#"{"errors":[{"code":"UNKNOWN","message":"invalid digit found in string"}]}"#,
        coded: "SIZE_INVALID"
            => r#"{"errors":[{"code":"SIZE_INVALID","message":"cannot parse integer from empty string"}]}"#,
        none: "NAME_UNKNOWN" => r#"{"errors":[{"code":"NAME_UNKNOWN","message":"Item not found"}]}"#,
        masked: r#"{"errors":[{"code":"UNKNOWN","message":"Internal Server Error"}]}"#,
        hidden: r#"{"errors":[{"code":"UNKNOWN","message":"Service Unavailable"}]}"#,
        exposed: r#"{"errors":[{"code":"UNKNOWN","message":"the courier answers 418"}]}"#,
    }
}

/// Kubernetes' `Status`, its API conventions, "Response Status Kind".
mod kubernetes {
    use crate::prelude::*;

    struct Kubernetes;

    impl ErrorFormat for Kubernetes {
        fn body(problem: &PublicProblem<'_>) -> impl Serialize {
            #[derive(Serialize)]
            #[serde(tag = "kind", rename_all = "camelCase")]
            struct Status<'a> {
                api_version: &'static str,
                metadata: Value,
                status: &'static str,
                message: &'a str,
                reason: &'a str,
                #[serde(skip_serializing_if = "Extensions::is_empty")]
                details: Extensions<'a>,
                code: u16,
            }
            let code = problem.status().as_u16();
            let reason = match code {
                400 => "BadRequest",
                500 => "InternalError",
                503 => "ServiceUnavailable",
                _ => "Unknown",
            };
            Status {
                api_version: "v1",
                metadata: json!({}),
                status: "Failure",
                message: problem.message(),
                reason: problem.code().unwrap_or(reason),
                details: problem.extensions(),
                code,
            }
        }
    }

    #[derive(Debug, thiserror::Error, JsonError)]
    #[error("{kind} {name:?} not found")]
    #[json_error(status = 404, code = "NotFound")]
    struct NotFound {
        #[json_error(extension)]
        name: &'static str,
        #[json_error(extension)]
        kind: &'static str,
    }

    shape! {
        Kubernetes as "application/json",
        derived: NotFound { name: "grafana", kind: "pods" }
            => 404 r#"{"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure","message":"pods \"grafana\" not found","reason":"NotFound","details":{"name":"grafana","kind":"pods"},"code":404}"#,
        mapped: r#"{"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure","message":"invalid digit found in string","reason":"BadRequest","code":400}"#,
        coded: "Invalid"
            => r#"{"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure","message":"cannot parse integer from empty string","reason":"Invalid","code":422}"#,
        none: "NotFound"
            => r#"{"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure","message":"Item not found","reason":"NotFound","code":404}"#,
        masked: r#"{"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure","message":"Internal Server Error","reason":"InternalError","code":500}"#,
        hidden: r#"{"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure","message":"Service Unavailable","reason":"ServiceUnavailable","code":503}"#,
        exposed: r#"{"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure","message":"the courier answers 418","reason":"Unknown","code":502}"#,
    }
}
