//! The two formats, as bytes.

use super::Problem;
use crate::response::Body;
use http::StatusCode;
use std::borrow::Cow;

impl Problem {
    /// The detail, unless it is to be kept from the client.
    fn sent_detail(&self) -> Option<&str> {
        let hidden = self.0.status.is_server_error() && !self.0.exposed;
        self.0.detail.as_deref().filter(|_| !hidden)
    }

    pub(super) fn default_body(&self) -> Body {
        let data = &*self.0;
        let is_server_error = data.status.is_server_error();
        let error = match &data.detail {
            Some(detail) if !is_server_error => detail,
            None if !is_server_error => data.title.as_deref().unwrap_or(phrase(data.status)),
            _ => phrase(data.status),
        };
        let mut object = Object::new();
        object.text("error", error);
        if let Some(code) = &data.code {
            object.text("code", code);
        }
        if let Some(details) = self.sent_detail().filter(|_| is_server_error) {
            object.text("details", details);
        }
        object.extensions(&data.extensions, &["error", "details", "code"]);
        object.end()
    }

    pub(super) fn problem_body(&self) -> Body {
        let data = &*self.0;
        let mut object = Object::new();
        if let Some(uri) = &data.type_uri {
            object.text("type", uri);
        }
        if let Some(title) = self.title() {
            object.text("title", title);
        }
        object.json("status", data.status.as_str());
        if let Some(detail) = self.sent_detail() {
            object.text("detail", detail);
        }
        if let Some(instance) = &data.instance {
            object.text("instance", instance);
        }
        if let Some(code) = &data.code {
            object.text("code", code);
        }
        let own = ["type", "title", "status", "detail", "instance", "code"];
        object.extensions(&data.extensions, &own);
        object.end()
    }
}

/// The status's phrase. An unknown status is understood as the x00 of its class (RFC 9110 §15).
pub(super) fn phrase(status: StatusCode) -> &'static str {
    let class = || StatusCode::from_u16(status.as_u16() / 100 * 100).ok()?.canonical_reason();
    status.canonical_reason().or_else(class).unwrap_or("Unknown Status")
}

/// A JSON object being written.
struct Object(Vec<u8>);

impl Object {
    fn new() -> Self {
        let mut buffer = Vec::with_capacity(128);
        buffer.push(b'{');
        Self(buffer)
    }

    fn text(&mut self, name: &str, value: &str) {
        self.name(name);
        self.string(value);
    }

    fn json(&mut self, name: &str, json: &str) {
        self.name(name);
        self.0.extend_from_slice(json.as_bytes());
    }

    fn extensions(&mut self, extensions: &[(Cow<'static, str>, String)], own: &[&str]) {
        for (name, json) in extensions {
            if !own.contains(&&**name) {
                self.json(name, json);
            }
        }
    }

    fn end(mut self) -> Body {
        self.0.push(b'}');
        Body::Bytes(self.0)
    }

    fn name(&mut self, name: &str) {
        if self.0.len() > 1 {
            self.0.push(b',');
        }
        self.string(name);
        self.0.push(b':');
    }

    fn string(&mut self, text: &str) {
        // A string into memory: there is nothing here that could fail.
        let _ = serde_json::to_writer(&mut self.0, text);
    }
}
