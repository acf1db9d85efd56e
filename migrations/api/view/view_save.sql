-- Saves a view of a list under a name. A view of the caller's with this name is written over.
--
-- p_name: 1 to 60 characters; case and accents make no other name. p_list: one of the caller's lists, see ticket_list. p_address: the query
-- of the list's address, 1 to 1,000 characters, kept as it is.
-- Answers: rows of model::SavedView, all of the caller's. Errors: input.… (see require_text), quota.views (the caller has 50), quota.hourly,
-- session.ended, request.reused, call.refused.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' PROCEDURE ticket_desk_api.view_save(
  IN p_token VARBINARY(32),
  IN p_request BINARY(16),
  IN p_name LONGTEXT,
  IN p_list LONGTEXT,
  IN p_address LONGTEXT
)
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
  DECLARE v_actor BIGINT UNSIGNED;
  DECLARE v_role VARCHAR(16);
  DECLARE v_subject BIGINT UNSIGNED;
  DECLARE v_name VARCHAR(60);
  DECLARE v_now DATETIME(6) DEFAULT UTC_TIMESTAMP(6);
  DECLARE v_same BIGINT UNSIGNED;
  DECLARE v_kept INT UNSIGNED;
  DECLARE v_free BIGINT UNSIGNED;
  DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
  DECLARE EXIT HANDLER FOR 1064 BEGIN ROLLBACK; CALL ticket_desk.triggers_read_again(); RESIGNAL; END;

  CALL ticket_desk.begin_request_call(p_token, NULL, p_request, 'view_save', v_actor, v_role, v_subject);
  IF v_subject IS NULL THEN
    CALL ticket_desk.require_text(p_name, 1, 1, 60);
    CALL ticket_desk.require_text(p_address, 1, 1, 1000);
    IF NOT COALESCE(FIND_IN_SET(CAST(p_list AS BINARY), IF(v_role = 'employee', 'open,done,search', 'pool,served,work,log,search')), 0)
      OR p_list LIKE '%,%'
    THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'input.invalid';
    END IF;
    SET v_name = p_name;
    SELECT MAX(IF(name = v_name, id, NULL)), COUNT(*) - COUNT(removed_at), MIN(IF(removed_at IS NULL, NULL, id))
      INTO v_same, v_kept, v_free
      FROM ticket_desk.saved_views FORCE INDEX (name)
     WHERE user_id = v_actor;
    IF v_kept >= 50 AND NOT EXISTS (SELECT 1 FROM ticket_desk.saved_views WHERE id = v_same AND removed_at IS NULL) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'quota.views';
    END IF;
    IF COALESCE(v_same, v_free) IS NULL THEN
      INSERT INTO ticket_desk.saved_views (user_id, name, list, query, saved_at) VALUES (v_actor, v_name, p_list, p_address, v_now);
    ELSE
      UPDATE ticket_desk.saved_views
         SET name = v_name, list = p_list, query = p_address, saved_at = v_now, removed_at = NULL
       WHERE id = COALESCE(v_same, v_free);
    END IF;
    CALL ticket_desk.request_done(v_actor, p_request, v_actor, NULL);
  END IF;
  COMMIT;
  SELECT CAST(JSON_OBJECT('name', name, 'list', list, 'query', query) AS CHAR) AS doc
    FROM ticket_desk.saved_views FORCE INDEX (name)
   WHERE user_id = v_actor AND removed_at IS NULL
   ORDER BY name;
END
