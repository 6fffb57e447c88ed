//! What goes over the wire, byte by byte, read from a socket and not by a client that forgives.

mod common;

use common::INTERNAL_ERROR;
use http::{Request, Response, StatusCode, header};
use http_body_util::Full;
use hyper::body::{Bytes, Incoming};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use json_view::{JsonResponse, Problem, json_view};
use serde::Serialize;
use std::convert::Infallible;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

#[derive(Serialize)]
struct Item {
    id: u32,
}

const ITEM: Item = Item { id: 7 };

#[json_view(headers("x-a" = "b"))]
fn no_content() {}

#[json_view(status = 304, headers(ETAG = "\"a\"", CACHE_CONTROL = "max-age=60"))]
fn not_modified() {}

#[json_view(status = 205)]
fn reset() {}

#[json_view(none = 204, content_type = "application/vnd.item+json")]
fn nothing() -> Option<Item> {
    None
}

#[json_view(status = 202)]
fn accepted() {}

/// Sets a status without a body over a body.
#[json_view(content_type = "application/vnd.item+json")]
fn stated(status: StatusCode) -> JsonResponse {
    JsonResponse::new(ITEM).with_status(status)
}

/// Sets a length that is wrong, which a client would wait for.
#[json_view]
fn framed(status: StatusCode) -> JsonResponse {
    let mut response = JsonResponse::new(ITEM).with_status(status);
    response.headers_mut().insert(header::CONTENT_LENGTH, 99.into());
    response.headers_mut().insert(header::TRANSFER_ENCODING, header::HeaderValue::from_static("chunked"));
    response
}

/// Sets a status that no answer has: what follows it would be taken for the answer.
#[json_view]
fn interim() -> JsonResponse {
    JsonResponse::new(ITEM).with_status(StatusCode::CONTINUE)
}

#[json_view(headers(SET_COOKIE = "a=1", SET_COOKIE = "b=2; Path=/"), always_headers(VARY = "accept", VARY = "origin"))]
fn cookies() -> JsonResponse {
    JsonResponse::new(ITEM).with_header("set-cookie", ["c=3", "d=4, e"])
}

#[json_view(headers(SET_COOKIE = ["a=1", "b=2"]))]
fn declared_cookies() -> Item {
    ITEM
}

#[json_view(content_type = "application/vnd.item+json", headers("x-a" = "b"))]
fn typed() -> JsonResponse {
    JsonResponse::new(ITEM)
        .with_header("Content-Type", "application/a+json")
        .with_appended_header("content-type", "application/b+json")
}

#[json_view]
fn null() -> Option<Item> {
    None
}

#[json_view(problem)]
fn refused() -> Result<Item, Problem> {
    Err(Problem::new(StatusCode::CONFLICT))
}

#[json_view(headers("x-evil" = text))]
fn evil(text: &str) -> Item {
    ITEM
}

async fn answer(request: Request<Incoming>) -> Result<Response<Full<Bytes>>, Infallible> {
    let response = match request.uri().path() {
        "/no-content" => no_content(),
        "/not-modified" => not_modified(),
        "/reset" => reset(),
        "/nothing" => nothing(),
        "/accepted" => accepted(),
        "/stated/200" => stated(StatusCode::OK),
        "/stated/204" => stated(StatusCode::NO_CONTENT),
        "/stated/205" => stated(StatusCode::RESET_CONTENT),
        "/stated/304" => stated(StatusCode::NOT_MODIFIED),
        "/framed/200" => framed(StatusCode::OK),
        "/framed/204" => framed(StatusCode::NO_CONTENT),
        "/interim" => interim(),
        "/cookies" => cookies(),
        "/declared-cookies" => declared_cookies(),
        "/typed" => typed(),
        "/null" => null(),
        "/refused" => refused(),
        "/evil" => evil("a\r\nx-other: b"),
        _ => JsonResponse::new(ITEM),
    };
    Ok(response.into())
}

/// Sends the requests on one connection, which a wrong length would bring out of step; gives all that comes back.
fn exchange(address: SocketAddr, requests: &[(&str, &str)]) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    for (at, (method, path)) in requests.iter().enumerate() {
        let end = if at + 1 == requests.len() { "connection: close\r\n" } else { "" };
        write!(stream, "{method} {path} HTTP/1.1\r\nhost: localhost\r\n{end}\r\n").unwrap();
    }
    let mut answers = String::new();
    stream.read_to_string(&mut answers).unwrap();
    answers
}

/// One answer: status line, lines but for the date and `connection`, sorted, and body.
type Answer = (String, Vec<String>, String);

/// Takes the answers apart by the rules of RFC 9112 §6.3.
fn split(mut text: &str, methods: &[&str]) -> Vec<Answer> {
    let mut answers = Vec::new();
    for method in methods {
        let (head, rest) = text.split_once("\r\n\r\n").expect("a head");
        let mut lines = head.split("\r\n").map(str::to_owned);
        let status = lines.next().expect("a status line").strip_prefix("HTTP/1.1 ").expect("HTTP/1.1").to_owned();
        let is_own = |line: &String| !line.starts_with("date: ") && line != "connection: close";
        let mut headers: Vec<String> = lines.filter(is_own).collect();
        headers.sort();
        let length = headers
            .iter()
            .find_map(|line| line.strip_prefix("content-length: "))
            .map(|length| length.parse::<usize>().unwrap());
        let has_body = *method != "HEAD" && !["204", "304"].iter().any(|bodyless| status.starts_with(bodyless));
        let (body, rest) = rest.split_at(if has_body { length.expect("a length") } else { 0 });
        answers.push((status, headers, body.to_owned()));
        text = rest;
    }
    assert_eq!(text, "", "nothing follows the last answer");
    answers
}

