//! The application with a person who sees and clicks. Elements are found by what a person sees: texts and labels.

use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use fantoccini::elements::Element;
use fantoccini::wd::Capabilities;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tokio::process::Command;
use tokio::time::timeout;

use crate::prerequisites::{app, pictures};
use crate::program::{Program, log};
use crate::session::Session;
use crate::wait::{LIMIT, until};

/// The time limit of one WebDriver call.
const CALL: Duration = Duration::from_secs(20);

/// A call that starts a database.
const LONG_CALL: Duration = Duration::from_mins(2);

pub struct App {
    profile: String,
    client: Client,
    // Ends the application too.
    _driver: Program,
}

/// The profile a person fills in to sign up.
pub struct Newcomer<'a> {
    pub name: &'a str,
    pub username: &'a str,
    pub invitation: Option<&'a str>,
}

pub const PASSWORD: &str = "seven quiet lamps on a harbour";

impl App {
    /// Starts the application with these arguments.
    pub async fn start(session: &Session, profile: &str, words: &[&str]) -> Self {
        let port = std::net::TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr());
        let port = port.expect("a free port").port();
        let mut driver = Command::new("WebKitWebDriver");
        driver.arg(format!("--port={port}")).env("TAURI_WEBVIEW_AUTOMATION", "true");
        driver.stdout(Stdio::null()).stderr(log(&pictures(), profile));
        let driver = Program::start(session.host(&mut driver));

