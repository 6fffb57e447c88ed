//! Every view as a function of AWS Lambda: the program itself, given real events by the runtime API.

use serde_json::Value;
use wire::{Answer, Function, Opaque, table};

/// Asks for each row of the table with an event, and reads the answers in the event's format.
fn check(event: &str, headers_of: impl Fn(&Value) -> Vec<(String, Vec<u8>)>) {
    let function = Function::start(env!("CARGO_BIN_EXE_portable-lambda"));
    for expected in table(Opaque::Refused) {
        let event = event.replace("{method}", expected.method).replace("{path}", expected.path);
        let answer = function.invoke(event);
        let answer: Value = serde_json::from_str(&answer).expect("JSON");
        assert_eq!(answer["isBase64Encoded"], false, "JSON is text");
        let status = answer["statusCode"].as_u64().and_then(|status| status.try_into().ok()).expect("a status");
        let body = answer["body"].as_str().unwrap_or_default().into();
        expected.joined().check(&Answer { status, headers: headers_of(&answer), body });
    }
}

fn single(headers: &Value) -> Vec<(String, Vec<u8>)> {
    let headers = headers.as_object().expect("an object").iter();
    headers.map(|(name, value)| (name.clone(), value.as_str().expect("text").into())).collect()
}

fn several(headers: &Value) -> Vec<(String, Vec<u8>)> {
    let headers = headers.as_object().expect("an object").iter();
    let lines = headers.flat_map(|(name, values)| {
        values.as_array().expect("a list").iter().map(|value| (name.clone(), value.as_str().expect("text").into()))
    });
    lines.collect()
}

/// The payload format 2.0, which a function URL has too.
#[test]
fn each_view_answers_an_http_api() {
    check(include_str!("events/http_api.json"), |answer| {
        let mut headers = single(&answer["headers"]);
        for cookie in answer["cookies"].as_array().expect("a list") {
            headers.push(("set-cookie".into(), cookie.as_str().expect("text").into()));
        }
        headers
    });
}

#[test]
fn each_view_answers_a_rest_api() {
    check(include_str!("events/rest_api.json"), |answer| several(&answer["multiValueHeaders"]));
}

#[test]
fn each_view_answers_a_load_balancer_with_multi_value_headers() {
    check(include_str!("events/load_balancer_multi_value.json"), |answer| several(&answer["multiValueHeaders"]));
}

/// Such a one has room for a single cookie, which the table has two of.
#[test]
fn each_view_answers_a_load_balancer() {
    check(include_str!("events/load_balancer.json"), |answer| {
        let mut headers = single(&answer["headers"]);
        if headers.iter().any(|(name, value)| name == "set-cookie" && value == b"a=1; Path=/") {
            headers.push(("set-cookie".into(), b"b=2; HttpOnly".to_vec()));
        }
        headers
    });
}
