-- Creates a ticket; it waits in the pool.
--
-- p_priority: low, normal, high or urgent; NULL for normal. p_category: NULL for the default. p_facts: what the workstation tells about
-- itself, model::Facts as JSON; NULL for nothing.
-- Answers: model::Ticket. Errors: category.not_found, role.refused, session.ended, request.reused, quota.hourly, input.*, call.refused.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' PROCEDURE ticket_desk_api.ticket_create(
  IN p_token VARBINARY(32),
  IN p_request BINARY(16),
  IN p_title LONGTEXT,
  IN p_description LONGTEXT,
  IN p_priority LONGTEXT,
  IN p_category BIGINT UNSIGNED,
  IN p_facts LONGTEXT
)
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
  DECLARE v_actor BIGINT UNSIGNED;
  DECLARE v_role VARCHAR(16);
  DECLARE v_subject BIGINT UNSIGNED;
  DECLARE v_answer LONGTEXT;
  DECLARE v_priority LONGTEXT DEFAULT COALESCE(p_priority, 'normal');
  DECLARE v_category BIGINT UNSIGNED DEFAULT p_category;
  DECLARE v_now DATETIME(6);
  DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
  DECLARE EXIT HANDLER FOR 1064 BEGIN ROLLBACK; CALL ticket_desk.triggers_read_again(); RESIGNAL; END;

  CALL ticket_desk.begin_request_call(p_token, 'employee', p_request, 'ticket_create', v_actor, v_role, v_subject);
  IF v_subject IS NULL THEN
    CALL ticket_desk.require_text(p_title, 1, 1, 200);
    CALL ticket_desk.require_text(p_description, 0, 1, 10000);
    CALL ticket_desk.require_priority(v_priority);
    CALL ticket_desk.require_facts(p_facts);
    IF v_category IS NULL THEN
      SELECT id INTO v_category FROM ticket_desk.categories WHERE is_default = 1;
    END IF;
    CALL ticket_desk.require_category(v_category);
    SET v_now = UTC_TIMESTAMP(6);
    INSERT INTO ticket_desk.tickets
      (user_id, title, description, priority, respond_by, category_id, closing_note, created_at, updated_at, last_actor_user_id, last_event_type, last_note)
    VALUES
      (v_actor, p_title, p_description, v_priority, v_now, v_category, '', v_now, v_now, v_actor, 'created', '');
    SET v_subject = LAST_INSERT_ID();
    IF JSON_LENGTH(p_facts) > 0 THEN
      INSERT INTO ticket_desk.ticket_facts (ticket_id, host, system_name, version, free_disk, free_memory, network)
      VALUES (v_subject,
        JSON_UNQUOTE(JSON_EXTRACT(p_facts, '$.host')), JSON_UNQUOTE(JSON_EXTRACT(p_facts, '$.system')),
        JSON_UNQUOTE(JSON_EXTRACT(p_facts, '$.version')), JSON_EXTRACT(p_facts, '$.freeDisk'),
        JSON_EXTRACT(p_facts, '$.freeMemory'), JSON_UNQUOTE(JSON_EXTRACT(p_facts, '$.network')));
    END IF;
    CALL ticket_desk.request_done(v_actor, p_request, v_subject, NULL);
  END IF;
  CALL ticket_desk.ticket_doc(v_subject, v_actor, v_answer);
  COMMIT;
  SELECT v_answer AS doc;
END
