-- Removes a view of the caller's. Saving it again brings it back. Without one of this name nothing changes.
--
-- Answers: rows of model::SavedView, those that are left. Errors: input.… (see require_text), quota.hourly, session.ended, request.reused,
-- call.refused.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' PROCEDURE ticket_desk_api.view_remove(
  IN p_token VARBINARY(32),
  IN p_request BINARY(16),
  IN p_name LONGTEXT
)
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
  DECLARE v_actor BIGINT UNSIGNED;
  DECLARE v_role VARCHAR(16);
  DECLARE v_subject BIGINT UNSIGNED;
  DECLARE v_name VARCHAR(60);
  DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
  DECLARE EXIT HANDLER FOR 1064 BEGIN ROLLBACK; CALL ticket_desk.triggers_read_again(); RESIGNAL; END;

  CALL ticket_desk.begin_request_call(p_token, NULL, p_request, 'view_remove', v_actor, v_role, v_subject);
  IF v_subject IS NULL THEN
    CALL ticket_desk.require_text(p_name, 1, 1, 60);
    SET v_name = p_name;
    UPDATE ticket_desk.saved_views SET removed_at = UTC_TIMESTAMP(6)
     WHERE user_id = v_actor AND name = v_name AND removed_at IS NULL;
    CALL ticket_desk.request_done(v_actor, p_request, v_actor, NULL);
  END IF;
  COMMIT;
  SELECT CAST(JSON_OBJECT('name', name, 'list', list, 'query', query) AS CHAR) AS doc
    FROM ticket_desk.saved_views FORCE INDEX (name)
   WHERE user_id = v_actor AND removed_at IS NULL
   ORDER BY name;
END
