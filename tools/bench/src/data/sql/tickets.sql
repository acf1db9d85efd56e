INSERT INTO ticket_desk_bench.tickets
SELECT STRAIGHT_JOIN d.id, p.life,
       IF(d.zone = 'thread' OR d.id MOD {requester_every} = 0, {requester}, {employees} + d.who MOD {employee_count}),
       CASE
         WHEN d.zone IN ('thread', 'held') THEN {busy}
         WHEN d.zone = 'finished' THEN {finisher}
         WHEN d.zone = 'declined' THEN {decliner}
         WHEN d.which MOD 7 = 0 THEN {helpers} + d.which MOD {helper_count}
         ELSE {busy} + d.others + d.which MOD ({busy_count} - d.others)
       END,
       {busy} + d.others + (d.which + 1) MOD ({busy_count} - d.others),
       {busy} + d.others + (d.which + 2) MOD ({busy_count} - d.others),
       TIMESTAMPADD(MICROSECOND, d.id * {apart} + d.which MOD {apart}, {begin}), 300 + d.who MOD 40000,
       CONCAT(title.body, ' (', d.id, ')'), description.body, note.body
  FROM (SELECT c.id, CRC32(CONCAT('who', c.id)) AS who, CRC32(CONCAT('which', c.id)) AS which,
               CRC32(CONCAT('text', c.id)) AS text,
               -- 1 where nothing goes to the average responder, whose work is as long at every volume.
               c.id > {held_to} AND c.id <= {working_to} AS others,
               CASE
                 WHEN c.id = {thread} THEN 'thread'
                 WHEN c.id <= {done_to} THEN IF(c.id MOD {finished_every} = 1, 'finished', 'done')
                 WHEN c.id <= {held_to} THEN 'held'
                 WHEN c.id <= {working_to} THEN 'working'
                 WHEN c.id <= {declined_to} THEN 'declined'
                 ELSE 'pending'
               END AS zone
          FROM (SELECT {from} + n AS id FROM ticket_desk_bench.numbers WHERE n <= {to} - {from}) c) d
  JOIN ticket_desk_bench.picks p ON p.zone = d.zone AND p.slot = d.text MOD 100
  JOIN ticket_desk_bench.texts title ON title.kind = 'title' AND title.slot = d.text DIV 100 MOD {title}
  JOIN ticket_desk_bench.texts description ON description.kind = 'description' AND description.slot = d.text DIV 10 MOD {description}
  JOIN ticket_desk_bench.texts note ON note.kind = 'note' AND note.slot = d.text DIV 3 MOD {note};

INSERT INTO ticket_desk.tickets
  (id, user_id, responder_id, title, description, status, priority, respond_by, category_id, closing, closing_note, version, created_at, updated_at, claimed_at,
   completed_at, withdrawn_at, turn, turn_since, last_actor_user_id, last_event_type, last_note)
SELECT ticket_id, requester, IF(held_after, responder, NULL), title, description, to_status, priority,
       respond_by, 1, closing,
       IF(closing IS NULL, '', note), seq, created_at, happened_at, IF(held_after, claimed_at, NULL),
       IF(closing = 'completed', happened_at, NULL), IF(closing = 'withdrawn', happened_at, NULL),
       IF(closing IS NULL, 'responder', NULL), IF(closing IS NULL, IF(held_after, claimed_at, happened_at), NULL), actor, event_type, note
  FROM ticket_desk_bench.happenings WHERE is_last AND ticket_id BETWEEN {from} AND {to} ORDER BY ticket_id;

INSERT INTO ticket_desk.ticket_responder_log (ticket_id, responder_id, title, priority, category_id, status, note, created_at, updated_at)
SELECT ticket_id, responder, log_title, priority, 1, event_type, IF(actor_is = 'responder', note, ''), claimed_at, happened_at
  FROM ticket_desk_bench.happenings WHERE is_logged AND ticket_id BETWEEN {from} AND {to} ORDER BY ticket_id, responder;
