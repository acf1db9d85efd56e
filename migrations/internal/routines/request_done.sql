-- Notes that a request was carried out, in the transaction that did it, and what a replay needs to answer it again.
--
-- p_subject: the ticket, message or person that the answer is about. p_version: the version of a ticket that an edit made, or NULL.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' PROCEDURE ticket_desk.request_done(
  IN p_scope BIGINT UNSIGNED,
  IN p_request BINARY(16),
  IN p_subject BIGINT UNSIGNED,
  IN p_version INT UNSIGNED
)
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
  UPDATE ticket_desk.requests SET subject = p_subject, version = p_version WHERE scope = p_scope AND request = p_request;
END
