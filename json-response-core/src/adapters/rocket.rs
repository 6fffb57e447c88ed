use crate::JsonResponse;
use crate::response::Body;
use crate::response::send::Field;
use http::HeaderValue;
use rocket::Request;
use rocket::http::{Header, Status};
use rocket::response::{Responder, Response};
use std::io::Cursor;

/// Always `Ok`, with the status in the response: an `Err(Status)` would hand over to a catcher, and the JSON would be lost.
#[cfg_attr(docsrs, doc(cfg(feature = "rocket")))]
impl<'r> Responder<'r, 'static> for JsonResponse {
    fn respond_to(self, _: &'r Request<'_>) -> rocket::response::Result<'static> {
        let mut sent = Response::new();
        let (status, body) = self.in_text(|_, value| text(value).is_some()).into_parts(|field| match field {
            Field::Static(name, value) => {
                if let Some(value) = text(value) {
                    sent.adjoin_header(Header::new(name.as_str(), value));
                }
            }
            Field::Made(name, value) => {
                if let Some(value) = text(&value) {
                    sent.adjoin_header(Header::new(name.as_str().to_owned(), value.to_owned()));
                }
            }
        });
        sent.set_status(Status::new(status.as_u16()));
        match body {
            Body::Static(b"") => {}
            Body::Static(bytes) => sent.set_sized_body(bytes.len(), Cursor::new(bytes)),
            body => {
                let bytes = body.into_vec();
                sent.set_sized_body(bytes.len(), Cursor::new(bytes));
            }
        }
        Ok(sent)
    }
}

/// Rocket's headers are text.
fn text(value: &HeaderValue) -> Option<&str> {
    std::str::from_utf8(value.as_bytes()).ok()
}
