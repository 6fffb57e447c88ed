//! What a whole service answers with, whoever in it does: each row of one table, and its record in the log.

use crate::http1::Answer;
use crate::table::Expected;

/// A status, and the text that the host gives it: the message of a 4xx, and for a 5xx what is in the log alone.
pub type Says = (u16, &'static str);

/// Where hosts differ.
pub struct Words {
    pub bad_json: Says,
    pub wrong_type: Says,
    pub too_large: Says,
    pub bad_path: Says,
    pub bad_query: Says,
    pub unknown: Says,
    pub wrong_method: Says,
    /// The header that the host sends with it.
    pub allow: Option<&'static str>,
    pub timeout: Says,
    /// `None` where the host has nothing that catches one.
    pub panic: Option<Says>,
    /// Whether the host answers to HEAD.
    pub answers_head: bool,
}

/// A request, its answer, and the record that this leaves.
pub struct Row {
    pub request: Request<'static>,
    pub expected: Expected,
    /// Level, message, the last part of the view's path, status and error.
    pub record: Option<String>,
}

#[derive(Debug, Clone, Copy)]
pub struct Request<'a> {
    pub method: &'a str,
    pub path: &'a str,
    pub headers: &'a [(&'a str, &'a str)],
    pub body: &'a str,
}

/// All rows. The service is that of `shop.rs`.
#[must_use]
pub fn service(words: &Words) -> Vec<Row> {
    const TYPE: &[(&str, &str)] = &[("content-type", "application/json")];
    const LONG: &str = const {
        const BYTES: [u8; 5000] = [b'1'; 5000];
        match std::str::from_utf8(&BYTES) {
            Ok(text) => text,
            Err(_) => panic!("digits are text"),
        }
    };
    let mut rows = vec![
        post(TYPE, r#"{"quantity":2}"#).succeeds(201, r#"{"quantity":2}"#),
        post(TYPE, r#"{"quantity":"#).fails("Shop", words.bad_json),
        post(&[("content-type", "text/plain")], "2").fails("Shop", words.wrong_type),
        post(TYPE, LONG).fails("Shop", words.too_large),
        get("/orders/7").succeeds(200, r#"{"quantity":7}"#),
        get("/orders/x").fails("Shop", words.bad_path),
        get("/orders?page=2").succeeds(200, r#"{"quantity":2}"#),
        get("/orders?page=x").fails("orders", words.bad_query),
        get("/account").fails_with(
            "Problem",
            (401, "send a token"),
            Some("no_token"),
            &[("www-authenticate", "Bearer")],
        ),
        Request { headers: &[("authorization", "Bearer t")], ..get("/account") }.succeeds(200, r#""Bearer t""#),
        get("/unknown").fails("Shop", words.unknown),
        Request { method: "DELETE", ..get("/orders") }.fails_with(
            "Shop",
            words.wrong_method,
            None,
            words.allow.map(|allow| ("allow", allow)).as_slice(),
        ),
        get("/slow").fails("Shop", words.timeout),
        get("/basket").fails_with("Shop", (409, "the basket is empty"), None, &[("x-request-id", "r7")]),
        get("/bank").fails_with("Shop", (503, "bank 10.0.0.7 refused"), None, &[("retry-after", "30")]),
        get("/page").fails("Shop", (410, "Gone")),
        get("/legacy").answers(402, &[JSON], r#"{"legacy":true}"#, None),
        get("/item").succeeds(200, r#"{"quantity":1}"#),
        get("/missing").fails_with("missing", (404, "Item not found"), Some("no_item"), &[]),
        get("/database").fails("database", (500, "the password of the database is wrong")),
    ];
    if let Some(says) = words.panic {
        rows.push(get("/panic").fails("Shop", says));
    }
    if words.answers_head {
        rows.push(head("/item").succeeds(200, r#"{"quantity":1}"#));
        rows.push(head("/unknown").fails("Shop", words.unknown));
        rows.push(head("/missing").fails_with("missing", (404, "Item not found"), Some("no_item"), &[]));
    }
    rows
}

type Header = (&'static str, &'static str);

const JSON: Header = ("content-type", "application/json");
const API: Header = ("x-api", "2");

fn get(path: &'static str) -> Request<'static> {
    Request { method: "GET", path, headers: &[], body: "" }
}

fn head(path: &'static str) -> Request<'static> {
    Request { method: "HEAD", ..get(path) }
}

fn post(headers: &'static [Header], body: &'static str) -> Request<'static> {
    Request { method: "POST", headers, body, ..get("/orders") }
}

impl Request<'static> {
    fn succeeds(self, status: u16, body: &str) -> Row {
        self.answers(status, &[JSON, API], body, None)
    }

    fn fails(self, view: &str, says: Says) -> Row {
        self.fails_with(view, says, None, &[])
    }

    /// The answer in the shape of the shop, and its record. A 5xx says nothing outside.
    fn fails_with(self, view: &str, (status, text): Says, code: Option<&str>, headers: &[Header]) -> Row {
        let is_outside = view == "Shop" || view == "Problem";
        let (level, failed) = if status < 500 { ("DEBUG", "refused") } else { ("ERROR", "failed") };
        let message = if is_outside { format!("{failed} outside of a view") } else { format!("view {failed}") };
        let record = format!("{level} json_view: {message} view=\"{view}\" status={status} error={text}");
        let public = match status {
            500 => "Internal Server Error",
            503 => "Service Unavailable",
            504 => "Gateway Timeout",
            _ => text,
        };
        let code = code.map(|code| format!(r#""code":"{code}","#)).unwrap_or_default();
        let public = public.replace('"', "\\\"");
        let body = format!(r#"{{"error":{{"status":{status},{code}"message":"{public}"}}}}"#);
        self.answers(status, &[&[JSON, API], headers].concat(), &body, Some(record))
    }

    fn answers(self, status: u16, headers: &[Header], body: &str, record: Option<String>) -> Row {
        let headers = headers.iter().map(|(name, value)| (*name, value.as_bytes())).collect();
        let expected = Expected { method: self.method, path: self.path, status, headers, body: body.into() };
        Row { request: self, expected, record }
    }
}

impl Row {
    /// Holds an answer against the row.
    ///
    /// # Panics
    ///
    /// Where they differ.
    pub fn check(&self, answer: &Answer) {
        if self.request.method != "HEAD" {
            return self.expected.check(answer);
        }
        self.expected.check_head(answer);
        // RFC 9110 §8.6.
        let length = answer.headers.iter().find(|(name, _)| name == "content-length");
        let should_be = self.expected.body.len().to_string();
        assert!(length.is_none_or(|(_, length)| *length == should_be.as_bytes()), "{}: length", self.request.path);
    }
}

/// Holds what a service has written to its log against the rows that it has answered: one record for each that has one.
///
/// # Panics
///
/// Where they differ.
pub fn check_log(rows: &[Row], log: &str) {
    let records: Vec<String> = log.lines().filter(|line| line.contains("json_view: ")).map(shortened).collect();
    let expected: Vec<&String> = rows.iter().filter_map(|row| row.record.as_ref()).collect();
    for (record, expected) in records.iter().zip(&expected) {
        assert_eq!(record, *expected, "in {records:#?}");
    }
    assert_eq!(records.len(), expected.len(), "{records:#?}");
}

/// A record without the spans around it and what `Debug` says, and with the last part of its view's path alone.
fn shortened(line: &str) -> String {
    let line = line.trim().split(" error.debug=").next().unwrap_or_default();
    let level = line.split(' ').next().unwrap_or_default();
    let (_, record) = line.split_once("json_view: ").unwrap_or_default();
    let (message, rest) = record.split_once("view=\"").unwrap_or_default();
    let (path, rest) = rest.split_once('"').unwrap_or_default();
    let view = path.rsplit("::").next().unwrap_or_default();
    format!("{level} json_view: {message}view=\"{view}\"{rest}")
}
