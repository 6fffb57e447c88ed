use crate::JsonResponse;
use salvo_oapi::{Components, Content, EndpointOutRegister, Operation, Response};

/// For `#[endpoint]`. What the response is of, its type does not tell: `responses(…)` of the attribute does.
#[cfg_attr(docsrs, doc(cfg(feature = "salvo-oapi")))]
impl EndpointOutRegister for JsonResponse {
    fn register(_: &mut Components, operation: &mut Operation) {
        if !operation.responses.contains_key("default") {
            let json = Response::new("A JSON response").add_content("application/json", Content::default());
            operation.responses.insert("default", json);
        }
    }
}
