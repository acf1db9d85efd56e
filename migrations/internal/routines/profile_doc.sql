-- Everything that a person may see of themself, as JSON (model::Profile).
CREATE DEFINER = 'ticket_desk_owner'@'localhost' PROCEDURE ticket_desk.profile_doc(
  IN p_person BIGINT UNSIGNED,
  OUT p_doc LONGTEXT
)
READS SQL DATA
SQL SECURITY DEFINER
BEGIN
  SELECT JSON_OBJECT(
      'id', id, 'username', username, 'name', name, 'role', role, 'email', email, 'phone', phone_e164,
      'phoneExtension', phone_extension, 'profession', profession, 'organisation', organization, 'address', address, 'version', version,
      'createdAt', DATE_FORMAT(created_at, '%Y-%m-%dT%H:%i:%s.%fZ'))
    INTO p_doc
    FROM ticket_desk.users WHERE id = p_person;
END
