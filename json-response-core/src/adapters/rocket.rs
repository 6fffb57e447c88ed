use super::no_text;
use crate::JsonResponse;
use crate::response::Body;
use crate::response::send::Field;
use http::HeaderName;
use rocket::Request;
use rocket::http::{Header, Status};
use rocket::response::{Responder, Response};
use std::io::Cursor;

/// Always `Ok`, with the status in the response: an `Err(Status)` would hand over to a catcher, and the JSON would be lost.
#[cfg_attr(docsrs, doc(cfg(feature = "rocket")))]
impl<'r> Responder<'r, 'static> for JsonResponse {
    fn respond_to(self, _: &'r Request<'_>) -> rocket::response::Result<'static> {
        Ok(response_of(self).or_else(|name| response_of(no_text(&name))).unwrap_or_default())
    }
}

/// # Errors
///
/// The header that is no text, which is all that Rocket sends.
fn response_of(response: JsonResponse) -> Result<Response<'static>, HeaderName> {
    let mut sent = Response::new();
    let mut refused = None;
    let (status, body) = response.into_parts(|field| match field {
        Field::Static(name, value) => match std::str::from_utf8(value.as_bytes()) {
            Ok(value) => sent.adjoin_header(Header::new(name.as_str(), value)),
            Err(_) => refused = Some(name.clone()),
        },
        Field::Made(name, value) => match std::str::from_utf8(value.as_bytes()) {
            Ok(value) => sent.adjoin_header(Header::new(name.as_str().to_owned(), value.to_owned())),
            Err(_) => refused = Some(name),
        },
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
    refused.map_or(Ok(sent), Err)
}
