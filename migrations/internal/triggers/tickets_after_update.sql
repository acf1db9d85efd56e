-- What belongs to a change of a ticket, in the very statement that makes it, so that no interruption can separate them:
-- its event, what searches read of it, the signs for both people's windows and for the pool, the responder's log, and the alerts, as ticket_transitions says.
-- Errors: call.refused.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' TRIGGER ticket_desk.tickets_after_update
AFTER UPDATE ON ticket_desk.tickets FOR EACH ROW
record_change: BEGIN
  DECLARE v_before LONGTEXT;
  DECLARE v_after LONGTEXT;
  DECLARE v_alerts VARCHAR(16);
  DECLARE v_logs VARCHAR(16);
  DECLARE v_edits VARCHAR(16);
  DECLARE v_responder BIGINT UNSIGNED DEFAULT COALESCE(NEW.responder_id, OLD.responder_id);
  DECLARE v_logged BIGINT UNSIGNED;
  DECLARE v_receiver BIGINT UNSIGNED;
  DECLARE v_declined INT UNSIGNED;
  DECLARE v_declined_and_one INT UNSIGNED;
  DECLARE v_prev BINARY(32);
  DECLARE v_salts BINARY(48) DEFAULT RANDOM_BYTES(48);
  DECLARE v_folded LONGTEXT DEFAULT '';
  DECLARE v_1, v_2, v_3, v_4, v_5, v_6, v_7, v_8 BIGINT UNSIGNED DEFAULT 0;

  -- Only the turn changed, with a message that moves both feeds itself.
  IF NEW.version = OLD.version THEN
    LEAVE record_change;
  END IF;
  SELECT alerts, logs, edits INTO v_alerts, v_logs, v_edits
    FROM ticket_desk.ticket_transitions WHERE event_type = NEW.last_event_type AND from_status = OLD.status;
  IF v_edits IS NULL THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'call.refused';
  END IF;

  -- What changed, and only that, as it was and as it is (model::EventState). Texts differ when their bytes do.
  IF v_edits = 'text' AND CAST(NEW.title AS BINARY) <> CAST(OLD.title AS BINARY) THEN
    SET v_before = CONCAT('"title": ', JSON_QUOTE(OLD.title));
    SET v_after = CONCAT('"title": ', JSON_QUOTE(NEW.title));
  END IF;
  IF v_edits = 'text' AND CAST(NEW.description AS BINARY) <> CAST(OLD.description AS BINARY) THEN
    SET v_before = CONCAT_WS(', ', v_before, CONCAT('"description": ', JSON_QUOTE(OLD.description)));
    SET v_after = CONCAT_WS(', ', v_after, CONCAT('"description": ', JSON_QUOTE(NEW.description)));
  END IF;
  IF v_edits = 'priority' THEN
    SET v_before = CONCAT('"priority": "', OLD.priority, '", "respondBy": "', DATE_FORMAT(OLD.respond_by, '%Y-%m-%dT%H:%i:%s.%fZ"'));
    SET v_after = CONCAT('"priority": "', NEW.priority, '", "respondBy": "', DATE_FORMAT(NEW.respond_by, '%Y-%m-%dT%H:%i:%s.%fZ"'));
  END IF;
  IF v_edits = 'category' THEN
    SET v_before = CONCAT('"categoryId": ', OLD.category_id, ', "categoryName": ',
      (SELECT JSON_QUOTE(name) FROM ticket_desk.categories WHERE id = OLD.category_id));
    SET v_after = CONCAT('"categoryId": ', NEW.category_id, ', "categoryName": ',
      (SELECT JSON_QUOTE(name) FROM ticket_desk.categories WHERE id = NEW.category_id));
  END IF;
  IF v_edits = 'attachment' THEN
    SET v_after = (SELECT CONCAT('"attachment": ', JSON_OBJECT('id', id, 'name', name, 'mediaType', media_type, 'size', size,
                     'digest', LOWER(HEX(digest))))
                     FROM ticket_desk.attachments WHERE ticket_id = NEW.id AND event_seq = NEW.version);
    IF v_after IS NULL THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'call.refused';
    END IF;
  END IF;
  IF NEW.status <> OLD.status THEN
    SET v_before = CONCAT_WS(', ', v_before, CONCAT('"status": "', OLD.status, '"'));
    SET v_after = CONCAT_WS(', ', v_after, CONCAT('"status": "', NEW.status, '"'));
  END IF;
  IF NOT (NEW.closing <=> OLD.closing) THEN
    SET v_before = CONCAT_WS(', ', v_before, CONCAT('"closing": ', COALESCE(JSON_QUOTE(OLD.closing), 'null')));
    SET v_after = CONCAT_WS(', ', v_after, CONCAT('"closing": ', COALESCE(JSON_QUOTE(NEW.closing), 'null')));
  END IF;
  IF NOT (NEW.responder_id <=> OLD.responder_id) THEN
    SET v_before = CONCAT_WS(', ', v_before, CONCAT(
      '"responderId": ', COALESCE(OLD.responder_id, 'null'), ', "responderName": ',
      COALESCE((SELECT JSON_QUOTE(name) FROM ticket_desk.users WHERE id = OLD.responder_id), 'null')));
    SET v_after = CONCAT_WS(', ', v_after, CONCAT(
      '"responderId": ', COALESCE(NEW.responder_id, 'null'), ', "responderName": ',
      COALESCE((SELECT JSON_QUOTE(name) FROM ticket_desk.users WHERE id = NEW.responder_id), 'null')));
  END IF;
  SET v_before = CONCAT('{', COALESCE(v_before, ''), '}');
  SET v_after = CONCAT('{', COALESCE(v_after, ''), '}');
  -- The lock reads what is there now. A statement of an administrator that waited for the ticket may have begun to read before
  -- this event was written, and would not see it.
  SELECT hash INTO v_prev FROM ticket_desk.ticket_events WHERE ticket_id = NEW.id AND seq = OLD.version LOCK IN SHARE MODE;
  -- Here and not in a routine: handing over so many values costs more than the rest.
  INSERT INTO ticket_desk.ticket_events
    (ticket_id, seq, actor_user_id, event_type, from_status, to_status, created_at,
     note, note_salt, note_digest,
     before_state, before_salt, before_digest,
     after_state, after_salt, after_digest,
     prev_hash, hash)
  VALUES
    (NEW.id, NEW.version, NEW.last_actor_user_id, NEW.last_event_type, OLD.status, NEW.status, NEW.updated_at,
     NEW.last_note, IF(CHAR_LENGTH(NEW.last_note) = 0, NULL, SUBSTRING(v_salts, 1, 16)),
     IF(CHAR_LENGTH(NEW.last_note) = 0, NULL, UNHEX(SHA2(CONCAT(SUBSTRING(v_salts, 1, 16), NEW.last_note), 256))),
     v_before, SUBSTRING(v_salts, 17, 16), UNHEX(SHA2(CONCAT(SUBSTRING(v_salts, 17, 16), v_before), 256)),
     v_after, SUBSTRING(v_salts, 33, 16), UNHEX(SHA2(CONCAT(SUBSTRING(v_salts, 33, 16), v_after), 256)),
     v_prev,
     UNHEX(SHA2(CONCAT_WS('|',
       COALESCE(LOWER(HEX(v_prev)), REPEAT('0', 64)),
       NEW.id, NEW.version, NEW.last_event_type, OLD.status, NEW.status, COALESCE(NEW.last_actor_user_id, '-'),
       DATE_FORMAT(NEW.updated_at, '%Y-%m-%dT%H:%i:%s.%fZ'),
       IF(CHAR_LENGTH(NEW.last_note) = 0, '-', SHA2(CONCAT(SUBSTRING(v_salts, 1, 16), NEW.last_note), 256)),
       SHA2(CONCAT(SUBSTRING(v_salts, 17, 16), v_before), 256),
       SHA2(CONCAT(SUBSTRING(v_salts, 33, 16), v_after), 256)), 256)));

  IF v_edits <> '' THEN
    UPDATE ticket_desk.ticket_responder_log SET title = NEW.title, priority = NEW.priority, category_id = NEW.category_id
     WHERE ticket_id = NEW.id AND responder_id = NEW.responder_id;
  END IF;
  IF v_logs IS NOT NULL THEN
    SET v_logged = IF(v_logs = 'actor', NEW.last_actor_user_id, OLD.responder_id);
    -- The log holds what its own responder said.
    UPDATE ticket_desk.ticket_responder_log
       SET title = NEW.title, priority = NEW.priority, category_id = NEW.category_id, status = NEW.last_event_type, note = IF(v_logged <=> NEW.last_actor_user_id, NEW.last_note, ''),
           updated_at = NEW.updated_at
     WHERE ticket_id = NEW.id AND responder_id = v_logged;
    IF ROW_COUNT() = 0 THEN
      INSERT INTO ticket_desk.ticket_responder_log
        (ticket_id, responder_id, title, priority, category_id, status, note, created_at, updated_at)
      VALUES (NEW.id, v_logged, NEW.title, NEW.priority, NEW.category_id, NEW.last_event_type,
        IF(v_logged <=> NEW.last_actor_user_id, NEW.last_note, ''), NEW.updated_at, NEW.updated_at);
    END IF;
  END IF;
  IF v_edits = 'text' THEN
    CALL ticket_desk.fold_text(CONCAT_WS(' ', NEW.title, NEW.description), v_folded);
    CALL ticket_desk.text_grams(v_folded, v_1, v_2, v_3, v_4, v_5, v_6, v_7, v_8);
  END IF;
  UPDATE ticket_desk.ticket_signatures
     SET responder_id = NEW.responder_id, status = NEW.status, updated_at = NEW.updated_at,
         grams_1 = grams_1 | v_1, grams_2 = grams_2 | v_2, grams_3 = grams_3 | v_3, grams_4 = grams_4 | v_4,
         grams_5 = grams_5 | v_5, grams_6 = grams_6 | v_6, grams_7 = grams_7 | v_7, grams_8 = grams_8 | v_8
   WHERE ticket_id = NEW.id;
  -- By the key, so in the order of their ids, as feeds_bump does.
  UPDATE ticket_desk.feeds FORCE INDEX (PRIMARY) SET seq = seq + 1
   WHERE user_id IN (NEW.user_id, COALESCE(v_responder, NEW.last_actor_user_id));
  SET v_receiver = CASE v_alerts
    WHEN 'requester' THEN NEW.user_id
    WHEN 'responder' THEN v_responder
    WHEN 'other' THEN IF(NEW.last_actor_user_id = NEW.user_id, v_responder, NEW.user_id)
  END;
  -- As alert_add does, whose feed has moved on already.
  IF v_receiver IS NOT NULL AND NOT (v_receiver <=> NEW.last_actor_user_id) THEN
    INSERT INTO ticket_desk.messages (ticket_id, sender_id, receiver_id, message_type, alert, value, body, created_at, feed_seq)
    SELECT NEW.id, NEW.last_actor_user_id, v_receiver, 'alert', NEW.last_event_type,
           CASE v_edits
             WHEN 'priority' THEN NEW.priority
             WHEN 'category' THEN (SELECT name FROM ticket_desk.categories WHERE id = NEW.category_id)
           END,
           NEW.last_note, NEW.updated_at, seq
      FROM ticket_desk.feeds WHERE user_id = v_receiver;
  END IF;
  IF NEW.last_event_type = 'declined' THEN
    SELECT COUNT(*), COUNT(*) + 1 INTO v_declined, v_declined_and_one
      FROM ticket_desk.ticket_responder_log WHERE ticket_id = NEW.id AND status = 'declined';
    -- More active responders than lines: somebody has not declined it, and nobody need look for them.
    IF (SELECT COUNT(*) FROM (SELECT 1 FROM ticket_desk.users FORCE INDEX (responders)
                               WHERE role = 'responder' AND is_active = 1 LIMIT v_declined_and_one) active) <= v_declined
      AND NOT EXISTS (SELECT 1 FROM ticket_desk.users u
                       WHERE u.role = 'responder' AND u.is_active = 1
                         AND NOT EXISTS (SELECT 1 FROM ticket_desk.ticket_responder_log l
                                          WHERE l.ticket_id = NEW.id AND l.responder_id = u.id AND l.status = 'declined'))
    THEN
      CALL ticket_desk.alert_add(
        NEW.id, NEW.last_actor_user_id, NEW.user_id, 'all_declined', NEW.last_note, NEW.updated_at);
    END IF;
  END IF;
  -- The slot belongs to who lost the ticket or else to who acts: whatever returns with a deactivation moves one. Last, after the feeds.
  IF OLD.status = 'pending' OR NEW.status = 'pending' THEN
    UPDATE ticket_desk.pool_versions SET version = version + 1
     WHERE slot = COALESCE(OLD.responder_id, NEW.last_actor_user_id, NEW.id) MOD 32;
  END IF;
END
