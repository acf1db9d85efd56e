-- How a workstation derives the key of a name. A name that does not exist gets a salt as well, always the same one, so that
-- nobody learns which names exist.
--
-- p_username: any text. Answers: {scheme, salt (hexadecimal), memoryKib, iterations, parallelism}. Errors: call.refused.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' PROCEDURE ticket_desk_api.session_salt(
  IN p_username LONGTEXT
)
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
  DECLARE v_username VARCHAR(32) CHARACTER SET ascii COLLATE ascii_general_ci;
  DECLARE v_answer LONGTEXT;
  DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
  DECLARE EXIT HANDLER FOR 1064 BEGIN ROLLBACK; CALL ticket_desk.triggers_read_again(); RESIGNAL; END;

  CALL ticket_desk.begin_call();
  -- Compared as ASCII only, else accents and trailing spaces would tell a false salt from a true one.
  IF p_username COLLATE utf8mb4_bin REGEXP '\\A[a-z][a-z0-9._-]{2,31}\\z' THEN
    SET v_username = p_username;
  END IF;
  SELECT JSON_OBJECT(
      'scheme', COALESCE(c.scheme, 1),
      'salt', COALESCE(
        LOWER(HEX(c.salt)), LEFT(SHA2(CONCAT(secret.value, HEX(COALESCE(p_username, ''))), 256), 32)),
      'memoryKib', COALESCE(c.memory_kib, CAST(memory.value AS UNSIGNED)),
      'iterations', COALESCE(c.iterations, CAST(iterations.value AS UNSIGNED)),
      'parallelism', COALESCE(c.parallelism, CAST(parallelism.value AS UNSIGNED)))
    INTO v_answer
    FROM ticket_desk.settings secret
    JOIN ticket_desk.settings memory ON memory.name = 'kdf_memory_kib'
    JOIN ticket_desk.settings iterations ON iterations.name = 'kdf_iterations'
    JOIN ticket_desk.settings parallelism ON parallelism.name = 'kdf_parallelism'
    LEFT JOIN ticket_desk.users u ON u.username = COALESCE(v_username, '')
    LEFT JOIN ticket_desk.credentials c ON c.user_id = COALESCE(u.id, 0)
   WHERE secret.name = 'salt_secret';
  COMMIT;
  SELECT v_answer AS doc;
END
