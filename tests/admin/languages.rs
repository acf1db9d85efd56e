//! The tool speaks the administrator's language; output for scripts never changes.

use std::sync::Arc;

use support::database::Desk;
use tempfile::tempdir;

use crate::tool::{Ran, Tool};

support::on_each_server! {
    the_walkthrough_of_the_first_day_is_german,
    what_a_script_reads_is_the_same_in_every_language,
    people_read_local_time_and_scripts_read_utc,
}

/// Every command line whose help is checked.
const COMMANDS: [&[&str]; 27] = [
    &[],
    &["install"],
    &["upgrade"],
    &["check"],
    &["invite"],
    &["invite", "responder"],
    &["invite", "employee"],
    &["invite", "list"],
    &["invite", "revoke"],
    &["person"],
    &["person", "list"],
    &["person", "deactivate"],
    &["person", "reactivate"],
    &["person", "change-role"],
    &["person", "unlock"],
    &["person", "reset-password"],
    &["workstation"],
    &["workstation", "create"],
    &["workstation", "list"],
    &["workstation", "rotate"],
    &["workstation", "unlock"],
    &["workstation", "revoke"],
    &["sign-up"],
    &["sign-up", "open"],
    &["audit"],
    &["audit", "verify"],
    &["audit", "export"],
];

/// Words of the help that nobody translated.
const ENGLISH: [&str; 15] = [
    "Usage:",
    "Commands:",
    "Arguments:",
    "Options:",
    "[default",
    "possible values",
    "Print ",
    "Examples",
    " the ",
    " and ",
    " of ",
    "COMMAND",
    "OPTIONS",
    "FILE",
    "MOMENT",
];

#[test]
fn the_help_of_every_command_is_german_throughout() {
    for command in COMMANDS {
        let help = Tool::bare().says(&[&["--language", "de"], command, &["--help"]].concat());
        assert!(help.contains("Aufruf: ticket-desk-admin") && help.contains("Optionen:"), "{help}");
        for english in ENGLISH {
            assert!(!help.contains(english), "{command:?} says “{english}”:\n{help}");
        }
        let asked = Tool::bare().variable("LC_ALL", "de_DE.UTF-8").says(&[&["help"], command].concat());
        assert_eq!(asked, help, "`help {command:?}` says the same");
    }
}

#[test]
fn the_language_is_the_named_one_or_the_environments() {
    let complaint = |tool: Tool, line: &[&str]| {
        let ran = tool.run(line);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{ran:?}");
        ran.err
    };
    let german = complaint(Tool::bare().variable("LC_ALL", "de_AT.UTF-8"), &["invite", "responder", "--days", "0"]);
    assert!(german.starts_with("Fehler: „0“ passt nicht zu --days") && german.contains("von 1 bis 365"), "{german}");
    assert!(german.contains("--help"), "{german}");
    let named = complaint(Tool::bare(), &["raise", "--language=de"]);
    assert!(named.starts_with("Fehler: den Befehl „raise“ gibt es nicht"), "{named}");
    let near = complaint(Tool::bare(), &["--language=de", "audit", "verfy"]);
    assert!(near.contains("meinten Sie „verify“?"), "{near}");
    let since = complaint(Tool::bare().with(&["--language", "de"]), &["audit", "export", "--since", "gestern"]);
    assert!(since.contains("2026-01-31"), "the error shows how to write a moment: {since}");
    let time = ["settings", "respond-within", "urgent", "5x"];
    let span = complaint(Tool::bare().with(&["--language", "de"]), &time);
    assert!(span.contains("„5x“ passt nicht zu <ZEIT>") && span.contains("etwa 45m, 4h oder 3d"), "{span}");
    let span = complaint(Tool::bare(), &time);
    assert!(span.contains("“5x” does not fit <TIME>; write a number of minutes"), "{span}");
    let english = complaint(Tool::bare().variable("LC_ALL", "de"), &["--language", "en", "raise"]);
    assert!(english.starts_with("error:"), "{english}");
    let other = complaint(Tool::bare().variable("LC_ALL", "").variable("LANG", "fr_FR.UTF-8"), &["raise"]);
    assert!(other.starts_with("error:"), "{other}");
    let unknown = complaint(Tool::bare(), &["--language", "tlh", "check"]);
    assert!(unknown.contains("tlh"), "{unknown}");
}

