use super::body_of;
use crate::JsonResponse;
use crate::response::send::Field;
use actix_web::http::StatusCode;
use actix_web::http::header::{HeaderName, HeaderValue};
use actix_web::web::Bytes;
use actix_web::{HttpRequest, HttpResponse, Responder};

/// Headers in actix-web's own types.
pub(crate) type Headers = Vec<(HeaderName, HeaderValue)>;

/// actix-web has the types of `http` 0.2, which take all that those of `http` 1 hold.
#[cfg_attr(docsrs, doc(cfg(feature = "actix-web")))]
impl Responder for JsonResponse {
    type Body = Bytes;

    fn respond_to(self, _: &HttpRequest) -> HttpResponse<Bytes> {
        let mut response = HttpResponse::with_body(StatusCode::OK, Bytes::new());
        let headers = response.headers_mut();
        let (status, body) = if let Some((view, map)) = self.prepared() {
            let make = || map.iter().filter_map(|(name, value)| native(name, value)).collect();
            for (name, value) in view.prepared.actix_web.get_or_init(make) {
                headers.append(name.clone(), value.clone());
            }
            (self.status(), self.into_prepared_body())
        } else {
            self.into_parts(|field| {
                let native = match &field {
                    Field::Static(name, value) => native(name, value),
                    Field::Made(name, value) => native(name, value),
                };
                if let Some((name, value)) = native {
                    headers.append(name, value);
                }
            })
        };
        *response.status_mut() = StatusCode::from_u16(status.as_u16()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        response.set_body(body_of(body))
    }
}

fn native(name: &http::HeaderName, value: &http::HeaderValue) -> Option<(HeaderName, HeaderValue)> {
    let name = HeaderName::from_bytes(name.as_str().as_bytes()).ok()?;
    Some((name, HeaderValue::from_bytes(value.as_bytes()).ok()?))
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
