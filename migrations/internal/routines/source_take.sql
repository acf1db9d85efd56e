-- Locks the row in which the calling workstation account's tries of the running hour are counted, and begins a new hour
-- when the old one is over.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' PROCEDURE ticket_desk.source_take()
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
  DECLARE v_now DATETIME(6) DEFAULT UTC_TIMESTAMP(6);
  DECLARE v_source VARCHAR(128) DEFAULT SUBSTRING_INDEX(USER(), '@', 1);

  INSERT INTO ticket_desk.sign_in_sources (source, window_start) VALUES (v_source, v_now)
    ON DUPLICATE KEY UPDATE source = VALUES(source);
  UPDATE ticket_desk.sign_in_sources SET window_start = v_now, failures = 0, sign_ups = 0
   WHERE source = v_source AND window_start < v_now - INTERVAL 1 HOUR;
END
