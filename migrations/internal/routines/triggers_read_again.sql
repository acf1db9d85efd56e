-- Makes MariaDB reload the triggers of every table.
--
-- A statement that is killed while MariaDB reads the triggers of a table leaves them unreadable for whoever is given that open
-- table next (error 1064, "Trigger … has an error in its body"), until the table is closed. MySQL reads them again by itself.
-- Ends the transaction that is open. What cannot be closed now is closed after the next such error.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' PROCEDURE ticket_desk.triggers_read_again()
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;

  /*M!
  FLUSH LOCAL TABLES ticket_desk.attachments, ticket_desk.attachment_chunks, ticket_desk.credentials, ticket_desk.messages, ticket_desk.person_events, ticket_desk.sessions,
    ticket_desk.ticket_events, ticket_desk.ticket_facts, ticket_desk.ticket_responder_log, ticket_desk.tickets, ticket_desk.users;
  */
END
