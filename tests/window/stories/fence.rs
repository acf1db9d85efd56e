//! The limits of a foreign script in the page.

use serde_json::json;

use crate::app::App;
use crate::session::{Offers, Session};

#[tokio::test]
async fn the_page_reaches_the_desk_and_nothing_else() {
    let session = Session::start(Offers::NoKeyringNoTray).await;
    let app = App::start(&session, "fence", &[]).await;
    app.sees("Welcome to Ticket Desk").await;

    let state = "__TAURI_INTERNALS__.invoke('rpc', { command: 'app_state', request: null }).then(done, done)";
    assert_eq!(app.page_tries(state).await["connection"]["state"], json!("none"), "the desk answers");
    for refused in [
        "plugin:window|destroy",
        "plugin:app|version",
        "plugin:notification|notify",
        "plugin:webview|print",
        "plugin:webview|set_webview_zoom",
    ] {
        let script = format!(
            "__TAURI_INTERNALS__.invoke('{refused}').then(() => done('done'), (error) => done(`refused: ${{error}}`))"
        );
        let answer = app.page_tries(&script).await;
        let answer = answer.as_str().unwrap_or_default();
        assert!(answer.starts_with("refused") && answer.contains("not allowed"), "{refused}: {answer}");
    }
    let fetched = "fetch('http://127.0.0.1:1/').then(done, () => {});
                   addEventListener('securitypolicyviolation', (event) => done(event.effectiveDirective))";
    assert_eq!(app.page_tries(fetched).await, json!("connect-src"), "the page has no network");
    let script = "addEventListener('securitypolicyviolation', (event) => done(event.effectiveDirective));
                  document.body.append(Object.assign(document.createElement('script'), { textContent: 'done(1)' }))";
    assert_eq!(app.page_tries(script).await, json!("script-src-elem"), "no script can be written into the page");
    assert_eq!(app.page_tries("done(window.open('http://127.0.0.1:1/'))").await, json!(null), "no other window opens");

    app.page_tries("location.href = 'http://127.0.0.1:1/'; setTimeout(done, 500)").await;
    app.page_tries("location.href = 'file:///etc/hostname'; setTimeout(done, 500)").await;
    app.sees("Welcome to Ticket Desk").await;
    assert_eq!(app.page_tries("done(location.protocol)").await, json!("tauri:"), "foreign pages are refused");
}

#[tokio::test]
async fn the_page_can_be_made_larger() {
    let session = Session::start(Offers::NoKeyringNoTray).await;
    let app = App::start(&session, "zoom", &[]).await;
    app.sees("Welcome to Ticket Desk").await;
    let larger = "const size = () => parseFloat(getComputedStyle(document.documentElement).fontSize);
                  const before = size();
                  dispatchEvent(new KeyboardEvent('keydown', { key: '=', ctrlKey: true, bubbles: true }));
                  done(size() / before)";
    let times = app.page_tries(larger).await.as_f64().unwrap_or_default();
    assert!((1.05..1.15).contains(&times), "everything is one step larger: {times}");
}
