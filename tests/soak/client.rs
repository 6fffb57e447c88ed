//! A client that takes answers apart by itself, and forgives nothing.

use crate::cases::Case;
use std::io::{BufRead, BufReader, Read, Result, Write};
use std::net::{Shutdown, SocketAddr, TcpStream};
use std::thread;
use std::time::Duration;

pub(crate) struct Connection<R = TcpStream> {
    stream: TcpStream,
    reader: BufReader<R>,
}

impl Connection {
    pub(crate) fn open(address: SocketAddr) -> Self {
        let stream = TcpStream::connect(address).unwrap();
        stream.set_nodelay(true).unwrap();
        // An answer that does not come is a failure, not a wait.
        stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        Self { reader: BufReader::new(stream.try_clone().unwrap()), stream }
    }

    pub(crate) fn slow(self) -> Connection<Slow> {
        Connection { reader: BufReader::new(Slow(self.reader.into_inner())), stream: self.stream }
    }
}

impl<R: Read> Connection<R> {
    pub(crate) fn send(&mut self, text: &str) {
        self.stream.write_all(text.as_bytes()).unwrap();
    }

    /// The next answer: its status, its lines but for the date, sorted, an empty line, and its body.
    fn answer(&mut self) -> String {
        let status = self.line().strip_prefix("HTTP/1.1 ").expect("HTTP/1.1").to_owned();
        let mut lines: Vec<String> =
            std::iter::from_fn(|| Some(self.line())).take_while(|line| !line.is_empty()).collect();
        lines.retain(|line| !line.starts_with("date: "));
        lines.sort();
        let length = lines.iter().find_map(|line| line.strip_prefix("content-length: "));
        let mut body = vec![0; length.map_or(0, |length| length.parse().expect("a length"))];
        self.reader.read_exact(&mut body).unwrap();
        format!("{status}\n{}\n\n{}", lines.join("\n"), String::from_utf8(body).expect("JSON is UTF-8"))
    }

    fn line(&mut self) -> String {
        let mut line = String::new();
        self.reader.read_line(&mut line).unwrap();
        line.strip_suffix("\r\n").expect("a line that ends").to_owned()
    }

    /// Reads some bytes of the body that is coming, and no more.
    pub(crate) fn assert_part_of_body(&mut self, body: &str, length: usize) {
        while !self.line().is_empty() {}
        let mut part = vec![0; length];
        self.reader.read_exact(&mut part).unwrap();
        assert!(body.as_bytes().starts_with(&part), "a wrong part of a body");
    }

    /// Ends the connection, after the last answer.
    pub(crate) fn finish(self) {
        self.stream.shutdown(Shutdown::Write).unwrap();
        self.assert_end();
    }

    /// The server ends the connection, and sends nothing before.
    pub(crate) fn assert_end(mut self) {
        let mut rest = String::new();
        self.reader.read_to_string(&mut rest).unwrap();
        assert_eq!(rest, "", "nothing more comes");
    }
}

/// Sends all requests at once, then takes their answers, in order.
pub(crate) fn assert_answers<R: Read>(connection: &mut Connection<R>, requests: &[(&Case, u64)]) {
    let text: String = requests.iter().map(|(case, number)| case.request(*number)).collect();
    connection.send(&text);
    for (case, number) in requests {
        let (answer, expected) = (connection.answer(), case.expected(*number));
        // Not `assert_eq`, which would print a megabyte.
        if answer != expected {
            let short = |text: &str| text.chars().take(1000).collect::<String>();
            panic!("{} {number}\n-- answer\n{}\n-- expected\n{}", case.name, short(&answer), short(&expected));
        }
    }
}

/// Takes little at a time, and rests before.
pub(crate) struct Slow(TcpStream);

impl Read for Slow {
    fn read(&mut self, buffer: &mut [u8]) -> Result<usize> {
        const PIECE: usize = 16 * 1024;
        thread::sleep(Duration::from_millis(1));
        let length = buffer.len().min(PIECE);
        self.0.read(&mut buffer[..length])
    }
}
