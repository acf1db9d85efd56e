-- Sets the categories that the caller serves: their pool, their notifications and their counts are of these.
--
-- p_categories: JSON array of their numbers, at most 100; an empty one to serve all.
-- Answers: rows of model::Category. Errors: category.not_found, input.invalid, input.too_long, role.refused, session.ended, request.reused,
-- call.refused.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' PROCEDURE ticket_desk_api.categories_serve(
  IN p_token VARBINARY(32),
  IN p_request BINARY(16),
  IN p_categories LONGTEXT
)
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
  DECLARE v_actor BIGINT UNSIGNED;
  DECLARE v_role VARCHAR(16);
  DECLARE v_subject BIGINT UNSIGNED;
  DECLARE v_place INT DEFAULT 0;
  DECLARE v_category BIGINT UNSIGNED;
  DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
  DECLARE EXIT HANDLER FOR 1064 BEGIN ROLLBACK; CALL ticket_desk.triggers_read_again(); RESIGNAL; END;

  CALL ticket_desk.begin_request_call(p_token, 'responder', p_request, 'categories_serve', v_actor, v_role, v_subject);
  IF v_subject IS NULL THEN
    IF NOT COALESCE(JSON_VALID(p_categories), FALSE) OR p_categories NOT REGEXP '\\A\\[([0-9]{1,9}(, ?[0-9]{1,9})*)?\\]\\z' THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'input.invalid';
    END IF;
    IF JSON_LENGTH(p_categories) > 100 THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'input.too_long';
    END IF;
    UPDATE ticket_desk.responder_categories SET is_served = 0 WHERE user_id = v_actor;
    WHILE v_place < JSON_LENGTH(p_categories) DO
      SET v_category = CAST(JSON_UNQUOTE(JSON_EXTRACT(p_categories, CONCAT('$[', v_place, ']'))) AS UNSIGNED);
      CALL ticket_desk.require_category(v_category);
      INSERT INTO ticket_desk.responder_categories (user_id, category_id, is_served) VALUES (v_actor, v_category, 1)
        ON DUPLICATE KEY UPDATE is_served = 1;
      SET v_place = v_place + 1;
    END WHILE;
    -- The pool is another one now, at each workstation of the caller.
    UPDATE ticket_desk.pool_versions SET version = version + 1 WHERE slot = v_actor MOD 32;
    CALL ticket_desk.request_done(v_actor, p_request, v_actor, NULL);
  END IF;
  COMMIT;
  SELECT CAST(JSON_OBJECT(
      'id', c.id, 'name', c.name, 'default', c.is_default, 'retired', c.retired_at IS NOT NULL,
      'served', COALESCE(s.is_served, 0)) AS CHAR) AS doc
    FROM ticket_desk.categories c
    LEFT JOIN ticket_desk.responder_categories s ON s.user_id = v_actor AND s.category_id = c.id
   ORDER BY c.position, c.id;
END
