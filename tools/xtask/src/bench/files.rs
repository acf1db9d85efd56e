//! Uploads of a large file over a slow route: their speed as a part of what one stream reaches.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use database::CHUNKS_AT_ONCE;
use futures_util::{StreamExt as _, TryStreamExt as _, stream};
use model::{CHUNK, Description, FileName, Role, Title};
use private_server::Binary;
use sha2::{Digest as _, Sha256};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

use super::actions::{Actor, Line, Proxy, request};
use crate::playground::{Playground, Route};
use crate::project::Project;

/// Of one direction: 20 ms there and back.
const DELAY: Duration = Duration::from_millis(10);
/// 100 Mbit/s.
const BYTES_A_SECOND: u32 = 12_500_000;
/// Chunks of the file: 100 MiB, as much as an administrator allows who changes nothing.
const CHUNKS: u32 = 400;
/// The part of one stream's speed that an upload has to reach.
const GOAL: f64 = 0.7;

/// Measures on every server, and answers a list.
pub async fn measure(project: &Project, binaries: &[Binary]) -> Result<String> {
    let content = vec![7_u8; CHUNK * CHUNKS as usize];
    let stream = one_stream(&content).await.context("measuring one stream")?;
    let mut text = format!(
        "{CHUNKS} chunks of 256 KiB over 20 ms there and back and 100 Mbit/s, client built for {}. One stream: {:.1} MB/s; goal: {:.0} % of it.\n\n",
        if cfg!(debug_assertions) { "debugging" } else { "release" },
        rate(&content, stream),
        GOAL * 100.0
    );
    for binary in binaries {
        let playground = Playground::for_one_run(project, Some(binary.flavour())).await?;
        playground.lift_limits().await?;
        let server = format!("{} {}", binary.flavour(), playground.server().version());
        eprintln!("{server}");
        let time = Box::pin(upload(&playground, &content)).await.context("uploading")?;
        let share = stream.as_secs_f64() / time.as_secs_f64();
        let verdict = if share >= GOAL { "met" } else { "missed" };
        writeln!(
            text,
            "- {server}: {:.1} MB/s, {:.0} % of one stream: {verdict}.",
            rate(&content, time),
            share * 100.0
        )?;
    }
    Ok(text)
}

/// How long the bytes take in one stream, to the answer that they have arrived.
async fn one_stream(content: &[u8]) -> Result<Duration> {
    let sink = TcpListener::bind("127.0.0.1:0").await?;
    let proxy = Proxy::start(sink.local_addr()?.port(), Line::of(DELAY, Some(BYTES_A_SECOND))).await?;
    let expected = content.len();
    let receiving = async {
        let (mut stream, _) = sink.accept().await?;
        let (mut buffer, mut received) = (vec![0; 64 * 1024], 0);
        while received < expected {
            received += stream.read(&mut buffer).await?;
        }
        stream.write_all(b"!").await
    };
    let sending = async {
        let mut stream = TcpStream::connect(("127.0.0.1", proxy.port())).await?;
        let begun = Instant::now();
        stream.write_all(content).await?;
        stream.read_u8().await?;
        std::io::Result::Ok(begun.elapsed())
    };
    Ok(tokio::try_join!(receiving, sending)?.1)
}

async fn upload(playground: &Playground, content: &[u8]) -> Result<Duration> {
    let line = Line::of(DELAY, Some(BYTES_A_SECOND));
    let proxy = Proxy::start(playground.server().port(), line).await?;
    let actor = Actor::new(playground, "uploader", Role::Employee, Route::Port(proxy.port())).await?;
    let Actor { database, token, .. } = &actor;
    let (title, description) = (Title::parse("Printer")?, Description::parse("See the log.")?);
    let ticket = database.ticket_create(token, request(), database::NewTicket::new(&title, &description)).await?.id;
    let digests: Vec<u8> = content.chunks(CHUNK).flat_map(Sha256::digest).collect();
    let (digest, name, size) = (Sha256::digest(digests), FileName::parse("printer.log")?, content.len() as u64);
    let begun = Instant::now();
    let upload =
        database.attachment_begin(token, request(), ticket, None, &name, "text/plain", size, &digest).await?.id;
    // As the desk does.
    let put = async |(position, bytes): (u32, &[u8])| {
        database.attachment_put(token, request(), upload, position, bytes).await.map(|_| ())
    };
    let puts = stream::iter((0..).zip(content.chunks(CHUNK))).map(put).buffer_unordered(CHUNKS_AT_ONCE);
    puts.try_collect::<()>().await.context("uploading a chunk")?;
    database.attachment_complete(token, request(), upload).await?;
    let time = begun.elapsed();
    actor.leave().await?;
    Ok(time)
}

/// In MB/s.
#[expect(clippy::cast_precision_loss, reason = "a file is far smaller than 2^52 bytes")]
fn rate(content: &[u8], time: Duration) -> f64 {
    content.len() as f64 / 1e6 / time.as_secs_f64()
}
