//! Shapes that a specification fixes.

/// JSON:API, <https://jsonapi.org/examples/#error-objects>.
mod json_api {
    use crate::prelude::*;

    struct JsonApi;

    impl ErrorFormat for JsonApi {
        const CONTENT_TYPE: &'static str = "application/vnd.api+json";

        fn body(problem: &PublicProblem<'_>) -> impl Serialize {
            #[derive(Serialize)]
            struct Body<'a> {
                errors: [Object<'a>; 1],
            }
            #[derive(Serialize)]
            struct Object<'a> {
                status: String,
                #[serde(skip_serializing_if = "Option::is_none")]
                code: Option<&'a str>,
                #[serde(skip_serializing_if = "Option::is_none")]
                source: Option<Extension<'a>>,
                title: &'a str,
                #[serde(skip_serializing_if = "Option::is_none")]
                detail: Option<&'a str>,
            }
            Body {
                errors: [Object {
                    status: problem.status().as_u16().to_string(),
                    code: problem.code(),
                    source: problem.extension("source"),
                    title: problem.title(),
                    detail: problem.detail(),
                }],
            }
        }
    }

    #[derive(Debug, thiserror::Error, JsonError)]
    #[error("First name must contain at least two characters.")]
    #[json_error(status = 422, title = "Invalid Attribute")]
    struct Invalid {
        #[json_error(extension = "source")]
        at: Value,
    }

    shape! {
        JsonApi as "application/vnd.api+json",
        derived: Invalid { at: json!({ "pointer": "/data/attributes/firstName" }) }
            => 422 r#"{"errors":[{"status":"422","source":{"pointer":"/data/attributes/firstName"},"title":"Invalid Attribute","detail":"First name must contain at least two characters."}]}"#,
        mapped: r#"{"errors":[{"status":"400","title":"Bad Request","detail":"invalid digit found in string"}]}"#,
        coded: "123"
            => r#"{"errors":[{"status":"422","code":"123","title":"Unprocessable Entity","detail":"cannot parse integer from empty string"}]}"#,
        none: "225"
            => r#"{"errors":[{"status":"404","code":"225","title":"Not Found","detail":"Item not found"}]}"#,
        masked: r#"{"errors":[{"status":"500","title":"Internal Server Error"}]}"#,
        hidden: r#"{"errors":[{"status":"503","title":"Service Unavailable"}]}"#,
        exposed: r#"{"errors":[{"status":"502","title":"Bad Gateway","detail":"the courier answers 418"}]}"#,
    }
}

/// OAuth 2.0, RFC 6749 §5.2. The content type is that of its example, the `no-store` too.
mod oauth {
    use crate::prelude::*;

    struct OAuth;

    impl ErrorFormat for OAuth {
        const CONTENT_TYPE: &'static str = "application/json;charset=UTF-8";

        fn body(problem: &PublicProblem<'_>) -> impl Serialize {
            #[derive(Serialize)]
            struct Body<'a> {
                error: &'a str,
                #[serde(skip_serializing_if = "Option::is_none")]
                error_description: Option<&'a str>,
                #[serde(skip_serializing_if = "Option::is_none")]
                error_uri: Option<&'a str>,
            }
            let other = if problem.status().is_server_error() { "server_error" } else { "invalid_request" };
            Body {
                error: problem.code().unwrap_or(other),
                error_description: problem.detail(),
                error_uri: problem.type_uri(),
            }
        }
    }

    #[derive(Debug, thiserror::Error, JsonError)]
    #[error("the refresh token is revoked")]
    #[json_error(status = 400, code = "invalid_grant", type = "https://example.com/grants")]
    struct InvalidGrant {
        #[json_error(extension)]
        grant: &'static str,
    }

    shape! {
        OAuth as "application/json;charset=UTF-8",
        derived: InvalidGrant { grant: "g-1" }
            => 400 r#"{"error":"invalid_grant","error_description":"the refresh token is revoked","error_uri":"https://example.com/grants"}"#,
        mapped: r#"{"error":"invalid_request","error_description":"invalid digit found in string"}"#,
        coded: "invalid_scope"
            => r#"{"error":"invalid_scope","error_description":"cannot parse integer from empty string"}"#,
        none: "invalid_client" => r#"{"error":"invalid_client","error_description":"Item not found"}"#,
        masked: r#"{"error":"server_error"}"#,
        hidden: r#"{"error":"server_error"}"#,
        exposed: r#"{"error":"server_error","error_description":"the courier answers 418"}"#,
    }

    #[test]
    fn the_example_of_the_rfc() {
        let problem =
            Problem::new(http::StatusCode::BAD_REQUEST).with_code("invalid_request").with_header("pragma", "no-cache");
        let headers =
            [("cache-control", "no-store"), ("content-type", "application/json;charset=UTF-8"), ("pragma", "no-cache")];
        crate::common::assert_response(failing(problem), 400, &headers, r#"{"error":"invalid_request"}"#);
    }
}

