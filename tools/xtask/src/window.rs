//! A window of the application, driven by its own automation (WebDriver). Elements are found by
//! what a person sees.

use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use anyhow::{Context, Result, anyhow, bail};
use fantoccini::wd::Capabilities;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::process::Command;
use tokio::time::{Instant, sleep, timeout};

use crate::process::Running;
use crate::virtual_desktop::VirtualDesktop;

/// How long anything may take until it is on the screen, on a busy computer.
const TIMEOUT: Duration = Duration::from_secs(40);
const CALL: Duration = Duration::from_secs(20);
const PAUSE: Duration = Duration::from_millis(20);

/// Dropping it ends the application too.
pub struct Window {
    client: Client,
    driver: Running,
}

impl Window {
    /// Starts the application on a virtual desktop.
    pub async fn open(desktop: &VirtualDesktop, program: &Path, arguments: &[String]) -> Result<Self> {
        let port = TcpListener::bind("127.0.0.1:0").await?.local_addr()?.port();
        let mut driver = Command::new("WebKitWebDriver");
        driver.arg(format!("--port={port}")).env("TAURI_WEBVIEW_AUTOMATION", "true");
        driver.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let driver = Running::start(desktop.host(&mut driver))?;
        let options = json!({ "binary": program, "args": arguments });
        let capabilities: Capabilities = [("webkitgtk:browserOptions".to_owned(), options)].into_iter().collect();
        let address = format!("http://127.0.0.1:{port}");
        let client = until("the application does not start", async || {
            let mut session = ClientBuilder::new(HttpConnector::new());
            Ok(session.capabilities(capabilities.clone()).connect(&address).await?)
        });
        Ok(Self { client: client.await?, driver })
    }

    /// Waits until this text is on the screen.
    pub async fn sees(&self, words: &str) -> Result<()> {
        until(&format!("{words:?} does not appear"), async || {
            match self.client.execute("return document.body.innerText", Vec::new()).await? {
                Value::String(text) if text.contains(words) => Ok(()),
                other => bail!("there is {other}"),
            }
        })
        .await
    }

    /// Runs a script in the page and returns the value that it passes to `done`, its last argument.
    pub async fn evaluate(&self, script: &str) -> Result<Value> {
        let script = format!("const done = arguments[0];\n{script}");
        let evaluated = timeout(CALL, self.client.execute_async(&script, Vec::new())).await;
        Ok(evaluated.context("the page does not answer")??)
    }

    /// Clicks on the button, link or row with this text.
    pub async fn click(&self, words: &str) -> Result<()> {
        let bears = format!(
            "@aria-label=\"{words}\" or .//*[normalize-space(.)=\"{words}\"] or normalize-space(.)=\"{words}\""
        );
        let path = format!("//*[self::button or self::a][not(@aria-disabled='true')][{bears}]");
        until(&format!("cannot click on {words:?}"), async || {
            for element in self.client.find_all(Locator::XPath(&path)).await? {
                if element.is_displayed().await? {
                    return Ok(element.click().await?);
                }
            }
            bail!("it is not there")
        })
        .await
    }

    /// Writes into the field with this label.
    pub async fn fill(&self, label: &str, text: &str) -> Result<()> {
        let path = format!("//*[@id=//label[normalize-space(text())=\"{label}\"]/@for]");
        until(&format!("cannot fill in {label:?}"), async || {
            Ok(self.client.find(Locator::XPath(&path)).await?.send_keys(text).await?)
        })
        .await
    }

    /// The processes of the application: everything that the driver has started.
    pub fn processes(&self) -> Vec<u32> {
        self.driver.descendants()
    }

    /// Saves a picture of the window.
    pub async fn picture(&self, file: &Path) -> Result<()> {
        // A picture shows the last painted frame, and what stands in the page may not be in it yet.
        self.evaluate("requestAnimationFrame(() => requestAnimationFrame(() => done()));").await?;
        let image = timeout(CALL, self.client.screenshot()).await.context("no picture is taken")??;
        std::fs::write(file, image).with_context(|| format!("cannot write {}", file.display()))
    }
}

/// Tries until it succeeds; in the end the error is that of the last attempt.
async fn until<T>(failing: &str, mut attempt: impl AsyncFnMut() -> Result<T>) -> Result<T> {
    let end = Instant::now() + TIMEOUT;
    loop {
        let outcome = timeout(CALL, attempt()).await.unwrap_or_else(|_| Err(anyhow!("no answer")));
        match outcome {
            Err(error) if Instant::now() > end => return Err(error.context(failing.to_owned())),
            Err(_) => sleep(PAUSE).await,
            done => return done,
        }
    }
}
