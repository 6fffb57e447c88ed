//! A client on one connection, which it keeps.

use crate::http1::{Answer, read_message};
use crate::service::Request;
use std::io::{BufReader, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

pub struct Connection(BufReader<TcpStream>);

impl Connection {
    /// Connects.
    ///
    /// # Panics
    ///
    /// Where nobody listens.
    #[must_use]
    pub fn open(address: SocketAddr) -> Self {
        let stream = TcpStream::connect(address).expect("a server listens");
        stream.set_read_timeout(Some(Duration::from_mins(1))).expect("a timeout");
        stream.set_nodelay(true).expect("no delay");
        Self(BufReader::new(stream))
    }

    /// Asks, and waits for the answer.
    ///
    /// # Panics
    ///
    /// Where what comes back is no response to that, or breaks the rules of RFC 9110 and 9112.
    pub fn ask(&mut self, method: &str, path: &str) -> Answer {
        self.ask_with(&Request { method, path, headers: &[], body: "" })
    }

    /// As [`Connection::ask`], with headers and a body.
    ///
    /// # Panics
    ///
    /// As there.
    pub fn ask_with(&mut self, request: &Request<'_>) -> Answer {
        self.send(request);
        self.read(request.method)
    }

    /// Asks for several paths before it waits for the answers (RFC 9112 §9.3.2).
    ///
    /// # Panics
    ///
    /// As [`Connection::ask`].
    pub fn ask_ahead(&mut self, paths: &[&str]) -> Vec<Answer> {
        for path in paths {
            self.send(&Request { method: "GET", path, headers: &[], body: "" });
        }
        paths.iter().map(|_| self.read("GET")).collect()
    }

    fn send(&mut self, request: &Request<'_>) {
        let Request { method, path, headers, body } = request;
        let mut head = format!("{method} {path} HTTP/1.1\r\nhost: 127.0.0.1\r\n");
        for (name, value) in *headers {
            head.extend([name, ": ", value, "\r\n"]);
        }
        if *method == "POST" {
            head.extend(["content-length: ", &body.len().to_string(), "\r\n"]);
        }
        head.extend(["\r\n", body]);
        self.0.get_mut().write_all(head.as_bytes()).expect("the request is sent");
    }

    /// Reads the answer to a request of that method which was sent.
    fn read(&mut self, method: &str) -> Answer {
        let has_no_content = |start: &str| matches!(start.get(9..12), Some("204" | "304"));
        let message = read_message(&mut self.0, |start| method == "HEAD" || has_no_content(start));
        let framing = message.header("content-length").is_some() || message.header("transfer-encoding").is_some();
        let answer = message.into_answer();
        // RFC 9110 §8.6. axum 0.8 breaks it where the method is HEAD, whatever the handler returns.
        assert!(method == "HEAD" || !(answer.status == 204 && framing), "a 204 with a length: {answer:?}");
        answer
    }
}