/// SCIM, RFC 7644 §3.12: `status` is a string.
mod scim {
    use crate::prelude::*;

    struct Scim;

    impl ErrorFormat for Scim {
        const CONTENT_TYPE: &'static str = "application/scim+json";

        fn body(problem: &PublicProblem<'_>) -> impl Serialize {
            #[derive(Serialize)]
            #[serde(rename_all = "camelCase")]
            struct Body<'a> {
                schemas: [&'static str; 1],
                #[serde(skip_serializing_if = "Option::is_none")]
                scim_type: Option<&'a str>,
                detail: &'a str,
                status: String,
            }
            Body {
                schemas: ["urn:ietf:params:scim:api:messages:2.0:Error"],
                scim_type: problem.code(),
                detail: problem.message(),
                status: problem.status().as_u16().to_string(),
            }
        }
    }

    #[derive(Debug, thiserror::Error, JsonError)]
    #[error("Attribute '{attribute}' is readOnly")]
    #[json_error(status = 400, code = "mutability")]
    struct ReadOnly {
        #[json_error(extension)]
        attribute: &'static str,
    }

    shape! {
        Scim as "application/scim+json",
        derived: ReadOnly { attribute: "id" }
            => 400 r#"{"schemas":["urn:ietf:params:scim:api:messages:2.0:Error"],"scimType":"mutability","detail":"Attribute 'id' is readOnly","status":"400"}"#,
        mapped: r#"{"schemas":["urn:ietf:params:scim:api:messages:2.0:Error"],"detail":"invalid digit found in string","status":"400"}"#,
        coded: "invalidValue"
            => r#"{"schemas":["urn:ietf:params:scim:api:messages:2.0:Error"],"scimType":"invalidValue","detail":"cannot parse integer from empty string","status":"422"}"#,
        none: "noTarget"
            => r#"{"schemas":["urn:ietf:params:scim:api:messages:2.0:Error"],"scimType":"noTarget","detail":"Item not found","status":"404"}"#,
        masked: r#"{"schemas":["urn:ietf:params:scim:api:messages:2.0:Error"],"detail":"Internal Server Error","status":"500"}"#,
        hidden: r#"{"schemas":["urn:ietf:params:scim:api:messages:2.0:Error"],"detail":"Service Unavailable","status":"503"}"#,
        exposed: r#"{"schemas":["urn:ietf:params:scim:api:messages:2.0:Error"],"detail":"the courier answers 418","status":"502"}"#,
    }
}

/// FHIR's `OperationOutcome`, <https://hl7.org/fhir/operationoutcome.html>: a code is never absent.
mod fhir {
    use crate::prelude::*;

    struct Fhir;

    impl ErrorFormat for Fhir {
        const CONTENT_TYPE: &'static str = "application/fhir+json";
        const MEMBERS: &'static [&'static str] = &["severity", "code", "details"];

