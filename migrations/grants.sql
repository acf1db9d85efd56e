-- What the locked owner of all routines and triggers may do: what they need, and no more. No DELETE anywhere; history can
-- only be added to; of a message only its reading can be written. SET NEW.… in a trigger needs UPDATE of that column.
-- `ticket_desk`.* in backticks is a pattern: the installer escapes its underscores where the server reads them as wildcards.
-- RELOAD is there to close tables and for nothing else, see internal/routines/triggers_read_again.sql.
GRANT /*M! RELOAD, */ USAGE ON *.* TO 'ticket_desk_owner'@'localhost';
GRANT SELECT, EXECUTE ON `ticket_desk`.* TO 'ticket_desk_owner'@'localhost';
GRANT EXECUTE ON `ticket_desk_api`.* TO 'ticket_desk_owner'@'localhost';
GRANT INSERT, TRIGGER, UPDATE (name, email, phone_e164, phone_extension, profession, organization, address, is_active,
  deactivated_by, version, updated_at, deactivated_at) ON ticket_desk.users TO 'ticket_desk_owner'@'localhost';
GRANT INSERT, TRIGGER, UPDATE (scheme, salt, memory_kib, iterations, parallelism, verifier, changed_at)
  ON ticket_desk.credentials TO 'ticket_desk_owner'@'localhost';
GRANT INSERT, TRIGGER, UPDATE (last_used_at, idle_until, revoked_at) ON ticket_desk.sessions TO 'ticket_desk_owner'@'localhost';
GRANT INSERT, UPDATE ON ticket_desk.sign_in_guards TO 'ticket_desk_owner'@'localhost';
GRANT INSERT, UPDATE ON ticket_desk.sign_in_sources TO 'ticket_desk_owner'@'localhost';
GRANT UPDATE (used_by, used_at) ON ticket_desk.invitations TO 'ticket_desk_owner'@'localhost';
GRANT INSERT, TRIGGER, UPDATE (responder_id, title, description, status, priority, respond_by, category_id, closing, closing_note, version, updated_at,
  claimed_at, completed_at, withdrawn_at, turn, turn_since, last_actor_user_id, last_event_type, last_note)
  ON ticket_desk.tickets TO 'ticket_desk_owner'@'localhost';
GRANT INSERT, TRIGGER, UPDATE (title, priority, category_id, status, note, updated_at)
  ON ticket_desk.ticket_responder_log TO 'ticket_desk_owner'@'localhost';
GRANT INSERT, UPDATE (responder_id, status, updated_at, grams_1, grams_2, grams_3, grams_4, grams_5, grams_6, grams_7, grams_8)
  ON ticket_desk.ticket_signatures TO 'ticket_desk_owner'@'localhost';
GRANT INSERT, TRIGGER, UPDATE (stored_as, completed_at, event_seq) ON ticket_desk.attachments TO 'ticket_desk_owner'@'localhost';
GRANT INSERT, TRIGGER, UPDATE (digest) ON ticket_desk.attachment_chunks TO 'ticket_desk_owner'@'localhost';
GRANT INSERT, TRIGGER ON ticket_desk.ticket_facts TO 'ticket_desk_owner'@'localhost';
GRANT INSERT, TRIGGER ON ticket_desk.ticket_events TO 'ticket_desk_owner'@'localhost';
GRANT INSERT, TRIGGER ON ticket_desk.person_events TO 'ticket_desk_owner'@'localhost';
GRANT INSERT, TRIGGER, UPDATE (read_at) ON ticket_desk.messages TO 'ticket_desk_owner'@'localhost';
GRANT INSERT, UPDATE (seq, role) ON ticket_desk.feeds TO 'ticket_desk_owner'@'localhost';
GRANT UPDATE (slot) ON ticket_desk.claim_slots TO 'ticket_desk_owner'@'localhost';
GRANT UPDATE (version) ON ticket_desk.pool_versions TO 'ticket_desk_owner'@'localhost';
GRANT INSERT, UPDATE ON ticket_desk.responder_categories TO 'ticket_desk_owner'@'localhost';
GRANT INSERT, UPDATE (name, list, query, saved_at, removed_at) ON ticket_desk.saved_views TO 'ticket_desk_owner'@'localhost';
GRANT INSERT, UPDATE ON ticket_desk.quotas TO 'ticket_desk_owner'@'localhost';
GRANT INSERT, UPDATE (subject, version) ON ticket_desk.requests TO 'ticket_desk_owner'@'localhost';
