//! A whole service over a socket: whoever answers, in one shape, with one record.

use wire::{Host, Words};

#[test]
fn the_whole_service_answers_in_one_shape() {
    Host::start(env!("CARGO_BIN_EXE_rocket-service")).check_service(&Words {
        bad_json: (400, "Bad Request"),
        wrong_type: (404, "Not Found"),
        too_large: (413, "Payload Too Large"),
        bad_path: (422, "Unprocessable Entity"),
        bad_query: (422, "invalid integer: invalid digit found in string"),
        unknown: (404, "Not Found"),
        wrong_method: (404, "Not Found"),
        allow: None,
        timeout: (504, "Gateway Timeout"),
        panic: Some((500, "Internal Server Error")),
        answers_head: true,
    });
}