/// Serves the views, and hands the address to a blocking test.
fn with_server(test: impl FnOnce(SocketAddr) + Send + 'static) {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_io().build().unwrap();
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(http1::Builder::new().serve_connection(TokioIo::new(stream), service_fn(answer)));
            }
        });
        tokio::task::spawn_blocking(move || test(address)).await.unwrap();
    });
}

/// A path, and the status line, headers and body of its answer.
type Row = (&'static str, &'static str, &'static [&'static str], &'static str);

/// Each alone and all on one connection, by GET.
fn check(table: &'static [Row]) {
    with_server(|address| {
        let expected: Vec<Answer> = table
            .iter()
            .map(|(_, status, headers, body)| {
                ((*status).to_owned(), headers.iter().map(ToString::to_string).collect(), (*body).to_owned())
            })
            .collect();
        for ((path, ..), expected) in table.iter().zip(&expected) {
            let answers = split(&exchange(address, &[("GET", path)]), &["GET"]);
            assert_eq!(answers, std::slice::from_ref(expected), "{path}");
        }
        let requests: Vec<_> = table.iter().map(|(path, ..)| ("GET", *path)).collect();
        let answers = split(&exchange(address, &requests), &vec!["GET"; requests.len()]);
        assert_eq!(answers, expected);
    });
}

#[test]
fn statuses_without_a_body() {
    check(&[
        // RFC 9110 §8.6: no length on a 204; §15.4.5: one on a 304 would be that of the 200.
        ("/no-content", "204 No Content", &["x-a: b"], ""),
        ("/not-modified", "304 Not Modified", &["cache-control: max-age=60", "etag: \"a\""], ""),
        // §15.3.6 with RFC 9112 §6.3: a 205 does not end with its head, so it says its length, 0.
        ("/reset", "205 Reset Content", &["content-length: 0"], ""),
        ("/nothing", "204 No Content", &[], ""),
        ("/accepted", "202 Accepted", &["content-length: 0"], ""),
        ("/stated/204", "204 No Content", &[], ""),
        ("/stated/205", "205 Reset Content", &["content-length: 0"], ""),
        ("/stated/304", "304 Not Modified", &[], ""),
    ]);
}

#[test]
fn one_content_type_and_one_length() {
    check(&[
        ("/", "200 OK", &["content-length: 8", "content-type: application/json"], r#"{"id":7}"#),
        ("/stated/200", "200 OK", &["content-length: 8", "content-type: application/vnd.item+json"], r#"{"id":7}"#),
        ("/typed", "200 OK", &["content-length: 8", "content-type: application/b+json", "x-a: b"], r#"{"id":7}"#),
        (
            "/null",
            "404 Not Found",
            &["content-length: 21", "content-type: application/json"],
            r#"{"error":"Not Found"}"#,
        ),
        (
            "/refused",
            "409 Conflict",
            &["content-length: 33", "content-type: application/problem+json"],
            r#"{"title":"Conflict","status":409}"#,
        ),
    ]);
}

#[test]
fn cookies_have_a_line_each() {
    check(&[
        (
            "/cookies",
            "200 OK",
            &[
                "content-length: 8",
                "content-type: application/json",
                "set-cookie: c=3",
                "set-cookie: d=4, e",
                "vary: accept",
                "vary: origin",
            ],
            r#"{"id":7}"#,
        ),
        (
            "/declared-cookies",
            "200 OK",
            &["content-length: 8", "content-type: application/json", "set-cookie: a=1", "set-cookie: b=2"],
            r#"{"id":7}"#,
        ),
    ]);
}

#[test]
fn what_would_break_the_stream_is_the_internal_error() {
    const HEADERS: &[&str] = &["content-length: 33", "content-type: application/json"];
    const fn failed(path: &'static str) -> Row {
        (path, "500 Internal Server Error", HEADERS, INTERNAL_ERROR)
    }
    const NEXT: Row = ("/", "200 OK", &["content-length: 8", "content-type: application/json"], r#"{"id":7}"#);
    const TABLE: &[Row] =
        &[failed("/evil"), NEXT, failed("/framed/200"), NEXT, failed("/framed/204"), failed("/interim"), NEXT];
    check(TABLE);
}

#[test]
fn head_is_get_without_the_body() {
    const PATHS: [&str; 8] =
        ["/", "/no-content", "/not-modified", "/reset", "/stated/205", "/cookies", "/refused", "/evil"];
    with_server(|address| {
        for path in PATHS {
            let requests = [("GET", path), ("HEAD", path), ("GET", "/")];
            let answers = split(&exchange(address, &requests), &["GET", "HEAD", "GET"]);
            let [(status, headers, _), head, (_, _, last)] = answers.as_slice() else {
                panic!("three answers");
            };
            // hyper leaves out the length of a body that is empty anyway (RFC 9110 §9.3.2 allows it).
            let headers = headers.iter().filter(|line| *line != "content-length: 0").cloned().collect();
            assert_eq!(head, &(status.clone(), headers, String::new()), "{path}");
            assert_eq!(last, r#"{"id":7}"#, "{path}");
        }
    });
}

/// HTTP/1.0 knows no chunks: the length is there, too.
#[test]
fn http_1_0() {
    with_server(|address| {
        let mut stream = TcpStream::connect(address).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        stream.write_all(b"GET / HTTP/1.0\r\n\r\n").unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        assert!(head.starts_with("HTTP/1.0 200 OK\r\n") && head.contains("\r\ncontent-length: 8"), "{head}");
        assert_eq!(body, r#"{"id":7}"#);
    });
}
