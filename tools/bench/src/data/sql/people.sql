INSERT INTO ticket_desk.users
  (id, username, name, role, email, phone_e164, phone_extension, profession, organization, address, is_active, version,
   invitation_hash, created_at, updated_at, deactivated_at, deactivated_by)
SELECT STRAIGHT_JOIN p.id, CONCAT('person', p.id), CONCAT(first.body, ' ', family.body),
       IF(p.id IN (1, 2) OR p.id >= {busy} AND p.id < {employees}, 'responder', 'employee'),
       CONCAT('person', p.id, '@example.org'), CONCAT('+4930', 1000000 + p.id), NULL, job.body, 'Northwind Hall',
       CONCAT('Building ', 1 + p.id MOD 9, ', room ', 100 + p.id MOD 400), 1, 1, NULL, {begin}, {begin}, NULL, NULL
  FROM (SELECT n AS id, CRC32(CONCAT('name', n)) AS h FROM ticket_desk_bench.numbers WHERE n BETWEEN 1 AND {people}) p
  JOIN ticket_desk_bench.texts first ON first.kind = 'first' AND first.slot = p.h MOD {first}
  JOIN ticket_desk_bench.texts family ON family.kind = 'family' AND family.slot = p.h DIV 1000 MOD {family}
  JOIN ticket_desk_bench.texts job ON job.kind = 'job' AND job.slot = p.h DIV 7 MOD {job};

INSERT INTO ticket_desk.credentials (user_id, scheme, salt, memory_kib, iterations, parallelism, verifier, changed_at)
SELECT n, 1, LEFT(SHA2(n, 256), 16), 47104, 2, 1, UNHEX(SHA2(CONCAT('verifier', n), 256)), {begin}
  FROM ticket_desk_bench.numbers WHERE n BETWEEN 1 AND {people};

-- data/people.rs knows the tokens.
INSERT INTO ticket_desk.sessions
  (id, user_id, token_hash, workstation, created_at, last_used_at, idle_until, expires_at, revoked_at)
SELECT id, id, UNHEX(SHA2(UNHEX(SHA2(CONCAT('bench ', id), 256)), 256)), 'bench', {begin}, {begin}, '2099-01-01',
       '2099-01-01', NULL
  FROM ticket_desk.users;

INSERT INTO ticket_desk.person_events (id, user_id, event_type, account, created_at, before_state, after_state)
SELECT id, id, 'signed_up', 'td_bench@localhost', created_at, NULL, JSON_OBJECT(
       'username', username, 'name', name, 'role', role, 'email', email, 'phone', phone_e164,
       'phoneExtension', phone_extension, 'profession', profession, 'organisation', organization, 'address', address,
       'active', is_active)
  FROM ticket_desk.users;
