//! The whole answer that each kind of request has to get.

use crate::views::{ITEMS, long};
use std::sync::LazyLock;

/// One kind of request with the whole answer to it. `{n}` stands for the number of the request.
pub(crate) struct Case {
    pub(crate) name: &'static str,
    /// Method and path, before the number.
    target: &'static str,
    status: &'static str,
    /// All but the date and the length.
    headers: &'static [&'static str],
    body: Body,
    /// Level and view of the one record that it writes.
    pub(crate) record: Option<&'static str>,
}

enum Body {
    /// Not even a length.
    None,
    Text(&'static str),
    /// With `long` between the two.
    Long(&'static str, &'static str),
    List,
}

impl Case {
    pub(crate) fn request(&self, number: u64) -> String {
        if self.target == "POST /items" {
            let length = number.to_string().len();
            return format!("POST /items HTTP/1.1\r\nhost: localhost\r\ncontent-length: {length}\r\n\r\n{number}");
        }
        format!("{}/{number} HTTP/1.1\r\nhost: localhost\r\n\r\n", self.target)
    }

    pub(crate) fn body(&self, number: u64) -> String {
        match self.body {
            Body::None => String::new(),
            Body::Text(text) => text.replace("{n}", &number.to_string()),
            Body::Long(before, behind) => before.replace("{n}", &number.to_string()) + &long(number) + behind,
            Body::List => LIST_BODY.clone(),
        }
    }

    /// As the client puts an answer: status, sorted lines, an empty line, body.
    pub(crate) fn expected(&self, number: u64) -> String {
        let body = self.body(number);
        let mut lines: Vec<String> = self.headers.iter().map(|line| line.replace("{n}", &number.to_string())).collect();
        if !matches!(self.body, Body::None) {
            lines.push(format!("content-length: {}", body.len()));
        }
        lines.sort();
        format!("{}\n{}\n\n{body}", self.status, lines.join("\n"))
    }
}

static LIST_BODY: LazyLock<String> =
    LazyLock::new(|| format!("[{}]", (0..ITEMS).map(|id| format!("{{\"id\":{id}}}")).collect::<Vec<_>>().join(",")));

const JSON: &str = "content-type: application/json";
const PROBLEM_JSON: &str = "content-type: application/problem+json";
const INTERNAL_ERROR: Body = Body::Text(r#"{"error":"Internal Server Error"}"#);
const ID: Body = Body::Text(r#"{"id":{n}}"#);

/// The view that panics at other times.
pub(crate) const WHOLE: Case = Case {
    name: "success of a length that varies",
    target: "GET /text",
    status: "200 OK",
    headers: &[JSON, "x-id: {n}"],
    body: Body::Long(r#"{"id":{n},"text":""#, r#"","end":null}"#),
    record: None,
};

/// It has no answer.
pub(crate) const WITH_PANIC: Case = Case { target: "GET /panic", ..WHOLE };

pub(crate) const LIST: Case =
    Case { name: "list", target: "GET /list", status: "200 OK", headers: &[JSON], body: Body::List, record: None };

pub(crate) const CASES: [Case; 16] = [
    WHOLE,
    Case { name: "success", target: "GET /small", status: "200 OK", headers: &[JSON], body: ID, record: None },
    Case {
        name: "success with headers",
        target: "GET /dressed",
        status: "200 OK",
        headers: &[
            JSON,
            "x-id: {n}",
            "cache-control: no-store",
            "set-cookie: a=1",
            "set-cookie: b={n}",
            "vary: accept",
        ],
        body: ID,
        record: None,
    },
    Case {
        name: "created",
        target: "POST /items",
        status: "201 Created",
        headers: &[JSON, "location: /items/{n}"],
        body: ID,
        record: None,
    },
    Case {
        name: "no content",
        target: "DELETE /items",
        status: "204 No Content",
        headers: &["x-id: {n}"],
        body: Body::None,
        record: None,
    },
    Case {
        name: "None",
        target: "GET /missing",
        status: "404 Not Found",
        headers: &[JSON],
        body: Body::Text(r#"{"error":"Not Found"}"#),
        record: Some("DEBUG soak::views::missing"),
    },
    Case {
        name: "stated response",
        target: "GET /stated",
        status: "200 OK",
        headers: &[JSON, "x-id: {n}"],
        body: ID,
        record: None,
    },
    Case {
        name: "response as an error",
        target: "GET /teapot",
        status: "418 I'm a teapot",
        headers: &[JSON, "x-id: {n}"],
        body: ID,
        record: Some("DEBUG soak::views::stated"),
    },
    Case {
        name: "derived 4xx",
        target: "GET /busy",
        status: "429 Too Many Requests",
        headers: &[JSON, "retry-after: 7", "vary: accept"],
        body: Body::Text(r#"{"error":"order {n} is one too many","code":"slow_down","id":{n}}"#),
        record: Some("DEBUG soak::views::order"),
    },
    Case {
        name: "derived 5xx, masked",
        target: "GET /storage",
        status: "500 Internal Server Error",
        headers: &[JSON, "vary: accept"],
        body: INTERNAL_ERROR,
        record: Some("ERROR soak::views::order"),
    },
    Case {
        name: "derived 5xx, exposed, RFC 9457",
        target: "GET /courier",
        status: "502 Bad Gateway",
        headers: &[PROBLEM_JSON, "vary: accept"],
        body: Body::Text(r#"{"title":"Bad Gateway","status":502,"detail":"the courier refuses {n}"}"#),
        record: Some("ERROR soak::views::order"),
    },
    Case {
        name: "problem, RFC 9457",
        target: "GET /taken",
        status: "409 Conflict",
        headers: &[PROBLEM_JSON],
        body: Body::Text(r#"{"title":"Conflict","status":409,"detail":"{n} is taken","id":{n}}"#),
        record: Some("DEBUG soak::views::taken"),
    },
    Case {
        name: "foreign error, 4xx",
        target: "GET /no-file",
        status: "404 Not Found",
        headers: &[JSON],
        body: Body::Text(r#"{"error":"no file {n}"}"#),
        record: Some("DEBUG soak::views::file"),
    },
    Case {
        name: "foreign error, 5xx",
        target: "GET /no-disk",
        status: "503 Service Unavailable",
        headers: &[JSON],
        body: Body::Text(r#"{"error":"Service Unavailable"}"#),
        record: Some("ERROR soak::views::file"),
    },
    Case {
        name: "illegal header",
        target: "GET /evil",
        status: "500 Internal Server Error",
        headers: &[JSON],
        body: INTERNAL_ERROR,
        record: Some("ERROR soak::views::evil"),
    },
    Case {
        name: "serialization that fails halfway",
        target: "GET /half-text",
        status: "500 Internal Server Error",
        headers: &[JSON],
        body: INTERNAL_ERROR,
        record: Some("ERROR soak::views::text"),
    },
];
