-- The directory in the order of names. Employees see the responders, without their contacts; responders see everybody.
-- Who was deactivated is not in it.
--
-- p_prefix: the beginning of a name, of one of its later words, or of a user name; empty for everybody. p_after_name, p_after_id: the end of the page before,
-- or NULL. p_limit: 1 to 100 rows.
-- Answers: rows of model::DirectoryEntry. Errors: session.ended, input.too_long, call.refused.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' PROCEDURE ticket_desk_api.person_directory(
  IN p_token VARBINARY(32),
  IN p_prefix LONGTEXT,
  IN p_after_name LONGTEXT,
  IN p_after_id BIGINT UNSIGNED,
  IN p_limit BIGINT
)
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
  DECLARE v_actor BIGINT UNSIGNED;
  DECLARE v_role VARCHAR(16);
  DECLARE v_pattern VARCHAR(255);
  DECLARE v_after_name VARCHAR(100) DEFAULT '';
  DECLARE v_after_id BIGINT UNSIGNED DEFAULT COALESCE(p_after_id, 0);
  DECLARE v_limit BIGINT DEFAULT LEAST(100, GREATEST(1, COALESCE(p_limit, 50)));
  DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
  DECLARE EXIT HANDLER FOR 1064 BEGIN ROLLBACK; CALL ticket_desk.triggers_read_again(); RESIGNAL; END;

  CALL ticket_desk.begin_session_call(p_token, NULL, v_actor, v_role);
  IF CHAR_LENGTH(COALESCE(p_prefix, '')) > 100 OR CHAR_LENGTH(COALESCE(p_after_name, '')) > 100 THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'input.too_long';
  END IF;
  COMMIT;
  SET v_pattern = CONCAT(REPLACE(REPLACE(REPLACE(COALESCE(p_prefix, ''), '!', '!!'), '%', '!%'), '_', '!_'), '%');
  SET v_after_name = COALESCE(p_after_name, '');
  -- Each role reads an index of whom it may see: a session's counters would tell what was passed over. One of the two is
  -- empty without being looked into.
  SELECT CAST(JSON_OBJECT(
      'id', u.id, 'username', u.username, 'name', u.name, 'role', u.role, 'profession', u.profession,
      'organisation', u.organization,
      'email', IF(v_role = 'responder', u.email, NULL),
      'phone', IF(v_role = 'responder', u.phone_e164, NULL),
      'phoneExtension', IF(v_role = 'responder', u.phone_extension, NULL),
      'address', IF(v_role = 'responder', u.address, NULL)) AS CHAR) AS doc
    FROM ((SELECT id FROM ticket_desk.users FORCE INDEX (directory)
            WHERE v_role = 'responder' AND is_active = 1
              AND name >= v_after_name AND (name > v_after_name OR id > v_after_id)
              AND (name LIKE v_pattern ESCAPE '!' OR name LIKE CONCAT('% ', v_pattern) ESCAPE '!'
                OR username LIKE v_pattern ESCAPE '!')
            ORDER BY name, id LIMIT v_limit)
          UNION ALL
          (SELECT id FROM ticket_desk.users FORCE INDEX (responders)
            WHERE v_role = 'employee' AND role = 'responder' AND is_active = 1
              AND name >= v_after_name AND (name > v_after_name OR id > v_after_id)
              AND (name LIKE v_pattern ESCAPE '!' OR name LIKE CONCAT('% ', v_pattern) ESCAPE '!'
                OR username LIKE v_pattern ESCAPE '!')
            ORDER BY name, id LIMIT v_limit)) page
    JOIN ticket_desk.users u ON u.id = page.id
   ORDER BY u.name, u.id;
END
