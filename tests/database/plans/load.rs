//! A desk of some years, made by the server itself.

use support::database::Desk;

/// How many tickets there are. One in sixteen waits in the pool.
pub const TICKETS: u32 = 100_000;
/// An employee who created every tenth ticket, with a message for each.
pub const EMPLOYEE: u32 = 1;
/// A responder who had every fifth ticket.
pub const RESPONDER: u32 = 2;

/// Fills the tables. The triggers are gone: they would write each row's history one by one.
pub async fn load(desk: &Desk) {
    let triggers: Vec<(String,)> = desk
        .rows("SELECT CAST(TRIGGER_NAME AS CHAR) FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = '{data}'")
        .await;
    for (trigger,) in triggers {
        desk.execute(&format!("DROP TRIGGER {{data}}.{trigger}")).await;
    }
    desk.execute("SET SESSION foreign_key_checks = 0, SESSION unique_checks = 0").await;
    desk.execute("CREATE TABLE {data}.numbers (n INT UNSIGNED PRIMARY KEY)").await;
    desk.execute("INSERT INTO {data}.numbers VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9)").await;
    desk.execute(&format!(
        "INSERT IGNORE INTO {{data}}.numbers
         SELECT a.n + 10 * b.n + 100 * c.n + 1000 * d.n + 10000 * e.n AS n
           FROM {{data}}.numbers a, {{data}}.numbers b, {{data}}.numbers c, {{data}}.numbers d, {{data}}.numbers e
         HAVING n > 9 AND n < {TICKETS}"
    ))
    .await;
    for insert in inserts() {
        desk.execute(&insert).await;
    }
    desk.execute("ANALYZE TABLE {data}.tickets, {data}.ticket_signatures, {data}.messages, {data}.ticket_responder_log, {data}.ticket_events")
        .await;
    desk.execute("ANALYZE TABLE {data}.users, {data}.sessions, {data}.feeds, {data}.requests, {data}.person_events, {data}.attachments, {data}.attachment_chunks, {data}.ticket_facts")
        .await;
}

fn inserts() -> Vec<String> {
    let moment = "'2020-01-01' + INTERVAL n MINUTE";
    // One in fifty is a responder, and most tickets belong to many.
    let responder = format!("IF(n % 5 = 0, {RESPONDER}, 50 * (1 + n % 37))");
    vec![
        format!(
            "INSERT INTO {{data}}.users (id, username, name, role, email, created_at, updated_at)
             SELECT n, CONCAT('person', n), CONCAT(ELT(1 + n % 4, 'Ada', 'Bob', 'Uwe', 'Eve'), ' ', n),
                    IF(n = {RESPONDER} OR n % 50 = 0, 'responder', 'employee'), 'a@example.org', {moment}, {moment}
               FROM {{data}}.numbers WHERE n BETWEEN 1 AND 20000"
        ),
        "INSERT INTO {data}.feeds (user_id, seq, role) SELECT id, 1000000, role FROM {data}.users".to_owned(),
        format!(
            "INSERT INTO {{data}}.sessions (user_id, token_hash, workstation, created_at, last_used_at, idle_until, expires_at)
             SELECT 1 + n % 20000, UNHEX(SHA2(n, 256)), 'w', {moment}, {moment}, '2100-01-01', '2100-01-01'
               FROM {{data}}.numbers WHERE n < 20000"
        ),
        format!(
            "INSERT INTO {{data}}.tickets (id, user_id, responder_id, title, description, status, priority, respond_by, category_id, closing, closing_note,
                    created_at, updated_at, claimed_at, turn, turn_since, last_event_type, last_note)
             SELECT n + 1, IF(n % 10 = 0, {EMPLOYEE}, 3 + n % 9000), IF(n % 16 = 0, NULL, {responder}),
                    CONCAT('Printer ', n), 'It jams.', IF(n % 16 = 0, 'pending', IF(n % 97 = 0, 'in process', 'done')),
                    'normal', {moment} + INTERVAL 1 DAY, 1 + n % 20,
                    IF(n % 16 = 0 OR n % 97 = 0, NULL, 'completed'), '', {moment}, {moment},
                    IF(n % 16 = 0, NULL, {moment}),
                    IF(n % 16 = 0 OR n % 97 = 0, 'responder', NULL), IF(n % 16 = 0 OR n % 97 = 0, {moment}, NULL), 'created', ''
               FROM {{data}}.numbers"
        ),
        "INSERT INTO {data}.ticket_signatures
         SELECT id, user_id, responder_id, status, updated_at, 1, 3, 7, 15, 31, 63, 127, 255 FROM {data}.tickets"
            .to_owned(),
        format!(
            "INSERT INTO {{data}}.ticket_responder_log (ticket_id, responder_id, title, priority, category_id, status, note, created_at, updated_at)
             SELECT n + 1, {responder}, CONCAT('Printer ', n), 'normal', 1, IF(n % 16 = 0, 'declined', 'completed'), '', {moment}, {moment}
               FROM {{data}}.numbers"
        ),
        format!(
            "INSERT INTO {{data}}.messages (message_type, sender_id, receiver_id, ticket_id, body, created_at, read_at, feed_seq)
             SELECT 'direct', {responder}, IF(n % 10 = 0, {EMPLOYEE}, 3 + n % 9000), IF(n % 20 = 0, NULL, n + 1), 'Hello',
                    {moment}, IF(n % 3 = 0, NULL, {moment}), n
               FROM {{data}}.numbers"
        ),
        format!(
            "INSERT INTO {{data}}.ticket_events (ticket_id, seq, actor_user_id, event_type, to_status, note, note_salt,
                    note_digest, created_at, after_state, after_salt, after_digest, prev_hash, hash)
             SELECT n + 1, 1, {EMPLOYEE}, 'created', 'pending', '', REPEAT('s', 16), REPEAT('d', 32), {moment}, '{{}}',
                    REPEAT('s', 16), REPEAT('d', 32), REPEAT('h', 32), REPEAT('h', 32)
               FROM {{data}}.numbers"
        ),
        format!(
            "INSERT INTO {{data}}.attachments (id, ticket_id, uploader_id, name, media_type, size, digest, created_at, completed_at, event_seq)
             SELECT n + 1, IF(n % 1000 = 0, 50000, n + 1), IF(n % 10 = 0, {EMPLOYEE}, 3 + n % 9000), 'log', 'text/plain', 4, REPEAT('d', 32),
                    {moment}, {moment}, IF(n % 1000 = 0, 1000 + n DIV 1000, 2)
               FROM {{data}}.numbers"
        ),
        "INSERT INTO {data}.ticket_facts (ticket_id, host, network) SELECT n + 1, CONCAT('pc', n), 'ipv4' FROM {data}.numbers".to_owned(),
        "INSERT INTO {data}.attachment_chunks (attachment_id, position, digest, bytes)
         SELECT n + 1, 0, REPEAT('d', 32), 'text' FROM {data}.numbers"
            .to_owned(),
        format!(
            "INSERT INTO {{data}}.requests (scope, request, procedure_name, subject, created_at)
             SELECT 1 + n % 20000, UNHEX(LEFT(SHA2(n, 256), 32)), 'ticket_claim', n + 1, {moment}
               FROM {{data}}.numbers WHERE n < 20000"
        ),
        format!(
            "INSERT INTO {{data}}.person_events (user_id, event_type, account, created_at)
             SELECT n, 'signed_up', 'a', {moment} FROM {{data}}.numbers WHERE n BETWEEN 1 AND 20000"
        ),
    ]
}
