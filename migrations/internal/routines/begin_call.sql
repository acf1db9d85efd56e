-- The preamble of every public procedure: nothing that the calling session prepared may bend what follows.
--
-- Ends whatever was open, sets back every session variable that could forge times, skip checks or cut answers, refuses the
-- sessions that cannot be repaired, and begins a transaction of READ COMMITTED.
-- Errors: call.refused, database.refused (the workstation's account was revoked).
CREATE DEFINER = 'ticket_desk_owner'@'localhost' PROCEDURE ticket_desk.begin_call()
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
  SET SESSION completion_type = 'NO_CHAIN';
  ROLLBACK;
  -- A chosen insert_id exhausts a table's numbers for everybody; setting it back to 0 would insert the id 0 on MySQL.
  -- (A chosen 0 looks like none here; triggers refuse what gets it.)
  IF @@SESSION.insert_id <> 0 THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'call.refused';
  END IF;
  -- A limit of time or memory would stop a procedure half-way with its locks held; see also require_plain_call.
  /*M!
  IF @@SESSION.max_statement_time <> @@GLOBAL.max_statement_time
    OR @@SESSION.max_session_mem_used <> @@GLOBAL.max_session_mem_used
  THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'call.refused';
  END IF;
  SET SESSION check_constraint_checks = 1,
      SESSION max_error_count = 64,
      SESSION old_mode = DEFAULT;
  */
  SET SESSION timestamp = DEFAULT,
      SESSION autocommit = 1,
      SESSION foreign_key_checks = 1,
      SESSION unique_checks = 1,
      SESSION time_zone = '+00:00',
      SESSION sql_safe_updates = 0,
      SESSION sql_auto_is_null = 0,
      SESSION sql_big_selects = 1,
      SESSION sql_select_limit = 18446744073709551615,
      SESSION group_concat_max_len = 1048576,
      SESSION max_sort_length = 1024,
      SESSION auto_increment_increment = DEFAULT,
      SESSION auto_increment_offset = DEFAULT,
      SESSION innodb_lock_wait_timeout = 10,
      SESSION lock_wait_timeout = 10;
  -- Nodes of a Galera cluster: nobody reads what a node without majority still holds, and everybody sees what they did through
  -- another node.
  /*W!
  IF @@SESSION.wsrep_dirty_reads = 1 THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'call.refused';
  END IF;
  SET SESSION wsrep_sync_wait = 1;
  */
  SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED, READ WRITE;
  -- READ WRITE by the line above. Said here, a server that takes no changes would refuse reads as well.
  START TRANSACTION;
  IF EXISTS (SELECT 1 FROM ticket_desk.revoked_accounts
              WHERE account = CONVERT(SUBSTRING_INDEX(USER(), '@', 1) USING ascii))
  THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'database.refused';
  END IF;
END