        fn body(problem: &PublicProblem<'_>) -> impl Serialize {
            #[derive(Serialize)]
            #[serde(tag = "resourceType")]
            struct OperationOutcome<'a> {
                issue: [Issue<'a>; 1],
            }
            #[derive(Serialize)]
            struct Issue<'a> {
                severity: &'static str,
                code: &'a str,
                details: Details<'a>,
                #[serde(flatten)]
                rest: Extensions<'a>,
            }
            #[derive(Serialize)]
            struct Details<'a> {
                text: &'a str,
            }
            let (severity, code) =
                if problem.status().is_server_error() { ("fatal", "exception") } else { ("error", "processing") };
            OperationOutcome {
                issue: [Issue {
                    severity,
                    code: problem.code().unwrap_or(code),
                    details: Details { text: problem.message() },
                    rest: problem.extensions(),
                }],
            }
        }
    }

    #[derive(Debug, thiserror::Error, JsonError)]
    #[error("The code \"W\" is not known and not legal in this context")]
    #[json_error(status = 422, code = "code-invalid")]
    struct CodeInvalid {
        #[json_error(extension)]
        diagnostics: &'static str,
        #[json_error(extension)]
        location: [&'static str; 1],
        #[json_error(extension)]
        expression: [&'static str; 1],
    }

    shape! {
        Fhir as "application/fhir+json",
        derived: CodeInvalid {
            diagnostics: "Acme.Interop.FHIRProcessors.Patient.processGender line 2453",
            location: ["/f:Person/f:gender"],
            expression: ["Person.gender"],
        } => 422 r#"{"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"code-invalid","details":{"text":"The code \"W\" is not known and not legal in this context"},"diagnostics":"Acme.Interop.FHIRProcessors.Patient.processGender line 2453","location":["/f:Person/f:gender"],"expression":["Person.gender"]}]}"#,
        mapped: r#"{"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"processing","details":{"text":"invalid digit found in string"}}]}"#,
        coded: "required"
            => r#"{"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"required","details":{"text":"cannot parse integer from empty string"}}]}"#,
        none: "not-found"
            => r#"{"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"not-found","details":{"text":"Item not found"}}]}"#,
        masked: r#"{"resourceType":"OperationOutcome","issue":[{"severity":"fatal","code":"exception","details":{"text":"Internal Server Error"}}]}"#,
        hidden: r#"{"resourceType":"OperationOutcome","issue":[{"severity":"fatal","code":"exception","details":{"text":"Service Unavailable"}}]}"#,
        exposed: r#"{"resourceType":"OperationOutcome","issue":[{"severity":"fatal","code":"exception","details":{"text":"the courier answers 418"}}]}"#,
    }
}

/// GraphQL over HTTP: its media type, and the errors of <https://spec.graphql.org/October2021/#sec-Errors>. Two extensions have
/// a place of their own; the others are GraphQL's `extensions`.
mod graphql {
    use crate::prelude::*;

    struct GraphQl;

    impl ErrorFormat for GraphQl {
        const CONTENT_TYPE: &'static str = "application/graphql-response+json";
        const MEMBERS: &'static [&'static str] = &["locations", "path", "code"];

        fn body(problem: &PublicProblem<'_>) -> impl Serialize {
            #[derive(Serialize)]
            struct Body<'a> {
                errors: [Error<'a>; 1],
            }
            #[derive(Serialize)]
            struct Error<'a> {
                message: &'a str,
                #[serde(skip_serializing_if = "Option::is_none")]
                locations: Option<Extension<'a>>,
                #[serde(skip_serializing_if = "Option::is_none")]
                path: Option<Extension<'a>>,
                #[serde(skip_serializing_if = "Option::is_none")]
                extensions: Option<Rest<'a>>,
            }
            #[derive(Serialize)]
            struct Rest<'a> {
                code: &'a str,
                #[serde(flatten)]
                rest: Extensions<'a>,
            }
            Body {
                errors: [Error {
                    message: problem.message(),
                    locations: problem.extension("locations"),
                    path: problem.extension("path"),
                    extensions: problem.code().map(|code| Rest { code, rest: problem.extensions() }),
                }],
            }
        }
    }

    #[derive(Debug, thiserror::Error, JsonError)]
    #[error("Name for character with ID 1002 could not be fetched.")]
    #[json_error(status = 422, code = "CAN_NOT_FETCH_BY_ID")]
    struct CanNotFetch {
        #[json_error(extension)]
        timestamp: &'static str,
        #[json_error(extension)]
        locations: [Location; 1],
        #[json_error(extension)]
        path: (&'static str, &'static str, u32, &'static str),
    }

    #[derive(Debug, Serialize)]
    struct Location {
        line: u32,
        column: u32,
    }

    shape! {
        GraphQl as "application/graphql-response+json",
        derived: CanNotFetch {
            timestamp: "Fri Feb 9 14:33:09 UTC 2018",
            locations: [Location { line: 6, column: 7 }],
            path: ("hero", "heroFriends", 1, "name"),
        } => 422 r#"{"errors":[{"message":"Name for character with ID 1002 could not be fetched.","locations":[{"line":6,"column":7}],"path":["hero","heroFriends",1,"name"],"extensions":{"code":"CAN_NOT_FETCH_BY_ID","timestamp":"Fri Feb 9 14:33:09 UTC 2018"}}]}"#,
        mapped: r#"{"errors":[{"message":"invalid digit found in string"}]}"#,
        coded: "EMPTY"
            => r#"{"errors":[{"message":"cannot parse integer from empty string","extensions":{"code":"EMPTY"}}]}"#,
        none: "NO_ITEM" => r#"{"errors":[{"message":"Item not found","extensions":{"code":"NO_ITEM"}}]}"#,
        masked: r#"{"errors":[{"message":"Internal Server Error"}]}"#,
        hidden: r#"{"errors":[{"message":"Service Unavailable"}]}"#,
        exposed: r#"{"errors":[{"message":"the courier answers 418"}]}"#,
    }
}
