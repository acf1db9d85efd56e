//! One's own profile.

use std::sync::Arc;

use model::Profile;
use support::args;
use support::database::{Argument, Desk, request};

support::on_each_server! {
    a_changed_profile_gets_the_next_version,
    the_later_of_two_edits_of_a_profile_is_refused,
    nobody_changes_their_own_role_or_user_name,
    a_profile_follows_the_same_rules_as_a_sign_up,
}

fn form(version: u32, name: &str) -> Vec<Argument> {
    args![request(), version, name, "new@example.org", "+442079460958", "12", "Welder", "Yard", "Hall 3"]
}

async fn a_changed_profile_gets_the_next_version(desk: Arc<Desk>) {
    let ada = desk.employee("ada").await;
    let before = ada.watch().await.seq;
    let changed: Profile = ada.one("person_update", form(1, "Ada Lovelace")).await;
    assert_eq!((changed.name.as_str(), changed.version), ("Ada Lovelace", 2));
    assert_eq!((changed.phone.as_deref(), changed.phone_extension.as_deref()), (Some("+442079460958"), Some("12")));
    assert_eq!(changed, ada.one::<Profile>("person_profile", args![]).await);
    assert!(ada.watch().await.seq > before, "the other windows of the same person hear of it");
    let noted = "SELECT CONCAT(JSON_UNQUOTE(JSON_EXTRACT(before_state, '$.name')), ' > ', JSON_UNQUOTE(JSON_EXTRACT(after_state, '$.name')))
                   FROM {data}.person_events WHERE event_type = 'updated'";
    assert_eq!(desk.text(noted).await, "ADA Ünïcode > Ada Lovelace");
    let extension = noted.replace("$.name", "$.phoneExtension");
    assert_eq!(desk.text(&extension).await, "null > 12");
    let mut without = form(2, "Ada Lovelace");
    (without[4], without[5]) = (Argument::Null, Argument::Null);
    let changed: Profile = ada.one("person_update", without).await;
    assert_eq!((changed.phone, changed.phone_extension), (None, None), "a telephone can be given up");
}

async fn the_later_of_two_edits_of_a_profile_is_refused(desk: Arc<Desk>) {
    let ada = desk.employee("ada").await;
    ada.one::<Profile>("person_update", form(1, "First")).await;
    assert_eq!(ada.refused("person_update", form(1, "Second")).await, "person.version_conflict");
    assert_eq!(
        ada.refused("person_update", args![request(), None, "Third", "a@b.org", "+491234567", None, "", "", ""]).await,
        "person.version_conflict"
    );
    assert_eq!(ada.one::<Profile>("person_profile", args![]).await.name, "First");
}

async fn nobody_changes_their_own_role_or_user_name(desk: Arc<Desk>) {
    let ada = desk.employee("ada").await;
    for change in
        ["username = 'root'", "id = 99", "created_at = '2000-01-01'", "invitation_hash = UNHEX(SHA2('x', 256))"]
    {
        let refused = desk.attempt(&format!("UPDATE {{data}}.users SET {change} WHERE id = {}", ada.id)).await;
        assert!(refused.is_err_and(|error| error.contains("call.refused")), "{change}");
    }
    let granted = desk.number(
        "SELECT COUNT(*) FROM information_schema.COLUMN_PRIVILEGES
          WHERE GRANTEE = '''{owner}''@''localhost''' AND TABLE_SCHEMA = '{data}' AND TABLE_NAME = 'users'
            AND PRIVILEGE_TYPE = 'UPDATE' AND COLUMN_NAME IN ('role', 'username', 'id', 'invitation_hash')",
    );
    assert_eq!(granted.await, 0, "the procedures themselves could not");
}

async fn a_profile_follows_the_same_rules_as_a_sign_up(desk: Arc<Desk>) {
    let ada = desk.employee("ada").await;
    assert_eq!(ada.refused("person_update", form(1, "")).await, "input.required");
    assert_eq!(ada.refused("person_update", form(1, "a\u{202E}b")).await, "input.deceptive");
    assert_eq!(ada.refused("person_update", form(1, &"ü".repeat(101))).await, "input.too_long");
    ada.one::<Profile>("person_update", form(1, &"ü".repeat(100))).await;
}
