//! A whole service over a socket: whoever answers, in one shape, with one record.

use wire::{Host, Words};

#[test]
fn the_whole_service_answers_in_one_shape() {
    Host::start(env!("CARGO_BIN_EXE_axum-service")).check_service(&Words {
        bad_json: (
            400,
            "Failed to parse the request body as JSON: quantity: EOF while parsing a value at line 1 column 12",
        ),
        wrong_type: (415, "Expected request with `Content-Type: application/json`"),
        too_large: (413, "Failed to buffer the request body: length limit exceeded"),
        bad_path: (400, "Invalid URL: Cannot parse `x` to a `u32`"),
        bad_query: (400, "Failed to deserialize query string: page: invalid digit found in string"),
        unknown: (404, "Not Found"),
        wrong_method: (405, "Method Not Allowed"),
        allow: Some("POST,GET,HEAD"),
        timeout: (504, "Gateway Timeout"),
        panic: Some((500, "Service panicked")),
        answers_head: true,
    });
}
