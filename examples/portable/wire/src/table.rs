//! What each view answers with, everywhere.

use crate::http1::Answer;

/// One row.
pub struct Expected {
    pub method: &'static str,
    pub path: &'static str,
    pub status: u16,
    /// Without order between names.
    pub headers: Vec<(&'static str, &'static [u8])>,
    pub body: Vec<u8>,
}

/// What becomes of a header value that is no text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opaque {
    Sent,
    /// The framework has only text, so the answer is the 500.
    Refused,
}

/// All rows. Each path is one of `views.rs`.
#[must_use]
pub fn table(opaque: Opaque) -> Vec<Expected> {
    let items: Vec<String> = (0..32_000).map(|id| format!(r#"{{"id":{id},"name":"desk {id}"}}"#)).collect();
    let list = format!("[{}]", items.join(","));
    debug_assert!(list.len() > 1_000_000, "1 MB");
    let (opaque_status, opaque_headers, opaque_body) = match opaque {
        Opaque::Sent => {
            (200, &[JSON, ("x-name", b"caf\xe9"), ("x-kind", b"desk"), ("x-frame-options", b"DENY")][..], r#""opaque""#)
        }
        Opaque::Refused => {
            (500, &[PROBLEM, ("x-frame-options", b"DENY")][..], r#"{"title":"Internal Server Error","status":500}"#)
        }
    };
    vec![
        row("/item", 200, &[JSON], r#"{"id":1,"name":"desk 1"}"#),
        Expected {
            method: "POST",
            ..row(
                "/create",
                201,
                &[JSON, ("x-kind", b"desk"), ("location", b"/items/7")],
                r#"{"id":7,"name":"desk 7"}"#,
            )
        },
        row(
            "/pretty",
            200,
            &[("content-type", b"application/vnd.desk+json")],
            "{\n  \"id\": 2,\n  \"name\": \"desk 2\"\n}",
        ),
        row("/unicode", 200, &[JSON], r#""Grüße, 世界 🖖""#),
        row("/list", 200, &[JSON, ("x-count", b"32000")], &list),
        row("/nothing", 204, &[("x-frame-options", b"DENY")], ""),
        row("/reset", 205, &[], ""),
        row("/not-modified", 304, &[("etag", b"\"a\"")], ""),
        row("/empty-ok", 200, &[], ""),
        row("/empty-error", 403, &[], ""),
        row("/found", 200, &[JSON], r#"{"id":3,"name":"desk 3"}"#),
        row("/missing", 404, &[JSON, ("cache-control", b"no-store")], r#"{"error":"Not Found"}"#),
        row("/null", 200, &[JSON], "null"),
        row("/none", 204, &[], ""),
        row("/not-found", 404, &[JSON], r#"{"error":"Item not found"}"#),
        row("/not-found-problem", 404, &[PROBLEM], r#"{"title":"Not Found","status":404,"detail":"Item not found"}"#),
        row(
            "/out-of-stock",
            503,
            &[JSON, ("retry-after", b"120")],
            r#"{"error":"Service Unavailable","code":"out_of_stock","details":"out of stock until Friday","until":"Friday"}"#,
        ),
        row(
            "/out-of-stock-problem",
            503,
            &[PROBLEM, ("retry-after", b"120")],
            r#"{"title":"Service Unavailable","status":503,"detail":"out of stock until Friday","code":"out_of_stock","until":"Friday"}"#,
        ),
        row("/database", 500, &[JSON, ("x-request", b"r1")], INTERNAL_ERROR),
        row("/foreign", 422, &[JSON], r#"{"error":"invalid digit found in string"}"#),
        row("/refused", 418, &[JSON], r#"["teapot"]"#),
        row(
            "/lines",
            200,
            &[
                JSON,
                ("set-cookie", b"a=1; Path=/"),
                ("set-cookie", b"b=2; HttpOnly"),
                ("link", b"</1>; rel=prev"),
                ("link", b"</3>; rel=next"),
            ],
            r#"{"id":4,"name":"desk 4"}"#,
        ),
        row(
            "/stated",
            202,
            &[JSON, ("x-kind", b"stated"), ("vary", b"accept"), ("x-part", b"1"), ("x-part", b"2")],
            r#"{"id":5,"name":"desk 5"}"#,
        ),
        row("/constant", 208, &[JSON], "true"),
        row("/unnamed", 299, &[JSON], "[]"),
        row("/injected", 500, &[JSON, ("x-request", b"r2")], INTERNAL_ERROR),
        row("/unserializable", 500, &[PROBLEM], r#"{"title":"Internal Server Error","status":500}"#),
        row("/opaque", opaque_status, opaque_headers, opaque_body),
        row("/open", 200, &[JSON], r#"{"from":8,"to":20,"name":"Café"}"#),
    ]
}

type Header = (&'static str, &'static [u8]);

const JSON: Header = ("content-type", b"application/json");
const PROBLEM: Header = ("content-type", b"application/problem+json");
const INTERNAL_ERROR: &str = r#"{"error":"Internal Server Error"}"#;

fn row(path: &'static str, status: u16, headers: &[Header], body: &str) -> Expected {
    Expected { method: "GET", path, status, headers: headers.to_vec(), body: body.into() }
}

/// What a server adds of its own.
const OF_THE_SERVER: [&str; 5] = ["connection", "content-length", "date", "server", "transfer-encoding"];

impl Expected {
    /// This row where a name has room for one line (RFC 9110 §5.3), but for cookies.
    #[must_use]
    pub fn joined(mut self) -> Self {
        let mut joined: Vec<(&'static str, Vec<u8>)> = Vec::new();
        for (name, value) in self.headers {
            match joined.iter_mut().find(|(other, _)| *other == name && name != "set-cookie") {
                Some((_, line)) => line.extend([b", ", value].concat()),
                None => joined.push((name, value.to_vec())),
            }
        }
        self.headers = joined.into_iter().map(|(name, line)| (name, &*line.leak())).collect();
        self
    }

    /// Holds an answer against the row.
    ///
    /// # Panics
    ///
    /// Where they differ.
    pub fn check(&self, answer: &Answer) {
        self.check_head(answer);
        let (is, should_be) = (String::from_utf8_lossy(&answer.body), String::from_utf8_lossy(&self.body));
        assert!(answer.body == self.body, "{}: body {:.200}, and not {:.200}", self.path, is, should_be);
    }

    pub(crate) fn check_head(&self, answer: &Answer) {
        let body = String::from_utf8_lossy(&answer.body);
        assert_eq!(answer.status, self.status, "{}: status, with {:.200}", self.path, body);
        let mut sent: Vec<(&str, String)> = answer
            .headers
            .iter()
            .filter(|(name, _)| !OF_THE_SERVER.contains(&name.as_str()))
            .map(|(name, value)| (name.as_str(), value.escape_ascii().to_string()))
            .collect();
        let mut expected: Vec<(&str, String)> =
            self.headers.iter().map(|(name, value)| (*name, value.escape_ascii().to_string())).collect();
        // The lines of one name keep their order; that between names means nothing (RFC 9110 §5.3).
        sent.sort_by(|one, other| one.0.cmp(other.0));
        expected.sort_by(|one, other| one.0.cmp(other.0));
        assert_eq!(sent, expected, "{}: headers", self.path);
    }
}
