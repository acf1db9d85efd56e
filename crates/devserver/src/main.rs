//! The commands of the desk over HTTP on loopback, for the user interface in a browser and for its tests. Never shipped.

mod host;
mod profiles;
mod routes;

use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;

use clap::Parser;
use tokio::net::TcpListener;
use tracing_subscriber::EnvFilter;

use crate::profiles::Profiles;

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
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    tracing_subscriber::fmt()
        .with_env_filter(EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("warn")))
        .with_writer(std::io::stderr)
        .init();
    let options = Options::parse();
    let profiles = Arc::new(Profiles::new(options.data, options.connections));
    let listener = TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, options.port))).await?;
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
