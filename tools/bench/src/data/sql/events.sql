-- The events number {seq} of a chunk, each chained to the one before, as tickets_after_insert and tickets_after_update write them.
-- The salts are not random, which nobody sees here. Ids grow from row to row, as they do at a desk: the pages are as full.
-- LIMIT keeps the servers from computing each digest twice.
INSERT INTO ticket_desk.ticket_events
  (id, ticket_id, seq, actor_user_id, event_type, from_status, to_status, created_at,
   note, note_salt, note_digest, before_state, before_salt, before_digest, after_state, after_salt, after_digest,
   prev_hash, hash)
SELECT {from} * 16 + (d.seq - 1) * ({to} - {from} + 1) + d.ticket_id - {from}, d.ticket_id, d.seq, d.actor, d.event_type, d.from_status, d.to_status, d.happened_at,
       d.note, IF(d.note = '', NULL, d.salt), UNHEX(d.note_digest), d.before_state, IF(d.before_state IS NULL, NULL, d.salt),
       UNHEX(d.before_digest), d.after_state, d.salt, UNHEX(d.after_digest), d.previous,
       UNHEX(SHA2(CONCAT_WS('|',
         COALESCE(LOWER(HEX(d.previous)), REPEAT('0', 64)),
         d.ticket_id, d.seq, d.event_type, COALESCE(d.from_status, '-'), d.to_status, COALESCE(d.actor, '-'),
         DATE_FORMAT(d.happened_at, '%Y-%m-%dT%H:%i:%s.%fZ'),
         COALESCE(d.note_digest, '-'), COALESCE(d.before_digest, '-'), d.after_digest), 256))
  FROM (SELECT s.*, IF(s.note = '', NULL, SHA2(CONCAT(s.salt, s.note), 256)) AS note_digest,
               SHA2(CONCAT(s.salt, s.before_state), 256) AS before_digest,
               SHA2(CONCAT(s.salt, s.after_state), 256) AS after_digest
          FROM (SELECT h.ticket_id, h.seq, h.actor, h.event_type, h.from_status, h.to_status, h.happened_at, h.note,
                       CAST(CONCAT(LPAD(HEX(CRC32(CONCAT(h.ticket_id, '-', h.seq))), 8, '0'),
                         LPAD(HEX(CRC32(CONCAT(h.seq, '+', h.ticket_id))), 8, '0')) AS BINARY(16)) AS salt,
                       IF(h.seq = 1, NULL, CONCAT('{', CONCAT_WS(', ',
                         IF(h.event_type = 'edited', CONCAT('"title": ', JSON_QUOTE(h.title_before),
                           ', "description": ', JSON_QUOTE(h.description_before)), NULL),
                         IF(h.from_status <> h.to_status, CONCAT('"status": ', JSON_QUOTE(h.from_status)), NULL),
                         IF(h.closing IS NOT NULL, '"closing": null', NULL),
                         IF(h.held_before <> h.held_after, CONCAT(
                           '"responderId": ', IF(h.held_before, h.responder, 'null'),
                           ', "responderName": ', IF(h.held_before, JSON_QUOTE(u.name), 'null')), NULL)), '}')) AS before_state,
                       IF(h.seq = 1, JSON_OBJECT(
                         'title', h.title, 'description', h.description, 'status', h.to_status,
                         'closing', NULL, 'priority', h.priority, 'respondBy', DATE_FORMAT(h.respond_by, '%Y-%m-%dT%H:%i:%s.%fZ'),
                         'categoryId', 1, 'categoryName', 'General', 'responderId', NULL, 'responderName', NULL), CONCAT('{', CONCAT_WS(', ',
                         IF(h.event_type = 'edited', CONCAT('"title": ', JSON_QUOTE(h.title),
                           ', "description": ', JSON_QUOTE(h.description)), NULL),
                         IF(h.from_status <> h.to_status, CONCAT('"status": ', JSON_QUOTE(h.to_status)), NULL),
                         IF(h.closing IS NOT NULL, CONCAT('"closing": ', JSON_QUOTE(h.closing)), NULL),
                         IF(h.held_before <> h.held_after, CONCAT(
                           '"responderId": ', IF(h.held_after, h.responder, 'null'),
                           ', "responderName": ', IF(h.held_after, JSON_QUOTE(u.name), 'null')), NULL)), '}')) AS after_state,
                       p.hash AS previous
                  FROM ticket_desk_bench.happenings h
                  LEFT JOIN ticket_desk.users u ON u.id = h.responder
                  LEFT JOIN ticket_desk.ticket_events p ON p.ticket_id = h.ticket_id AND p.seq = h.seq - 1
                 WHERE h.seq = {seq} AND h.ticket_id BETWEEN {from} AND {to}
                 ORDER BY h.ticket_id LIMIT 1000000000) s
         LIMIT 1000000000) d;
