//! A whole service over a socket: whoever answers, in one shape, with one record.

use wire::{Host, Words};

#[test]
fn the_whole_service_answers_in_one_shape() {
    Host::start(env!("CARGO_BIN_EXE_salvo-service")).check_service(&Words {
        bad_json: (400, "serde json error: EOF while parsing a value at line 1 column 12"),
        wrong_type: (400, "the request did not have a valid Content-Type header"),
        too_large: (413, "payload too large"),
        bad_path: (400, "deserialize error: invalid digit found in string"),
        bad_query: (400, "deserialize error: invalid digit found in string"),
        unknown: (404, "Not Found"),
        wrong_method: (405, "Method Not Allowed"),
        allow: Some("GET, POST"),
        timeout: (503, "server timed out while processing the request"),
        panic: Some((500, "panic occurred on server")),
        answers_head: true,
    });
}
