-- Locks the row in which the calling workstation account's tries are counted, forgets one failure for every 36 seconds that
-- went by, and begins a new hour of sign-ups when the old one is over.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' PROCEDURE ticket_desk.source_take()
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
  DECLARE v_now DATETIME(6) DEFAULT UTC_TIMESTAMP(6);
  DECLARE v_source VARCHAR(128) DEFAULT SUBSTRING_INDEX(USER(), '@', 1);

  INSERT INTO ticket_desk.sign_in_sources (source, window_start, failures_at) VALUES (v_source, v_now, v_now)
    ON DUPLICATE KEY UPDATE source = VALUES(source);
  UPDATE ticket_desk.sign_in_sources
     SET failures = GREATEST(0, CAST(failures AS SIGNED) - TIMESTAMPDIFF(SECOND, failures_at, v_now) DIV 36),
         failures_at = failures_at + INTERVAL (TIMESTAMPDIFF(SECOND, failures_at, v_now) DIV 36) * 36 SECOND
   WHERE source = v_source AND failures_at <= v_now - INTERVAL 36 SECOND;
  UPDATE ticket_desk.sign_in_sources SET window_start = v_now, sign_ups = 0
   WHERE source = v_source AND window_start < v_now - INTERVAL 1 HOUR;
END
