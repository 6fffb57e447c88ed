//! A whole service over a socket: whoever answers, in one shape, with one record.

use wire::{Host, Words};

#[test]
fn the_whole_service_answers_in_one_shape() {
    Host::start(env!("CARGO_BIN_EXE_warp-service")).check_service(&Words {
        bad_json: (400, "Request body deserialize error: EOF while parsing a value at line 1 column 12"),
        wrong_type: (415, "The request's content-type is not supported"),
        too_large: (413, "The request payload is too large"),
        bad_path: (404, "Not Found"),
        bad_query: (400, "Invalid query string"),
        unknown: (404, "Not Found"),
        wrong_method: (405, "HTTP method not allowed"),
        allow: None,
        timeout: (504, "deadline has elapsed"),
        // warp has nothing that catches one: the connection ends.
        panic: None,
        answers_head: true,
    });
}
