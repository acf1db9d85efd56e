//! The counts, in one line.

use desk::Counts;
use i18n::{Locale, messages};

pub(super) fn line(counts: Counts, locale: Locale) -> String {
    if !counts.online {
        return locale.format(&messages::tray_not_connected());
    }
    let unread = locale.format(&match counts.unread {
        0 => messages::tray_nothing_unread(),
        unread => messages::tray_unread(capped(unread)),
    });
    match counts.pool {
        0 => unread,
        pool => format!("{unread} · {}", locale.format(&messages::tray_pool(capped(pool)))),
    }
}

/// Counts are capped at 100: counting further would cost the database more than it is worth.
fn capped(count: u32) -> String {
    if count > 99 { "99+".to_owned() } else { count.to_string() }
}

#[cfg(test)]
mod tests {
    use model::Language;

    use super::*;

    #[test]
    fn the_line_tells_what_is_waiting() {
        let english = |unread, pool, online| {
            line(Counts { unread, pool, online, ..Counts::default() }, Locale::of(Language::English))
        };
        assert_eq!(english(0, 0, false), "Not connected");
        assert_eq!(english(0, 0, true), "Nothing unread");
        assert_eq!(english(3, 100, true), "3 unread · 99+ in the pool");
        let german = Counts { unread: 3, pool: 100, online: true, ..Counts::default() };
        assert_eq!(line(german, Locale::of(Language::German)), "3 ungelesen · 99+ im Pool");
    }
}
