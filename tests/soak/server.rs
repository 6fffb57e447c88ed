//! hyper, serving the views.

use crate::views::{
    End, ShopError, create, dressed, evil, file, list, missing, order, remove, small, stated, taken, text,
};
use http::{Method, Request, Response, StatusCode};
use http_body_util::{BodyExt, Full};
use hyper::body::{Bytes, Incoming};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use json_view::JsonResponse;
use std::convert::Infallible;
use std::io;
use std::net::Ipv4Addr;
use std::sync::atomic::{AtomicU64, Ordering};
use tokio::net::{TcpListener, TcpSocket};

static FAILED_CONNECTIONS: AtomicU64 = AtomicU64::new(0);

/// Connections that a client has not ended as it should, without those of a view that panics.
pub(crate) fn failed_connections() -> u64 {
    FAILED_CONNECTIONS.load(Ordering::Relaxed)
}

/// With room for a few answers on their way: a large one waits for its reader.
pub(crate) fn listen() -> io::Result<TcpListener> {
    let socket = TcpSocket::new_v4()?;
    socket.set_send_buffer_size(32 * 1024)?;
    socket.bind((Ipv4Addr::LOCALHOST, 0).into())?;
    socket.listen(1024)
}

pub(crate) async fn serve(listener: TcpListener) {
    while let Ok((stream, _)) = listener.accept().await {
        // Else every answer but the first waits for the client's acknowledgement.
        stream.set_nodelay(true).unwrap();
        let connection = http1::Builder::new().serve_connection(TokioIo::new(stream), service_fn(answer));
        // Where a view panics, so does this task, and its connection ends.
        tokio::spawn(async {
            if connection.await.is_err() {
                FAILED_CONNECTIONS.fetch_add(1, Ordering::Relaxed);
            }
        });
    }
}

/// Routing is the host's.
async fn answer(request: Request<Incoming>) -> Result<Response<Full<Bytes>>, Infallible> {
    let (head, body) = request.into_parts();
    let mut path = head.uri.path().split('/').skip(1);
    let (name, id) = (path.next().unwrap_or_default(), path.next().unwrap_or_default());
    let id = id.parse().unwrap_or(0);
    let response = match (head.method, name) {
        (Method::POST, "items") => match body.collect().await {
            Ok(body) => create(&body.to_bytes()).await,
            // Half a request: nobody reads the answer, and none of ours is to be in the log.
            Err(_) => return Ok(Response::default()),
        },
        (Method::DELETE, "items") => remove(id).await,
        (_, "small") => small(id).await,
        (_, "dressed") => dressed(id).await,
        (_, "missing") => missing().await,
        (_, "stated") => stated(id, false).await,
        (_, "teapot") => stated(id, true).await,
        (_, "busy") => order(ShopError::Busy { id }).await,
        (_, "storage") => order(ShopError::Storage(id, io::Error::other("secret"))).await,
        (_, "courier") => order(ShopError::Courier(id)).await,
        (_, "taken") => taken(id).await,
        (_, "no-file") => file(id, io::ErrorKind::NotFound).await,
        (_, "no-disk") => file(id, io::ErrorKind::Other).await,
        (_, "evil") => evil(id).await,
        (_, "text") => text(id, End::Whole).await,
        (_, "half-text") => text(id, End::Fails).await,
        (_, "panic") => text(id, End::Panics).await,
        (_, "list") => list().await,
        _ => JsonResponse::empty().with_status(StatusCode::NOT_IMPLEMENTED),
    };
    Ok(response.into())
}
