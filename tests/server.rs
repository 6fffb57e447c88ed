//! The example server, over a real socket.

#[allow(dead_code, reason = "its `main` binds a port of the user's choice")]
#[path = "../examples/server.rs"]
mod server;

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

/// Method, path, body sent; status, headers of the view's own, body.
type Row = (&'static str, &'static str, &'static str, &'static str, &'static [&'static str], &'static str);

/// Sends one request and gives the whole answer: status line, headers but for the date, sorted, and body.
fn call(address: SocketAddr, method: &str, path: &str, body: &str) -> (String, Vec<String>, String) {
    let mut stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
    let length = body.len();
    write!(
        stream,
        "{method} {path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\ncontent-length: {length}\r\n\r\n{body}"
    )
    .unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    let (head, body) = answer.split_once("\r\n\r\n").unwrap();
    let mut lines = head.split("\r\n").map(str::to_owned);
    let status = lines.next().unwrap();
    let mut headers: Vec<String> = lines.filter(|line| !line.starts_with("date: ")).collect();
    headers.sort();
    (status, headers, body.to_owned())
}

#[tokio::test(flavor = "multi_thread")]
async fn every_view_answers_over_a_socket() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let server = tokio::spawn(async move { server::serve(listener).await.map_err(|error| error.to_string()) });

    // What hyper adds: `connection`, asked for, and the body's length.
    let table: [Row; 11] = [
        ("POST", "/items", r#"{"name":"desk"}"#, "201 Created", &["location: /items/1"], r#"{"id":1,"name":"desk"}"#),
        (
            "POST",
            "/items",
            r#"{"name":""}"#,
            "400 Bad Request",
            &[],
            r#"{"error":"an item needs a name","code":"name_is_empty"}"#,
        ),
        (
            "POST",
            "/items",
            "[",
            "400 Bad Request",
            &[],
            r#"{"error":"no item can be read from this: EOF while parsing a list at line 1 column 1"}"#,
        ),
        ("GET", "/items", "", "200 OK", &["x-total: 1"], r#"[{"id":1,"name":"desk"}]"#),
        ("GET", "/items/1", "", "200 OK", &["cache-control: max-age=60"], r#"{"id":1,"name":"desk"}"#),
        ("GET", "/items/7", "", "404 Not Found", &[], r#"{"error":"Not Found"}"#),
        ("DELETE", "/items/1", "", "204 No Content", &[], ""),
        ("DELETE", "/items/1", "", "404 Not Found", &[], r#"{"error":"there is no item 1","id":1}"#),
        ("PUT", "/items/1", "", "405 Method Not Allowed", &["allow: GET, DELETE"], r#"{"error":"Method Not Allowed"}"#),
        ("POST", "/backup", "", "500 Internal Server Error", &[], r#"{"error":"Internal Server Error"}"#),
        ("GET", "/elsewhere", "", "404 Not Found", &[], r#"{"error":"Not Found"}"#),
    ];
    for (method, path, sent, status, own, body) in table {
        let mut headers: Vec<String> = own.iter().map(ToString::to_string).collect();
        headers.push("connection: close".to_owned());
        if !body.is_empty() {
            headers.push("content-type: application/json".to_owned());
            headers.push(format!("content-length: {}", body.len()));
        }
        headers.sort();
        let answer = tokio::task::spawn_blocking(move || call(address, method, path, sent)).await.unwrap();
        assert_eq!(answer, (format!("HTTP/1.1 {status}"), headers, body.to_owned()), "{method} {path}");
    }
    server.abort();
}
