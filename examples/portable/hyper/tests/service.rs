//! A whole service over a socket: whoever answers, in one shape, with one record.

use wire::{Host, Words};

#[test]
fn the_whole_service_answers_in_one_shape() {
    Host::start(env!("CARGO_BIN_EXE_hyper-service")).check_service(&Words {
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
        answers_head: true,
    });
}
