-- The views that the caller saved, by their names.
--
-- Answers: rows of model::SavedView. Errors: session.ended, call.refused.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' PROCEDURE ticket_desk_api.view_list(
  IN p_token VARBINARY(32)
)
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
  DECLARE v_actor BIGINT UNSIGNED;
  DECLARE v_role VARCHAR(16);
  DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
  DECLARE EXIT HANDLER FOR 1064 BEGIN ROLLBACK; CALL ticket_desk.triggers_read_again(); RESIGNAL; END;

  CALL ticket_desk.begin_session_call(p_token, NULL, v_actor, v_role);
  COMMIT;
  SELECT CAST(JSON_OBJECT('name', name, 'list', list, 'query', query) AS CHAR) AS doc
    FROM ticket_desk.saved_views FORCE INDEX (name)
   WHERE user_id = v_actor AND removed_at IS NULL
   ORDER BY name;
END
