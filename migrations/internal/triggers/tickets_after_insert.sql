-- The first entry of a ticket's history, which holds its whole first state, what searches read of it, and a sign for its employee's windows and for the pool.
-- Errors: call.refused (number 0; see messages_after_insert).
CREATE DEFINER = 'ticket_desk_owner'@'localhost' TRIGGER ticket_desk.tickets_after_insert
AFTER INSERT ON ticket_desk.tickets FOR EACH ROW
BEGIN
  DECLARE v_after LONGTEXT DEFAULT JSON_OBJECT(
    'title', NEW.title, 'description', NEW.description, 'status', NEW.status, 'closing', NEW.closing,
    'priority', NEW.priority, 'respondBy', DATE_FORMAT(NEW.respond_by, '%Y-%m-%dT%H:%i:%s.%fZ'), 'categoryId', NEW.category_id,
    'categoryName', (SELECT name FROM ticket_desk.categories WHERE id = NEW.category_id),
    'responderId', NULL, 'responderName', NULL);
  DECLARE v_salt BINARY(16) DEFAULT RANDOM_BYTES(16);
  DECLARE v_folded LONGTEXT;
  DECLARE v_1, v_2, v_3, v_4, v_5, v_6, v_7, v_8 BIGINT UNSIGNED;

  IF NEW.id = 0 THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'call.refused';
  END IF;
  INSERT INTO ticket_desk.ticket_events
    (ticket_id, seq, actor_user_id, event_type, to_status, created_at, note, after_state, after_salt, after_digest, hash)
  VALUES
    (NEW.id, 1, NEW.last_actor_user_id, NEW.last_event_type, NEW.status, NEW.updated_at, '',
     v_after, v_salt, UNHEX(SHA2(CONCAT(v_salt, v_after), 256)),
     UNHEX(SHA2(CONCAT_WS('|',
       REPEAT('0', 64), NEW.id, 1, NEW.last_event_type, '-', NEW.status, NEW.last_actor_user_id,
       DATE_FORMAT(NEW.updated_at, '%Y-%m-%dT%H:%i:%s.%fZ'), '-', '-', SHA2(CONCAT(v_salt, v_after), 256)), 256)));
  CALL ticket_desk.fold_text(
    CONCAT_WS(' ', NEW.title, NEW.description, (SELECT name FROM ticket_desk.users WHERE id = NEW.user_id)), v_folded);
  CALL ticket_desk.text_grams(v_folded, v_1, v_2, v_3, v_4, v_5, v_6, v_7, v_8);
  INSERT INTO ticket_desk.ticket_signatures
    (ticket_id, user_id, responder_id, status, updated_at, grams_1, grams_2, grams_3, grams_4, grams_5, grams_6, grams_7, grams_8)
  VALUES (NEW.id, NEW.user_id, NEW.responder_id, NEW.status, NEW.updated_at, v_1, v_2, v_3, v_4, v_5, v_6, v_7, v_8);
  UPDATE ticket_desk.feeds SET seq = seq + 1 WHERE user_id = NEW.user_id;
  UPDATE ticket_desk.pool_versions SET version = version + 1 WHERE slot = NEW.user_id MOD 32;
END
