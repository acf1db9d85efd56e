-- Whoever writes in a ticket in process hands the turn to the other side. The author holds the ticket's row already (message_send).
-- Whoever writes once more leaves the turn as it is: the other side has to answer since the first message. What a thread says is found with its
-- ticket (ticket_signatures).
-- Nothing is ever number 0. A session that chose the number 0 for its next row gets it on MySQL, and begin_call cannot
-- see that it did. Errors: call.refused.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' TRIGGER ticket_desk.messages_after_insert
AFTER INSERT ON ticket_desk.messages FOR EACH ROW
BEGIN
  DECLARE v_folded LONGTEXT;
  DECLARE v_1, v_2, v_3, v_4, v_5, v_6, v_7, v_8 BIGINT UNSIGNED;

  IF NEW.id = 0 THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'call.refused';
  END IF;
  -- An alert comes with a change of the ticket, which itself says whose turn it is.
  IF NEW.message_type = 'direct' AND NEW.ticket_id IS NOT NULL THEN
    UPDATE ticket_desk.tickets
       SET turn = IF(NEW.sender_id = user_id, 'responder', 'requester'), turn_since = NEW.created_at
     WHERE id = NEW.ticket_id AND status = 'in process' AND turn <> IF(NEW.sender_id = user_id, 'responder', 'requester');
    CALL ticket_desk.fold_text(NEW.body, v_folded);
    CALL ticket_desk.text_grams(v_folded, v_1, v_2, v_3, v_4, v_5, v_6, v_7, v_8);
    UPDATE ticket_desk.ticket_signatures
       SET grams_1 = grams_1 | v_1, grams_2 = grams_2 | v_2, grams_3 = grams_3 | v_3, grams_4 = grams_4 | v_4,
           grams_5 = grams_5 | v_5, grams_6 = grams_6 | v_6, grams_7 = grams_7 | v_7, grams_8 = grams_8 | v_8
     WHERE ticket_id = NEW.ticket_id;
  END IF;
END
