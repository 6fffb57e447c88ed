//! A whole service over a socket: whoever answers, in one shape, with one record.

use wire::{Host, Words};

#[test]
fn the_whole_service_answers_in_one_shape() {
    Host::start(env!("CARGO_BIN_EXE_actix-web-service")).check_service(&Words {
        bad_json: (400, "Json deserialize error: EOF while parsing a value at line 1 column 12"),
        wrong_type: (400, "Content type error"),
        too_large: (413, "JSON payload (5000 bytes) is larger than allowed (limit: 1000 bytes)."),
        bad_path: (404, "can not parse \"x\" to a u32"),
        bad_query: (400, "Query deserialize error: invalid digit found in string"),
        unknown: (404, "Not Found"),
        wrong_method: (405, "Method Not Allowed"),
        allow: Some("POST, GET"),
        timeout: (504, "slower than 100 ms"),
        panic: None,
        answers_head: true,
    });
}
