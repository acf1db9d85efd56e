//! The commands of the desk over HTTP on loopback, for the user interface in a browser and for its tests. Never shipped.

mod faulty;
mod host;
mod profiles;
mod routes;

use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use clap::Parser;
use model::Language;
use tokio::net::TcpListener;
use tracing_subscriber::EnvFilter;

use crate::profiles::Profiles;

/// Why the server ended.
#[derive(Debug, thiserror::Error)]
enum Failure {
    #[error("cannot listen on port {port} ({cause}); choose another one with --port, or a free one with --port 0")]
    Bind { port: u16, cause: std::io::Error },
    #[error("the connection to the browsers broke: {0}")]
    Serve(#[from] std::io::Error),
}

/// Serves the user interface and its commands to browsers of this computer.
#[derive(Parser)]
struct Options {
    /// The port on 127.0.0.1; 0 takes a free one. The address is printed.
    #[arg(long, default_value_t = 8787)]
    port: u16,
    /// Where the profiles keep their files.
    #[arg(long)]
    data: PathBuf,
    /// A directory with connection files: profile `ada` takes over `ada.toml` when it is opened for the first time.
    #[arg(long)]
    connections: Option<PathBuf>,
    /// The built user interface.
    #[arg(long, default_value = "ui/dist")]
    ui: PathBuf,
    /// The language of whoever has chosen none: en, de, or for development en-XA or ar-XB. Not the system's: tests know what they read.
    #[arg(long, default_value = "en", value_parser = language)]
    language: Language,
    /// Let pages cut their connection: POST /fault/<profile> with the text cut, frozen or none.
    #[arg(long)]
    faults: bool,
}

fn language(tag: &str) -> Result<Language, &'static str> {
    Language::ALL.into_iter().find(|language| language.tag() == tag).ok_or("there are en, de, en-XA and ar-XB")
}

#[tokio::main]
async fn main() -> ExitCode {
    match serve(Options::parse()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            #[expect(clippy::print_stderr, reason = "a command-line program says why it ends")]
            {
                eprintln!("error: {error}");
            }
            ExitCode::FAILURE
        }
    }
}

async fn serve(options: Options) -> Result<(), Failure> {
    tracing_subscriber::fmt()
        .with_env_filter(EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("warn")))
        .with_writer(std::io::stderr)
        .init();
    let profiles = Arc::new(Profiles::new(options.data, options.connections, options.language, options.faults));
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, options.port));
    let listener = TcpListener::bind(address).await.map_err(|cause| Failure::Bind { port: options.port, cause })?;
    #[expect(clippy::print_stdout, reason = "whoever started this needs the address")]
    {
        println!("http://{}", listener.local_addr()?);
    }
    let app = routes::router(Arc::clone(&profiles), &options.ui);
    // Open streams of signals would keep the server from ending by itself: it ends with its process.
    tokio::select! {
        served = axum::serve(listener, app) => served?,
        stopped = tokio::signal::ctrl_c() => stopped?,
    }
    profiles.shutdown().await;
    Ok(())
}
