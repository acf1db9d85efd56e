//! The HTTP side: commands in, signals out, and the files of the user interface.

use std::convert::Infallible;
use std::path::Path;
use std::sync::Arc;

use axum::extract::{DefaultBodyLimit, Path as UrlPath, Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::{Next, from_fn};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use fault_proxy::Fault;
use model::WireError;
use serde_json::Value;
use tokio_stream::wrappers::BroadcastStream;
use tokio_stream::{Stream, StreamExt as _};
use tower_http::services::ServeDir;

use crate::profiles::Profiles;

/// The policy of the desktop shell, as far as a browser has the same sources.
const POLICY: &str = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; \
                      base-uri 'none'; frame-ancestors 'none'";

pub(crate) fn router(profiles: Arc<Profiles>, ui: &Path) -> Router {
    Router::new()
        .route("/rpc/{profile}/{command}", post(rpc))
        .route("/signals/{profile}", get(signals))
        .route("/fault/{profile}", post(fault))
        .with_state(profiles)
        .fallback_service(ServeDir::new(ui))
        // The same limit as in the desktop shell.
        .layer(DefaultBodyLimit::max(64_000_000))
        .layer(from_fn(guard))
}

/// Refuses pages of other origins and names that lead here by a trick (DNS rebinding), and sets the policy.
async fn guard(request: Request, next: Next) -> Response {
    let is_local = |value: &HeaderValue| {
        let host = value.to_str().unwrap_or_default().trim_start_matches("http://");
        let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
        name == "127.0.0.1" || name == "localhost"
    };
    let headers = request.headers();
    let local = headers.get(header::HOST).is_some_and(is_local) && headers.get(header::ORIGIN).is_none_or(is_local);
    if !local {
        return (StatusCode::FORBIDDEN, "only for pages of this computer\n").into_response();
    }
    let mut response = next.run(request).await;
    response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    response
}

async fn rpc(
    State(profiles): State<Arc<Profiles>>,
    UrlPath((profile, command)): UrlPath<(String, String)>,
    Json(request): Json<Value>,
) -> Response {
    let answer = match profiles.get(&profile).await {
        Ok(profile) => profile.desk.call(&command, request).await,
        Err(error) => Err(error.wire("devserver".to_owned())),
    };
    match answer {
        Ok(answer) => Json(answer).into_response(),
        Err(error) => refused(&error),
    }
}

/// Starts or ends a fault on a profile's route to the database.
async fn fault(
    State(profiles): State<Arc<Profiles>>,
    UrlPath(profile): UrlPath<String>,
    fault: String,
) -> Result<StatusCode, Response> {
    let profile = profiles.get(&profile).await.map_err(|error| refused(&error.wire("devserver".to_owned())))?;
    let no_proxy =
        || (StatusCode::NOT_FOUND, "started without --faults, or there is no connection file\n").into_response();
    let proxy = profile.proxy.ok_or_else(no_proxy)?;
    proxy.set(match fault.trim() {
        "cut" => Fault::Cut,
        "frozen" => Fault::Frozen,
        "none" => Fault::None,
        _ => return Err((StatusCode::BAD_REQUEST, "cut, frozen or none\n").into_response()),
    });
    Ok(StatusCode::NO_CONTENT)
}

fn refused(error: &WireError) -> Response {
    (StatusCode::UNPROCESSABLE_ENTITY, Json(error)).into_response()
}

async fn signals(
    State(profiles): State<Arc<Profiles>>,
    UrlPath(profile): UrlPath<String>,
) -> Result<Sse<impl Stream<Item = Result<Event, Infallible>>>, Response> {
    let profile = profiles.get(&profile).await.map_err(|error| refused(&error.wire("devserver".to_owned())))?;
    // A missed signal does no harm: the next one says again that something changed.
    let stream = BroadcastStream::new(profile.host.listen())
        .filter_map(Result::ok)
        .filter_map(|signal| Event::default().json_data(&signal).ok())
        .map(Ok);
    Ok(Sse::new(stream).keep_alive(KeepAlive::default()))
}
