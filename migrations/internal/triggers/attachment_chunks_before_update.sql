-- Nobody rewrites content. Errors: call.refused.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' TRIGGER ticket_desk.attachment_chunks_before_update
BEFORE UPDATE ON ticket_desk.attachment_chunks FOR EACH ROW
SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'call.refused'
