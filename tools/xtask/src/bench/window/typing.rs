//! How long a key takes in the composer of a ticket with a long thread, while the desk polls and messages arrive.

use std::time::Duration;

use anyhow::{Context, Result, bail, ensure};
use tokio::process::Command;
use tokio::time::sleep;

use super::people;
use super::scene::Scene;
use crate::process::run_quietly;
use crate::window::Window;
use ::bench::{Figure, Series, window};

/// Real key presses, as the display server sends them, 25 in a second: nobody types faster.
const KEYS: usize = 600;
const BETWEEN_KEYS: Duration = Duration::from_millis(40);
/// How often to look for a key that was pressed, at the same interval.
const LOOKS: usize = 1_000;
/// A message of the other person arrives after so many keys, and the poll becomes quick.
const ARRIVALS: usize = 150;

/// Notes for each key how long the page takes until everything that it changed is laid out: waiting for other work, the handlers,
/// what follows from the new text, and the layout. The frame in which it is drawn comes after that.
const WATCH: &str = "
window.keyTimes = [];
document.addEventListener('beforeinput', ({ timeStamp }) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    document.querySelector('textarea[name=body]').getBoundingClientRect();
    window.keyTimes.push(performance.now() - timeStamp);
  };
  port2.postMessage(null);
}, { capture: true });
done(null);
";

/// Types, and takes the times.
pub async fn measure(scene: &Scene<'_>) -> Result<Figure> {
    let window = scene.open().await?;
    window.sees(people::FIRST_IN_THE_LIST).await?;
    let ticket = scene.people.long;
    window.evaluate(&format!("location.hash = '#/work/ticket/{ticket}'; done(null);")).await?;
    window.sees(people::LAST_MESSAGE).await?;
    read_everything(&window).await?;
    window.evaluate(WATCH).await?;
    window.evaluate("document.querySelector('textarea[name=body]').focus(); done(null);").await?;
    for part in 0..KEYS / ARRIVALS {
        press(scene, ARRIVALS).await?;
        arrived(&window, (part + 1) * ARRIVALS).await?;
        scene.people.writer.write(ticket, &format!("Another one, number {part}.")).await?;
    }
    let times = window.evaluate("done(window.keyTimes);").await?;
    let times = times.as_array().context("the page lost its times")?;
    let mut series = Series::default();
    for time in times {
        series.add(Duration::from_secs_f64(time.as_f64().context("a time is no number")?.max(0.0) / 1e3));
    }
    let milliseconds = |time: Duration| time.as_secs_f64() * 1e3;
    Ok(scene.figure(
        "typing with 2,000 messages",
        [
            (window::TYPING, milliseconds(series.percentile(99))),
            ("median ms", milliseconds(series.median())),
            ("longest ms", milliseconds(series.percentile(100))),
        ],
    ))
}

/// Scrolls up until the whole thread is in the page.
async fn read_everything(window: &Window) -> Result<()> {
    const READ: &str = "
const next = () => {
  const button = document.querySelector('[data-older] button');
  if (button === null) return done(document.querySelectorAll('article [role=listitem]').length);
  if (button.getAttribute('aria-disabled') !== 'true') button.click();
  setTimeout(next, 50);
};
next();
";
    let shown = window.evaluate(READ).await?.as_u64().unwrap_or_default();
    ensure!(shown >= people::MESSAGES.into(), "only {shown} messages are in the page");
    Ok(())
}

/// Waits until so many keys are in the field.
async fn arrived(window: &Window, keys: usize) -> Result<()> {
    for _ in 0..LOOKS {
        if window.evaluate("done(window.keyTimes.length);").await?.as_u64() >= u64::try_from(keys).ok() {
            return Ok(());
        }
        sleep(BETWEEN_KEYS).await;
    }
    bail!("not all of {keys} keys arrived in the field")
}

async fn press(scene: &Scene<'_>, keys: usize) -> Result<()> {
    let text: String = "the lift stands still between two floors ".chars().cycle().take(keys).collect();
    let mut keyboard = Command::new("xdotool");
    keyboard.args(["type", "--delay", &BETWEEN_KEYS.as_millis().to_string(), &text]);
    run_quietly(scene.desktop.host(&mut keyboard)).await?;
    Ok(())
}
