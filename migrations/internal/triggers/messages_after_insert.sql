-- Nothing is ever number 0. A session that chose the number 0 for its next row gets it on MySQL, and begin_call cannot
-- see that it did. Errors: call.refused.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' TRIGGER ticket_desk.messages_after_insert
AFTER INSERT ON ticket_desk.messages FOR EACH ROW
IF NEW.id = 0 THEN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'call.refused';
END IF