        let words = [&["--profile", profile], words].concat();
        let options = json!({ "binary": app(), "args": words });
        let capabilities: Capabilities = [("webkitgtk:browserOptions".to_owned(), options)].into_iter().collect();
        let address = format!("http://127.0.0.1:{port}");
        // Until the driver listens.
        let connected = until(LIMIT, async || {
            let mut builder = ClientBuilder::new(HttpConnector::new());
            let session = builder.capabilities(capabilities.clone()).connect(&address);
            timeout(LIMIT, session).await.map_err(|_| "no answer".to_owned())?.map_err(|error| error.to_string())
        });
        let client =
            connected.await.unwrap_or_else(|error| panic!("{profile}: the application did not start: {error}"));
        Self { profile: profile.to_owned(), client, _driver: driver }
    }

    /// Starts it with the connection file that its administrator made.
    pub async fn connect(session: &Session, profile: &str, file: &Path) -> Self {
        Self::start(session, profile, &["--connection", &file.display().to_string()]).await
    }

    /// Ends the application as the end of the desktop session does.
    pub async fn end(self) {
        let ended = timeout(CALL, self.client.clone().close()).await;
        ended.expect("the application ends").expect("the driver answers");
    }

    /// Kills the application as a power cut would: nothing in it learns of its end.
    pub fn kill(self) {
        drop(self);
    }

    /// Waits until this text is on the screen.
    pub async fn sees(&self, words: &str) {
        let seen = until(LIMIT, async || {
            let text = self.text().await;
            if text.contains(words) { Ok(()) } else { Err(text) }
        });
        if let Err(text) = seen.await {
            self.fail(&format!("does not see {words:?}, but:\n{text}")).await;
        }
    }

    /// Waits until this text is no longer on the screen.
    pub async fn sees_no_longer(&self, words: &str) {
        let gone = until(LIMIT, async || if self.text().await.contains(words) { Err(()) } else { Ok(()) });
        if gone.await.is_err() {
            self.fail(&format!("still sees {words:?}")).await;
        }
    }

    /// Clicks on the button, link or row with this text.
    pub async fn click(&self, words: &str) {
        let words = quoted(words);
        let bears = format!("@aria-label={words} or normalize-space(.)={words} or .//*[normalize-space(.)={words}]");
        let path = format!("//*[self::button or self::a or @role='tab'][not(@aria-disabled='true')][{bears}]");
        let clicked = until(LIMIT, async || self.shown(&path).await?.click().await.map_err(|error| error.to_string()));
        if let Err(error) = clicked.await {
            self.fail(&format!("cannot click on {words}: {error}")).await;
        }
    }

    /// Writes into the field with this label.
    pub async fn fill(&self, label: &str, text: &str) {
        let path = format!("//*[@id=//label[normalize-space(text())={}]/@for]", quoted(label));
        let filled = until(LIMIT, async || {
            let field = self.shown(&path).await?;
            let written = async {
                field.clear().await?;
                field.send_keys(text).await
            };
            timeout(CALL, written).await.map_err(|_| "no answer".to_owned())?.map_err(|error| error.to_string())
        });
        if let Err(error) = filled.await {
            self.fail(&format!("cannot fill in {label:?}: {error}")).await;
        }
    }

    /// Waits until the field with this label holds this text.
    pub async fn holds(&self, label: &str, text: &str) {
        let path = format!("//*[@id=//label[normalize-space(text())={}]/@for]", quoted(label));
        let held = until(LIMIT, async || {
            let value = self.shown(&path).await?.prop("value").await.map_err(|error| error.to_string())?;
            if value.as_deref() == Some(text) { Ok(()) } else { Err(format!("{value:?}")) }
        });
        if let Err(seen) = held.await {
            self.fail(&format!("{label:?} does not hold {text:?}, but {seen}")).await;
        }
    }

    /// Writes a message into the open thread and sends it.
    pub async fn write(&self, message: &str) {
        let written = until(LIMIT, async || {
            let field = self.shown("//textarea[@aria-label='Message']").await?;
            field.send_keys(message).await.map_err(|error| error.to_string())
        });
        if let Err(error) = written.await {
            self.fail(&format!("cannot write a message: {error}")).await;
        }
        self.click("Send").await;
    }

    /// Chooses one of several options.
    pub async fn choose(&self, words: &str) {
        let path = format!("//label[.//*[normalize-space(.)={}]]", quoted(words));
        let chosen = until(LIMIT, async || self.shown(&path).await?.click().await.map_err(|error| error.to_string()));
        if let Err(error) = chosen.await {
            self.fail(&format!("cannot choose {words:?}: {error}")).await;
        }
    }

    /// Goes through the whole form of a newcomer.
    pub async fn sign_up(&self, newcomer: &Newcomer<'_>) {
        self.click("Create an account").await;
        if let Some(invitation) = newcomer.invitation {
            self.choose("Responder").await;
            self.fill("Invitation code", invitation).await;
        }
        self.fill("Full name", newcomer.name).await;
        self.fill("User name", newcomer.username).await;
        self.fill("Email", &format!("{}@example.org", newcomer.username)).await;
        self.fill("Phone", "+41446681800").await;
        self.fill("Password", PASSWORD).await;
        self.picture(&format!("{}-signs-up", newcomer.username)).await;
        self.click("Create account").await;
        self.sees(newcomer.name).await;
    }

    /// Runs a script in the page and returns the value that it passes to `done`.
    pub async fn page_tries(&self, script: &str) -> Value {
        let script = format!("const done = arguments[0];\n{script}");
        let tried = timeout(CALL, self.client.execute_async(&script, Vec::new())).await;
        tried.expect("the script ends").expect("the script can be tried")
    }

    /// Calls a command from the page.
    pub async fn asks(&self, command: &str, request: Value) -> Value {
        let script = format!(
            "__TAURI_INTERNALS__.invoke('rpc', {{ command: '{command}', request: {request} }}).then(done, done)"
        );
        let script = format!("const done = arguments[0];\n{script}");
        let asked = timeout(LONG_CALL, self.client.execute_async(&script, Vec::new()));
        asked.await.expect("the desk answers").expect("the page can ask")
    }

    /// Reloads the page, which reads the state like a new window.
    pub async fn reload(&self) {
        let reloaded = timeout(CALL, self.client.refresh()).await;
        reloaded.expect("the page loads").expect("the page can be loaded again");
    }

    /// Saves a picture of the window.
    pub async fn picture(&self, name: &str) {
        let taken = timeout(CALL, self.client.screenshot()).await;
        let image = taken.expect("a picture is taken in time").expect("a picture can be taken");
        std::fs::write(pictures().join(format!("{name}.png")), image).expect("a place for pictures");
    }

    /// The visible text of the page.
    async fn text(&self) -> String {
        let read = timeout(CALL, self.client.execute("return document.body.innerText", Vec::new())).await;
        match read {
            Ok(Ok(Value::String(text))) => text,
            other => format!("(nothing can be read: {other:?})"),
        }
    }

    async fn shown(&self, path: &str) -> Result<Element, String> {
        let found = timeout(CALL, self.client.find_all(Locator::XPath(path))).await;
        let found = found.map_err(|_| "no answer".to_owned())?.map_err(|error| error.to_string())?;
        for element in found {
            if matches!(timeout(CALL, element.is_displayed()).await, Ok(Ok(true))) {
                return Ok(element);
            }
        }
        Err("it is not there".to_owned())
    }

    async fn fail(&self, what: &str) -> ! {
        let name = format!("failed-{}", self.profile);
        if let Ok(Ok(image)) = timeout(CALL, self.client.screenshot()).await {
            std::fs::write(pictures().join(format!("{name}.png")), image).expect("a place for pictures");
        }
        panic!("{} {what}\n(see {name}.png and {}.log in {})", self.profile, self.profile, pictures().display());
    }
}

/// A text in `XPath` 1.0, which knows no way to escape: our words hold no double quotes.
fn quoted(words: &str) -> String {
    assert!(!words.contains('"'), "{words:?} cannot be looked for");
    format!("\"{words}\"")
}
