use super::body_of;
use crate::JsonResponse;
use crate::response::Field;
use actix_web::http::StatusCode;
use actix_web::http::header::{HeaderName, HeaderValue};
use actix_web::web::Bytes;
use actix_web::{HttpRequest, HttpResponse, Responder};

/// actix-web has the types of `http` 0.2, which take all that those of `http` 1 hold.
#[cfg_attr(docsrs, doc(cfg(feature = "actix-web")))]
impl Responder for JsonResponse {
    type Body = Bytes;

    fn respond_to(self, _: &HttpRequest) -> HttpResponse<Bytes> {
        let mut response = HttpResponse::with_body(StatusCode::OK, Bytes::new());
        let headers = response.headers_mut();
        let (status, body) = self.into_parts(|field| {
            let (name, value) = match field {
                Field::Static(name, value) => (
                    Ok(HeaderName::from_static(name.as_str())),
                    HeaderValue::from_maybe_shared(Bytes::from_static(value.as_bytes())),
                ),
                Field::Made(name, value) => {
                    (HeaderName::from_bytes(name.as_str().as_bytes()), HeaderValue::from_bytes(value.as_bytes()))
                }
            };
            if let (Ok(name), Ok(value)) = (name, value) {
                headers.append(name, value);
            }
        });
        *response.status_mut() = StatusCode::from_u16(status.as_u16()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        response.set_body(body_of(body))
    }
}

#[cfg(test)]
mod tests {
    use actix_web::http::header as old;
    use http::header as new;

    #[test]
    fn http_0_2_takes_each_name_and_value_that_http_1_does() {
        for byte in 0..=u8::MAX {
            let text = [b'a', byte, b'a'];
            if let Ok(name) = new::HeaderName::from_bytes(&text) {
                assert_eq!(old::HeaderName::from_bytes(name.as_str().as_bytes()).unwrap().as_str(), name.as_str());
            }
            if let Ok(value) = new::HeaderValue::from_bytes(&text) {
                assert_eq!(old::HeaderValue::from_bytes(value.as_bytes()).unwrap().as_bytes(), value.as_bytes());
            }
        }
    }
}
