//! A window that explains why the application cannot start: a person who clicked an icon sees no terminal.

use std::path::Path;
use std::sync::OnceLock;

use i18n::{Locale, messages};
use model::Language;
use tauri::http::Response;
use tauri::webview::PageLoadEvent;
use tauri::{App, Builder, Url, WebviewUrl, WebviewWindowBuilder, WindowEvent, Wry};

/// A separate page, because the user interface needs the missing files.
const SCHEME: &str = "startup-failure";
const ADDRESS: &str = if cfg!(windows) { "http://startup-failure.localhost/" } else { "startup-failure://localhost/" };
const LABEL: &str = "startup-failure";

static PAGE: OnceLock<String> = OnceLock::new();

/// Why the application cannot start, in the person's language.
#[derive(Debug)]
pub(crate) struct StartupFailure {
    language: Language,
    what: String,
    remedy: String,
    detail: String,
}

impl StartupFailure {
    /// The files of this workstation cannot be used.
    pub(crate) fn with_files(language: Language, directory: &Path, error: &dyn std::error::Error) -> Self {
        let locale = Locale::of(language);
        let what = locale.format(&messages::shell_files_unusable(directory.display()));
        let remedy = locale.format(&messages::shell_files_remedy());
        Self { language, what, remedy, detail: in_full(error) }
    }
}

impl std::fmt::Display for StartupFailure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}\n({})", self.what, self.remedy, self.detail)
    }
}

/// Registers the page for a failed start.
pub(crate) fn prepare(builder: Builder<Wry>) -> Builder<Wry> {
    builder.register_uri_scheme_protocol(SCHEME, |_, _| {
        let page = PAGE.get().map_or(&[][..], |page| page.as_bytes()).to_vec();
        let mut response = Response::new(page);
        let headers = response.headers_mut();
        for (name, value) in [
            ("content-type", "text/html; charset=utf-8"),
            ("content-security-policy", "default-src 'none'; style-src 'unsafe-inline'"),
        ] {
            headers.insert(name, tauri::http::HeaderValue::from_static(value));
        }
        response
    })
}

/// Shows the failure; the application ends when the window is closed.
pub(crate) fn show(app: &App, failure: &StartupFailure) -> Result<(), Box<dyn std::error::Error>> {
    eprintln!("ticket-desk: {failure}");
    let address: Url = ADDRESS.parse()?;
    PAGE.get_or_init(|| page(failure));
    let window = WebviewWindowBuilder::new(app, LABEL, WebviewUrl::CustomProtocol(address))
        .title(title(failure.language))
        .inner_size(560.0, 340.0)
        .center()
        .visible(false)
        .on_page_load(|window, page| {
            if page.event() == PageLoadEvent::Finished
                && let Err(error) = window.show()
            {
                tracing::warn!(%error, "the window could not be shown");
            }
        })
        .build()?;
    let app = app.handle().clone();
    window.on_window_event(move |event| {
        if matches!(event, WindowEvent::CloseRequested { .. }) {
            app.exit(1);
        }
    });
    Ok(())
}

fn title(language: Language) -> String {
    Locale::of(language).format(&messages::shell_cannot_start())
}

fn page(failure: &StartupFailure) -> String {
    let StartupFailure { language, what, remedy, detail } = failure;
    let (tag, title) = (language.tag(), escaped(&title(*language)));
    let (what, remedy, detail) = (escaped(what), escaped(remedy), escaped(detail));
    format!(
        r#"<!doctype html>
<html lang="{tag}">
  <meta charset="utf-8" />
  <title>{title}</title>
  <style>
    :root {{ color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; }}
    body {{ margin: 2rem; overflow-wrap: anywhere; }}
    h1 {{ font-size: 1.25rem; margin: 0 0 1rem; }}
    p {{ margin: 0 0 0.75rem; }}
    .detail {{ opacity: 0.75; font-size: 0.8125rem; }}
  </style>
  <main>
    <h1>{title}</h1>
    <p>{what}</p>
    <p>{remedy}</p>
    <p class="detail">{detail}</p>
  </main>
</html>"#
    )
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// The error with its causes.
fn in_full(error: &dyn std::error::Error) -> String {
    let mut words = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        let next = error.to_string();
        if !words.contains(&next) {
            words = format!("{words}: {next}");
        }
        cause = error.source();
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_failure_page_names_the_folder_and_survives_any_path() {
        let error = std::io::Error::other("no space left");
        let told = |language| page(&StartupFailure::with_files(language, Path::new("/home/<b>/desk"), &error));
        for (language, remedy) in [(Language::English, "disk is not full"), (Language::German, "nicht voll ist")] {
            let page = told(language);
            assert!(page.contains("/home/&lt;b&gt;/desk") && page.contains(remedy) && page.contains("no space left"));
        }
    }
}