async fn the_walkthrough_of_the_first_day_is_german(desk: Arc<Desk>) {
    let base = format!("{}g", desk.names.data);
    let tool = Tool::at(desk.admin(), &base).variable("LC_ALL", "de_DE.UTF-8");
    let help = Tool::bare().variable("LC_ALL", "de_DE.UTF-8").run(&[]);
    assert!(help.code == 2 && help.err.contains("Der erste Tag") && help.err.contains(" install"), "{help:?}");
    let early = refusal(tool.run(&["invite", "responder"]), 1);
    assert!(early.starts_with("Fehler: nicht installiert") && early.contains("ticket-desk-admin install"), "{early}");

    let installed = tool.says(&["install"]);
    assert!(installed.contains("Als Nächstes"), "{installed}");
    let next = installed.lines().last().expect("a command").trim();
    assert!(next.contains(&format!("--schema {base} workstation create NAME --file NAME.toml")), "{next}");
    assert!(tool.says(&["workstation", "list"]).contains("Noch gibt es keinen Arbeitsplatz"));
    assert!(tool.says(&["person", "list"]).contains("Noch hat sich niemand registriert"));
    assert!(tool.says(&["invite", "list"]).contains("Noch wurde niemand eingeladen"));

    let directory = tempdir().expect("a directory");
    let file = directory.path().join("tresen.toml");
    let name = format!("t{}", base.replace('_', ""));
    // As in the report, but without name and path.
    let told: Vec<String> = next
        .split(' ')
        .skip(1)
        .map(|word| word.replace("NAME.toml", &file.display().to_string()).replace("NAME", &name))
        .collect();
    let told: Vec<&str> = told.iter().map(String::as_str).collect();
    let made = Tool::bare().variable("LC_ALL", "de_DE.UTF-8").says(&told);
    assert!(made.contains("ist angelegt") && made.contains("invite responder"), "{made}");
    let again = refusal(tool.run(&["workstation", "create", &name, "--file", &file.display().to_string()]), 1);
    assert!(again.contains("gibt es schon"), "{again}");
    assert!(tool.says(&["invite", "responder"]).contains("genau einer Person"));
    assert!(refusal(tool.run(&["person", "deactivate", "niemand"]), 1).contains("person list"));

    tool.says(&["workstation", "revoke", &name]);
    for statement in [
        format!("DROP DATABASE {base}_api"),
        format!("DROP DATABASE {base}"),
        format!("DROP USER '{base}_owner'@'localhost'"),
    ] {
        desk.execute(&statement).await;
    }
}

async fn what_a_script_reads_is_the_same_in_every_language(desk: Arc<Desk>) {
    let speaking = |language: &'static str| Tool::of(&desk).with(&["--language", language]);
    let lines: [(i32, &[&str]); 11] = [
        (0, &["--json", "check"]),
        (0, &["--json", "install"]),
        (0, &["--json", "person", "list"]),
        (0, &["--json", "workstation", "list"]),
        (0, &["--json", "invite", "list"]),
        (0, &["--json", "sign-up", "open"]),
        (0, &["--json", "audit", "verify"]),
        (0, &["--json", "audit", "export", "--format", "csv"]),
        (1, &["--json", "person", "deactivate", "nobody"]),
        (1, &["--json", "workstation", "revoke", "nowhere"]),
        (2, &["--json", "audit", "export", "--since", "2026-02-01", "--until", "2026-01-01"]),
    ];
    for (code, line) in lines {
        let (english, german) = (speaking("en").run(line), speaking("de").run(line));
        assert_eq!(english.code, code, "{line:?}: {english:?}");
        assert_eq!((english.code, english.out, english.err), (german.code, german.out, german.err), "{line:?}");
    }
}

async fn people_read_local_time_and_scripts_read_utc(desk: Arc<Desk>) {
    desk.employee("ada").await;
    // As POSIX writes zones: five and a half hours ahead of UTC, which is another day then, wherever this runs.
    let speaking =
        |language: &'static str| Tool::of(&desk).with(&["--language", language]).variable("TZ", "HERE-05:30");
    let made = speaking("en").says(&["invite", "responder"]);
    assert!(made.contains(" (UTC+5:30) and is not shown again"), "{made}");
    let made = speaking("de").says(&["invite", "responder"]);
    assert!(made.contains(" Uhr (UTC+5:30) und wird nicht noch einmal gezeigt"), "{made}");

    desk.execute("UPDATE {data}.invitations SET expires_at = '2037-12-31 20:15:00'").await;
    desk.execute("UPDATE {data}.sessions SET last_used_at = '2026-02-28 19:05:00'").await;
    desk.execute(
        "INSERT INTO {data}.sign_in_guards (name, failures, locked_until) VALUES ('ada', 9, '2037-12-31 20:15:00')
         ON DUPLICATE KEY UPDATE locked_until = '2037-12-31 20:15:00'",
    )
    .await;
    for (language, until, seen) in [
        ("en", "1 Jan 2038, 01:45 (UTC+5:30)", "1 Mar 2026, 00:35 (UTC+5:30)"),
        ("de", "01.01.2038, 01:45 Uhr (UTC+5:30)", "01.03.2026, 00:35 Uhr (UTC+5:30)"),
    ] {
        let (invitations, people) =
            (speaking(language).says(&["invite", "list"]), speaking(language).says(&["person", "list"]));
        assert!(invitations.contains(until), "{invitations}");
        assert!(people.contains(seen) && people.contains(until), "{people}");
    }
    let (invitations, people) =
        (speaking("de").answers(0, &["invite", "list"]), speaking("de").answers(0, &["person", "list"]));
    assert_eq!(invitations["invitations"][0]["expiresAt"], "2037-12-31T20:15:00Z");
    assert_eq!(people["people"][0]["lastUsedAt"], "2026-02-28T19:05:00Z");
    assert_eq!(people["people"][0]["lockedUntil"], "2037-12-31T20:15:00Z");
}

fn refusal(ran: Ran, code: i32) -> String {
    assert_eq!((ran.code, ran.out.as_str()), (code, ""), "{ran:?}");
    ran.err
}
