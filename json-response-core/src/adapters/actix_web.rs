use crate::JsonResponse;
use crate::response::{Departure, Host, Sent};
use actix_web::http::StatusCode;
use actix_web::http::header::{HeaderName, HeaderValue};
use actix_web::web::Bytes;
use actix_web::{HttpRequest, HttpResponse, Responder};

/// Headers in actix-web's own types.
type Headers = Vec<(HeaderName, HeaderValue)>;

/// actix-web writes `connection` itself.
const HOST: Host = Host { is_sendable: None, has_connections: false };

/// actix-web has the types of `http` 0.2, which take all that those of `http` 1 hold.
#[cfg_attr(docsrs, doc(cfg(feature = "actix-web")))]
impl Responder for JsonResponse {
    type Body = Bytes;

    fn respond_to(self, _: &HttpRequest) -> HttpResponse<Bytes> {
        response(self)
    }
}

/// For `ResponseError::error_response`, and for whatever else makes a response of actix-web's.
#[cfg_attr(docsrs, doc(cfg(feature = "actix-web")))]
impl From<JsonResponse> for HttpResponse {
    fn from(json: JsonResponse) -> Self {
        response(json).map_into_boxed_body()
    }
}

fn response(json: JsonResponse) -> HttpResponse<Bytes> {
    let Departure { status, headers, body, failure } = json.depart(&HOST);
    let status = StatusCode::from_u16(status.as_u16()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut response = HttpResponse::with_body(status, Bytes::from(body.into_vec()));
    let sent = response.headers_mut();
    match headers {
        Sent::Ready(view, map) => {
            let make = || map.iter().filter_map(|(name, value)| native(name, value)).collect();
            for (name, value) in view.native::<Headers>(make).into_iter().flatten() {
                sent.append(name.clone(), value.clone());
            }
        }
        Sent::Map(map) => {
            for (name, value) in map.iter().filter_map(|(name, value)| native(name, value)) {
                sent.append(name, value);
            }
        }
    }
    if status == StatusCode::UPGRADE_REQUIRED && sent.contains_key(actix_web::http::header::UPGRADE) {
        // RFC 9110 §7.8.
        response.head_mut().set_connection_type(actix_web::http::ConnectionType::Upgrade);
    }
    if let Some(failure) = failure {
        response.extensions_mut().insert(failure);
    }
    response
}

fn native(name: &http::HeaderName, value: &http::HeaderValue) -> Option<(HeaderName, HeaderValue)> {
    let name = HeaderName::from_bytes(name.as_str().as_bytes()).ok()?;
    let mut native = HeaderValue::from_bytes(value.as_bytes()).ok()?;
    // Not to be kept by a compressor (RFC 7541 §7.1.3).
    native.set_sensitive(value.is_sensitive());
    Some((name, native))
}

#[cfg(test)]
mod tests {
    use super::native;
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

    #[test]
    fn a_sensitive_value_stays_so() {
        let mut value = new::HeaderValue::from_static("secret");
        for is_sensitive in [true, false] {
            value.set_sensitive(is_sensitive);
            assert_eq!(native(&new::SET_COOKIE, &value).unwrap().1.is_sensitive(), is_sensitive);
        }
    }
}
