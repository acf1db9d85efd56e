-- Whether anything changed for the caller. Asked every few seconds by every workstation, therefore with a preamble of its own: it sets
-- back only what bends a read, and one statement finds session, role and sequence. Whoever is not found, and a session whose use has
-- to be noted, goes through begin_session_call, which says why or notes it.
--
-- p_seq: the sequence that the caller knows; while it is still true, unread is left out.
-- Answers: database::Polled. poolVersion: a number that grows with every change of the pool, for responders. now: the database's time,
-- by which workstations tell ages. Errors: session.ended, call.refused, database.refused.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' PROCEDURE ticket_desk_api.watch(
  IN p_token VARBINARY(32),
  IN p_seq BIGINT UNSIGNED
)
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
  DECLARE v_actor BIGINT UNSIGNED;
  DECLARE v_role VARCHAR(16);
  DECLARE v_seq BIGINT UNSIGNED;
  DECLARE v_unread INT UNSIGNED;
  DECLARE v_pool_version BIGINT UNSIGNED;
  DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
  DECLARE EXIT HANDLER FOR 1064 BEGIN ROLLBACK; CALL ticket_desk.triggers_read_again(); RESIGNAL; END;

  SET SESSION completion_type = 'NO_CHAIN';
  -- Also ends what SET TRANSACTION prepared for the next transaction only. None begins here: each read sees what is committed.
  ROLLBACK;
  SET SESSION timestamp = DEFAULT,
      SESSION autocommit = 1,
      SESSION sql_select_limit = 18446744073709551615,
      SESSION sql_big_selects = 1;
  SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED, READ WRITE;
  /*M!
  IF @@SESSION.max_statement_time <> @@GLOBAL.max_statement_time
    OR @@SESSION.max_session_mem_used <> @@GLOBAL.max_session_mem_used
  THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'call.refused';
  END IF;
  */
  /*W!
  IF @@SESSION.wsrep_dirty_reads = 1 THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'call.refused';
  END IF;
  SET SESSION wsrep_sync_wait = 1;
  */
  -- The feed knows what a poll needs of its person: most of what a question costs is its number of tables and conditions.
  SELECT f.user_id, f.seq, f.role INTO v_actor, v_seq, v_role
    FROM ticket_desk.sessions s
    JOIN ticket_desk.feeds f ON f.user_id = s.user_id
    LEFT JOIN ticket_desk.revoked_accounts r ON r.account = CONVERT(SUBSTRING_INDEX(USER(), '@', 1) USING ascii)
   WHERE s.token_hash = UNHEX(SHA2(p_token, 256)) AND s.fresh_until > UTC_TIMESTAMP(6)
     AND f.role IS NOT NULL AND r.account IS NULL;
  IF v_seq IS NULL THEN
    CALL ticket_desk.begin_session_call(p_token, NULL, v_actor, v_role);
    COMMIT;
    SELECT seq INTO v_seq FROM ticket_desk.feeds WHERE user_id = v_actor;
  END IF;
  IF v_role = 'responder' THEN
    SELECT SUM(version) INTO v_pool_version FROM ticket_desk.pool_versions;
  END IF;
  -- Whatever comes or is read moves the sequence.
  IF NOT (v_seq <=> p_seq) THEN
    SELECT COUNT(*) INTO v_unread
      FROM (SELECT 1 FROM ticket_desk.messages WHERE receiver_id = v_actor AND read_at IS NULL LIMIT 100) waiting;
  END IF;
  SELECT JSON_OBJECT(
      'seq', v_seq + 0, 'unread', v_unread + 0, 'poolVersion', v_pool_version + 0,
      'now', DATE_FORMAT(UTC_TIMESTAMP(6), '%Y-%m-%dT%H:%i:%s.%fZ')) AS doc;
END
