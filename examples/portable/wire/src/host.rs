//! A host's program, as its user starts it.

use crate::client::Connection;
use crate::service::{Words, check_log, service};
use crate::table::{Opaque, table};
use std::io::{BufRead, BufReader, Read};
use std::net::SocketAddr;
use std::process::{Child, ChildStdout, Command, Stdio};

/// A program that listens; it ends with this value.
pub struct Host {
    program: Child,
    address: SocketAddr,
    output: BufReader<ChildStdout>,
}

impl Host {
    /// Starts the program with a port that the system chooses, and waits until it says which.
    ///
    /// # Panics
    ///
    /// Where it says anything else, or ends.
    #[must_use]
    pub fn start(path: &str) -> Self {
        let mut program = Command::new(path).arg("0").stdout(Stdio::piped()).spawn().expect("the program starts");
        let output = program.stdout.take().expect("its output");
        let mut line = String::new();
        let mut output = BufReader::new(output);
        output.read_line(&mut line).expect("a line of output");
        let address = line.trim().strip_prefix("listening on http://").and_then(|address| address.parse().ok());
        let Some(address) = address else {
            let _ = program.kill();
            panic!("the program says where it listens, and not {line:?}");
        };
        Self { program, address, output }
    }

    /// Connects to it.
    #[must_use]
    pub fn connect(&self) -> Connection {
        Connection::open(self.address)
    }

    /// Asks for each row of the table on a connection of its own.
    ///
    /// # Panics
    ///
    /// Where an answer differs.
    pub fn check(&self, opaque: Opaque) {
        for expected in table(opaque) {
            let answer = self.connect().ask(expected.method, expected.path);
            expected.check(&answer);
        }
    }

    /// Asks a whole service for each row of its table, and holds its log against them.
    ///
    /// # Panics
    ///
    /// Where an answer or a record differs.
    pub fn check_service(mut self, words: &Words) {
        let rows = service(words);
        for row in &rows {
            row.check(&self.connect().ask_with(&row.request));
        }
        self.program.kill().expect("it runs");
        let mut log = String::new();
        self.output.read_to_string(&mut log).expect("text");
        check_log(&rows, &log);
    }

    /// Asks for each row twice, forth and back, on one connection that stays.
    ///
    /// # Panics
    ///
    /// Where an answer differs, or the connection ends.
    pub fn check_kept_connection(&self, opaque: Opaque) {
        let mut connection = self.connect();
        let table = table(opaque);
        for expected in table.iter().chain(table.iter().rev()) {
            expected.check(&connection.ask(expected.method, expected.path));
        }
    }

    /// Asks for the head of each row: all of the response but its body (RFC 9110 §9.3.2).
    ///
    /// # Panics
    ///
    /// Where an answer differs, or has a body, which the next one would begin with.
    pub fn check_heads(&self, opaque: Opaque) {
        let mut connection = self.connect();
        for expected in table(opaque) {
            if expected.method == "GET" {
                let answer = connection.ask("HEAD", expected.path);
                expected.check_head(&answer);
                // RFC 9110 §8.6: a length, if there is one, is that of the body which is left out.
                let length = answer.headers.iter().find(|(name, _)| name == "content-length");
                let should_be = expected.body.len().to_string();
                assert!(length.is_none_or(|(_, length)| *length == should_be.as_bytes()), "{}: length", expected.path);
            }
        }
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}
