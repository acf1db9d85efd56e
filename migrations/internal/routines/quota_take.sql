-- Counts an action of a person towards what they may do of its kind within an hour. settings holds the limit as
-- `<procedure>_hourly`; a procedure without one is not counted. The hour begins with the first action; a refused action is not
-- counted, because nothing of it stays.
--
-- p_procedure: the public procedure. Errors: quota.hourly, followed by the seconds until the hour is over ('quota.hourly 1200').
CREATE DEFINER = 'ticket_desk_owner'@'localhost' PROCEDURE ticket_desk.quota_take(
  IN p_person BIGINT UNSIGNED,
  IN p_procedure VARCHAR(64) CHARACTER SET ascii COLLATE ascii_general_ci
)
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
  DECLARE v_now DATETIME(6) DEFAULT UTC_TIMESTAMP(6);
  DECLARE v_limit INT UNSIGNED;
  DECLARE v_used INT UNSIGNED;
  DECLARE v_start DATETIME(6);
  DECLARE v_refusal VARCHAR(64);

  SELECT CAST(value AS UNSIGNED) INTO v_limit FROM ticket_desk.settings WHERE name = CONCAT(p_procedure, '_hourly');
  IF v_limit IS NOT NULL THEN
    INSERT INTO ticket_desk.quotas (user_id, procedure_name, window_start, used) VALUES (p_person, p_procedure, v_now, 1)
      ON DUPLICATE KEY UPDATE
        used = IF(window_start < v_now - INTERVAL 1 HOUR, 1, used + 1),
        window_start = IF(window_start < v_now - INTERVAL 1 HOUR, v_now, window_start);
    SELECT used, window_start INTO v_used, v_start FROM ticket_desk.quotas WHERE user_id = p_person AND procedure_name = p_procedure;
    IF v_used > v_limit THEN
      SET v_refusal = CONCAT('quota.hourly ', GREATEST(1, TIMESTAMPDIFF(SECOND, v_now, v_start + INTERVAL 1 HOUR)));
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = v_refusal;
    END IF;
  END IF;
END
