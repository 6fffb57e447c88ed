//! A whole service over a socket: whoever answers, in one shape, with one record.

use wire::{Host, Words};

#[test]
fn the_whole_service_answers_in_one_shape() {
    Host::start(env!("CARGO_BIN_EXE_poem-service")).check_service(&Words {
        bad_json: (400, "parse error: EOF while parsing a value at line 1 column 12"),
        wrong_type: (415, "invalid content type `text/plain`, expect: `application/json`"),
        too_large: (413, "payload too large"),
        bad_path: (400, "invalid path params"),
        bad_query: (400, "invalid digit found in string"),
        unknown: (404, "not found"),
        wrong_method: (405, "method not allowed"),
        allow: None,
        timeout: (504, "deadline has elapsed"),
        panic: Some((500, "internal server error")),
        answers_head: true,
    });
}
