//! Tests a connection step by step, so that a person learns which of their entries is wrong.

use std::net::SocketAddr;

use model::{Code, ConnectionStep, ConnectionVerdict, Step, StepOutcome};
use sqlx::mysql::{MySqlConnectOptions, MySqlConnection};
use sqlx::{ConnectOptions as _, Connection as _};
use tokio::net::{TcpStream, lookup_host};
use tokio::time::timeout;

use crate::connection_file::{Server, Tls};
use crate::error::DatabaseError;
use crate::retry::Retry;
use crate::version::check_version;

/// The step that failed, and why.
struct Stop {
    at: Step,
    code: Code,
}

/// Tests everything that a connection needs, and closes what it opened.
pub async fn probe(server: &Server, options: MySqlConnectOptions) -> ConnectionVerdict {
    let retry = Retry::default();
    let mut server_version = None;
    let tried = async {
        if let Server::Host { host, port, .. } = server {
            let addresses = resolve(host, *port, retry).await?;
            reach(&addresses, retry).await?;
        }
        let mut connection = enter(options, retry).await?;
        server_version = sqlx::query_scalar("SELECT VERSION()").fetch_one(&mut connection).await.ok();
        let answered = timeout(retry.answer, check_version(&mut connection)).await;
        let answered = answered.unwrap_or(Err(DatabaseError::TimedOut(retry.answer.as_secs())));
        // A failing close changes nothing.
        drop(connection.close().await);
        answered.map_err(|error| match error {
            DatabaseError::TooOld(_) | DatabaseError::TooNew(_) => Stop { at: Step::Version, code: error.code() },
            error => Stop { at: Step::Schema, code: error.code() },
        })
    };
    let end = tried.await.err();
    let steps = Step::ALL.map(|step| outcome(server, step, end.as_ref()));
    ConnectionVerdict { ok: end.is_none(), steps: steps.to_vec(), server_version }
}

fn outcome(server: &Server, step: Step, end: Option<&Stop>) -> ConnectionStep {
    let applies = match (step, server) {
        (Step::Name, Server::Socket { .. }) => false,
        (Step::Tls, server) => matches!(server, Server::Host { tls: Tls::Verified { .. }, .. }),
        _ => true,
    };
    let (outcome, code) = match end {
        Some(end) if end.at == step => (StepOutcome::Failed, Some(end.code)),
        Some(end) if Step::ALL.iter().position(|s| *s == step) > Step::ALL.iter().position(|s| *s == end.at) => {
            (StepOutcome::Skipped, None)
        }
        _ if applies => (StepOutcome::Passed, None),
        _ => (StepOutcome::Skipped, None),
    };
    ConnectionStep { step, outcome, code }
}

async fn resolve(host: &str, port: u16, retry: Retry) -> Result<Vec<SocketAddr>, Stop> {
    match timeout(retry.connect, lookup_host((host, port))).await {
        Ok(Ok(addresses)) => Ok(addresses.collect()),
        _ => Err(Stop { at: Step::Name, code: Code::ConnectionHostUnknown }),
    }
}

async fn reach(addresses: &[SocketAddr], retry: Retry) -> Result<(), Stop> {
    match timeout(retry.connect, TcpStream::connect(addresses)).await {
        Ok(Ok(_)) => Ok(()),
        _ => Err(Stop { at: Step::Reach, code: Code::DatabaseUnreachable }),
    }
}

/// Greeting, TLS, account and schema are one exchange: the error tells which of them failed.
async fn enter(options: MySqlConnectOptions, retry: Retry) -> Result<MySqlConnection, Stop> {
    let options = options.disable_statement_logging();
    let entered = match timeout(retry.connect, options.connect()).await {
        Ok(entered) => entered.map_err(DatabaseError::from),
        Err(_) => Err(DatabaseError::TimedOut(retry.connect.as_secs())),
    };
    entered.map_err(|error| {
        let at = match &error {
            DatabaseError::NotTrusted(_) => Step::Tls,
            DatabaseError::AccountRefused(_) | DatabaseError::TooManyConnections(_) => Step::Account,
            DatabaseError::NotInstalled(_) => Step::Schema,
            _ => Step::Reach,
        };
        Stop { at, code: error.code() }
    })
}
