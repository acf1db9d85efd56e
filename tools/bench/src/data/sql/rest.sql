-- One ticket with a long thread.
INSERT INTO ticket_desk.messages
  (id, message_type, sender_id, receiver_id, ticket_id, alert, value, body, created_at, read_at, feed_seq)
SELECT {after} + k.n, 'direct', IF(k.n MOD 2, t.responder_id, t.user_id), IF(k.n MOD 2, t.user_id, t.responder_id), t.id, NULL, NULL,
       b.body, TIMESTAMPADD(MINUTE, k.n, t.updated_at), TIMESTAMPADD(MINUTE, k.n + 1, t.updated_at), {after} + k.n
  FROM ticket_desk.tickets t
  JOIN ticket_desk_bench.numbers k ON k.n BETWEEN 1 AND {thread_messages}
  JOIN ticket_desk_bench.texts b ON b.kind = 'message' AND b.slot = CRC32(k.n) MOD {message}
 WHERE t.id = {thread};

-- Somebody with a long inbox, the newest entries unread. Every second one is from the average responder.
INSERT INTO ticket_desk.messages
  (id, message_type, sender_id, receiver_id, ticket_id, alert, value, body, created_at, read_at, feed_seq)
SELECT {after} + 100000 + k.n, 'direct', {busy} + IF(k.n MOD 2, 0, CRC32(k.n) MOD {busy_count}), {receiver}, NULL, NULL, NULL, b.body,
       TIMESTAMPADD(MINUTE, k.n, {begin}),
       IF(k.n > {inbox} - {inbox_unread}, NULL, TIMESTAMPADD(MINUTE, k.n + 9, {begin})), {after} + 100000 + k.n
  FROM ticket_desk_bench.numbers k
  JOIN ticket_desk_bench.texts b ON b.kind = 'message' AND b.slot = CRC32(k.n) MOD {message}
 WHERE k.n BETWEEN 1 AND {inbox};

INSERT INTO ticket_desk.feeds (user_id, seq, role)
SELECT u.id, COALESCE((SELECT MAX(m.feed_seq) FROM ticket_desk.messages m WHERE m.receiver_id = u.id), 0), u.role
  FROM ticket_desk.users u;

-- The long thread is signed again.
DELETE FROM ticket_desk.ticket_signatures WHERE ticket_id = {thread};
