//! Every view over a socket: status, headers and bytes as in the one table of all hosts.

use wire::{Host, Opaque};

fn host() -> Host {
    Host::start(env!("CARGO_BIN_EXE_portable-salvo"))
}

#[test]
fn each_view_answers_as_in_every_host() {
    host().check(Opaque::Sent);
}

#[test]
fn a_connection_is_kept_from_answer_to_answer() {
    host().check_kept_connection(Opaque::Sent);
}

#[test]
fn the_head_is_that_of_the_answer() {
    host().check_heads(Opaque::Sent);
}
