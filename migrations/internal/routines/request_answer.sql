-- Keeps what a request was answered, in the transaction that carried it out.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' PROCEDURE ticket_desk.request_answer(
  IN p_scope BIGINT UNSIGNED,
  IN p_request BINARY(16),
  IN p_answer LONGTEXT
)
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
  UPDATE ticket_desk.requests SET answer = p_answer WHERE scope = p_scope AND request = p_request;
END
