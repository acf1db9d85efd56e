-- Figures beside tickets and lists, as JSON (model::Figures).
--
-- p_category: the category whose tickets are meant, or NULL.
-- Answers: usualMinutes: the median time from creation to completion of the category's tickets that were completed last, at most 200 and
-- within 90 days; null when there are fewer than ten. waitingSince: for responders, when the oldest of the pool that they serve and have not
-- declined was created; null when none of the 200 oldest is such a one.
-- Errors: session.ended, call.refused.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' PROCEDURE ticket_desk_api.ticket_figures(
  IN p_token VARBINARY(32),
  IN p_category BIGINT UNSIGNED
)
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
  DECLARE v_actor BIGINT UNSIGNED;
  DECLARE v_role VARCHAR(16);
  DECLARE v_now DATETIME(6);
  DECLARE v_serves_all BOOLEAN;
  DECLARE v_minutes BIGINT;
  DECLARE v_since DATETIME(6);
  DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
  DECLARE EXIT HANDLER FOR 1064 BEGIN ROLLBACK; CALL ticket_desk.triggers_read_again(); RESIGNAL; END;

  CALL ticket_desk.begin_session_call(p_token, NULL, v_actor, v_role);
  SET v_now = UTC_TIMESTAMP(6);
  SELECT MAX(IF(place = (cases + 1) DIV 2 AND cases >= 10, minutes, NULL)) INTO v_minutes
    FROM (SELECT minutes, ROW_NUMBER() OVER (ORDER BY minutes) AS place, COUNT(*) OVER () AS cases
            FROM (SELECT GREATEST(1, TIMESTAMPDIFF(MINUTE, created_at, completed_at)) AS minutes
                    FROM ticket_desk.tickets FORCE INDEX (durations)
                   WHERE category_id = p_category AND completed_at > v_now - INTERVAL 90 DAY
                   ORDER BY completed_at DESC
                   LIMIT 200) newest) numbered;
  IF v_role = 'responder' THEN
    SET v_serves_all = NOT EXISTS (SELECT 1 FROM ticket_desk.responder_categories s
                                     JOIN ticket_desk.categories c ON c.id = s.category_id AND c.retired_at IS NULL
                                    WHERE s.user_id = v_actor AND s.is_served = 1);
    SELECT MIN(t.created_at) INTO v_since
      FROM (SELECT id FROM ticket_desk.tickets FORCE INDEX (pool_newest) WHERE status = 'pending' ORDER BY id LIMIT 200) page
      STRAIGHT_JOIN ticket_desk.tickets t ON t.id = page.id
      STRAIGHT_JOIN ticket_desk.categories c ON c.id = t.category_id
     WHERE (v_serves_all OR c.retired_at IS NOT NULL
         OR COALESCE((SELECT s.is_served FROM ticket_desk.responder_categories s
                       WHERE s.user_id = v_actor AND s.category_id = t.category_id), 0) = 1)
       AND COALESCE((SELECT l.status FROM ticket_desk.ticket_responder_log l
                      WHERE l.ticket_id = t.id AND l.responder_id = v_actor), '') <> 'declined';
  END IF;
  COMMIT;
  SELECT CAST(JSON_OBJECT(
      'usualMinutes', v_minutes + 0, 'waitingSince', DATE_FORMAT(v_since, '%Y-%m-%dT%H:%i:%s.%fZ')) AS CHAR) AS doc;
END
