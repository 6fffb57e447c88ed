//! Headers in the types of `http` 0.2, which take all that those of `http` 1 hold, and the other way round.

use actix_web::http::header::{HeaderMap, HeaderName, HeaderValue};

/// A line for actix-web.
pub(super) fn native(name: &http::HeaderName, value: &http::HeaderValue) -> Option<(HeaderName, HeaderValue)> {
    let name = HeaderName::from_bytes(name.as_str().as_bytes()).ok()?;
    let mut native = HeaderValue::from_bytes(value.as_bytes()).ok()?;
    // Not to be kept by a compressor (RFC 7541 §7.1.3).
    native.set_sensitive(value.is_sensitive());
    Some((name, native))
}

/// The lines of a response of actix-web's.
pub(super) fn foreign(headers: &HeaderMap) -> http::HeaderMap {
    let mut map = http::HeaderMap::with_capacity(headers.len());
    for (name, value) in headers {
        let name = http::HeaderName::from_bytes(name.as_str().as_bytes());
        let foreign = http::HeaderValue::from_bytes(value.as_bytes());
        if let (Ok(name), Ok(mut foreign)) = (name, foreign) {
            foreign.set_sensitive(value.is_sensitive());
            let _ = map.try_append(name, foreign);
        }
    }
    map
}

#[cfg(test)]
mod tests {
    use super::{foreign, native};
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

    #[test]
    fn lines_come_back_as_they_went() {
        let mut map = new::HeaderMap::new();
        map.append(new::SET_COOKIE, new::HeaderValue::from_static("a=1"));
        map.append(new::SET_COOKIE, new::HeaderValue::from_static("b=2"));
        map.append(new::ALLOW, new::HeaderValue::from_bytes(b"caf\xe9").unwrap());
        let mut headers = old::HeaderMap::new();
        for (name, value) in map.iter().filter_map(|(name, value)| native(name, value)) {
            headers.append(name, value);
        }
        assert_eq!(foreign(&headers), map);
    }
}
