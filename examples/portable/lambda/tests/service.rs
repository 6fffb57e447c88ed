//! A whole service as a function of AWS Lambda: whoever answers, in one shape, with one record.

use serde_json::{Value, json};
use wire::{Answer, Function, Request, Words, check_log, service};

#[test]
fn the_whole_service_answers_in_one_shape() {
    let rows = service(&Words {
        bad_json: (400, "EOF while parsing a value at line 1 column 12"),
        wrong_type: (415, "not JSON"),
        too_large: (413, "too long"),
        bad_path: (400, "invalid digit found in string"),
        bad_query: (400, "`page` is no number"),
        unknown: (404, "Not Found"),
        wrong_method: (405, "Method Not Allowed"),
        allow: Some("GET, POST"),
        timeout: (504, "Gateway Timeout"),
        panic: Some((500, "Service panicked")),
        // What answers is a gateway.
        answers_head: false,
    });
    let function = Function::start(env!("CARGO_BIN_EXE_lambda-service"));
    for row in &rows {
        let answer: Value = serde_json::from_str(&function.invoke(event(&row.request))).expect("JSON");
        assert_eq!(answer["isBase64Encoded"], false, "JSON is text");
        let status = answer["statusCode"].as_u64().and_then(|status| status.try_into().ok()).expect("a status");
        let headers = answer["headers"].as_object().expect("an object").iter();
        let headers = headers.map(|(name, value)| (name.clone(), value.as_str().expect("text").into())).collect();
        let body = answer["body"].as_str().unwrap_or_default().into();
        row.check(&Answer { status, headers, body });
    }
    check_log(&rows, &function.log());
}

/// A request as an HTTP API hands it over.
fn event(request: &Request<'_>) -> String {
    let event = include_str!("events/http_api.json");
    let (path, query) = request.path.split_once('?').unwrap_or((request.path, ""));
    let mut event: Value =
        serde_json::from_str(&event.replace("{method}", request.method).replace("{path}", path)).expect("JSON");
    event["rawQueryString"] = json!(query);
    for (name, value) in request.headers {
        event["headers"][*name] = json!(value);
    }
    event["body"] = json!(request.body);
    event.to_string()
}
