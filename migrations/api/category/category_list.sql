-- Every category in the administrator's order, also retired ones, with those that the caller serves.
--
-- Answers: rows of model::Category. Errors: session.ended, call.refused.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' PROCEDURE ticket_desk_api.category_list(
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
  SELECT CAST(JSON_OBJECT(
      'id', c.id, 'name', c.name, 'default', c.is_default, 'retired', c.retired_at IS NOT NULL,
      'served', COALESCE(s.is_served, 0)) AS CHAR) AS doc
    FROM ticket_desk.categories c
    LEFT JOIN ticket_desk.responder_categories s ON s.user_id = v_actor AND s.category_id = c.id
   ORDER BY c.position, c.id;
END
