-- Alerts as ticket_transitions tells them. Ids grow from row to row, as they do at a desk: the pages are as full. Places in the feed
-- follow the moments, with gaps.
INSERT INTO ticket_desk.messages
  (id, message_type, sender_id, receiver_id, ticket_id, alert, value, body, created_at, read_at, feed_seq)
SELECT {from} * 64 + (h.ticket_id - {from}) * 16 + h.seq, 'alert', h.actor, IF(r.alerts = 'requester', h.requester, h.responder), h.ticket_id,
       h.event_type, NULL, h.note, h.happened_at,
       IF(h.ticket_id > {read_to}, NULL, TIMESTAMPADD(MINUTE, 40, h.happened_at)), h.ticket_id * 64 + h.seq * 4
  FROM ticket_desk_bench.happenings h
  JOIN ticket_desk.ticket_transitions r ON r.event_type = h.event_type AND r.from_status = COALESCE(h.from_status, '')
 WHERE r.alerts IS NOT NULL AND h.ticket_id BETWEEN {from} AND {to}
 ORDER BY h.ticket_id, h.seq;

-- What the two write to each other while the ticket is in process.
INSERT INTO ticket_desk.messages
  (id, message_type, sender_id, receiver_id, ticket_id, alert, value, body, created_at, read_at, feed_seq)
SELECT {from} * 64 + ({to} - {from} + 1) * 16 + (h.ticket_id - {from}) * 48 + h.seq * 3 + k.n, 'direct', IF((h.seq + k.n) MOD 2, h.responder, h.requester),
       IF((h.seq + k.n) MOD 2, h.requester, h.responder), h.ticket_id, NULL, NULL, b.body,
       TIMESTAMPADD(SECOND, k.n * h.gap DIV 5, h.happened_at),
       IF(h.ticket_id > {read_to}, NULL, TIMESTAMPADD(SECOND, k.n * h.gap DIV 5 + 900, h.happened_at)),
       h.ticket_id * 64 + h.seq * 4 + k.n
  FROM ticket_desk_bench.happenings h
  JOIN ticket_desk_bench.numbers k ON k.n IN (1, 2) AND k.n <= CRC32(CONCAT('m', h.ticket_id, '-', h.seq)) MOD 3
  JOIN ticket_desk_bench.texts b ON b.kind = 'message' AND b.slot = CRC32(CONCAT(k.n, 'b', h.ticket_id)) MOD {message}
 WHERE h.to_status = 'in process' AND h.ticket_id BETWEEN {from} AND {to}
 ORDER BY h.ticket_id, h.seq, k.n;

-- The workstations' requests that created the tickets.
INSERT INTO ticket_desk.requests (scope, request, procedure_name, subject, version, created_at)
SELECT requester, UNHEX(CONCAT(LPAD(HEX(CAST(UNIX_TIMESTAMP(created_at) * 1000 AS UNSIGNED)), 12, '0'), LEFT(SHA2(id, 256), 20))),
       'ticket_create', id, NULL, created_at
  FROM ticket_desk_bench.tickets WHERE id BETWEEN {from} AND {to};
