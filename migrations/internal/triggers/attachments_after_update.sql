-- A file that is complete is an event of its ticket, in the very statement that completes it. Errors: those of ticket_transition.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' TRIGGER ticket_desk.attachments_after_update
AFTER UPDATE ON ticket_desk.attachments FOR EACH ROW
CALL ticket_desk.ticket_transition(NEW.uploader_id, NEW.ticket_id, 'attached', '', NULL, NULL, NULL, NULL, NULL)
