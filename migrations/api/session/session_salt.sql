-- How a workstation derives the key of a name. The salt is made of the name alone, and the costs of a name that nobody has are
-- those of somebody: neither tells which names exist, and no change of a password shows.
--
-- p_username: any text. Answers: {scheme, salt (hexadecimal), memoryKib, iterations, parallelism}. Errors: call.refused.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' PROCEDURE ticket_desk_api.session_salt(
  IN p_username LONGTEXT
)
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
  DECLARE v_username VARCHAR(32) CHARACTER SET ascii COLLATE ascii_general_ci;
  DECLARE v_secret VARCHAR(255);
  DECLARE v_derived BINARY(16);
  DECLARE v_person BIGINT UNSIGNED;
  DECLARE v_salt BINARY(16);
  DECLARE v_scheme, v_memory_kib, v_iterations, v_parallelism INT UNSIGNED;
  DECLARE v_people, v_hash, v_size, v_lender BIGINT UNSIGNED;
  DECLARE v_like_scheme INT UNSIGNED DEFAULT 1;
  DECLARE v_like_memory_kib, v_like_iterations, v_like_parallelism INT UNSIGNED;
  DECLARE v_answer LONGTEXT;
  DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
  DECLARE EXIT HANDLER FOR 1064 BEGIN ROLLBACK; CALL ticket_desk.triggers_read_again(); RESIGNAL; END;

  CALL ticket_desk.begin_call();
  -- Compared as ASCII only, else accents and trailing spaces would tell a false salt from a true one.
  IF p_username COLLATE utf8mb4_bin REGEXP '\\A[a-z][a-z0-9._-]{2,31}\\z' THEN
    SET v_username = p_username;
  END IF;
  SELECT value INTO v_secret FROM ticket_desk.settings WHERE name = 'salt_secret';
  SET v_derived = UNHEX(LEFT(SHA2(CONCAT(v_secret, HEX(COALESCE(p_username, ''))), 256), 32));
  SELECT id INTO v_person FROM ticket_desk.users WHERE username = COALESCE(v_username, '');
  CALL ticket_desk.read_instead(v_person IS NULL);
  SELECT scheme, salt, memory_kib, iterations, parallelism INTO v_scheme, v_salt, v_memory_kib, v_iterations, v_parallelism
    FROM ticket_desk.credentials WHERE user_id = COALESCE(v_person, 0);
  CALL ticket_desk.read_instead(v_salt IS NULL);
  -- Somebody lends their costs, chosen by the name: the same one for as long as there are not twice as many people.
  SELECT CAST(memory.value AS UNSIGNED), CAST(iterations.value AS UNSIGNED), CAST(parallelism.value AS UNSIGNED)
    INTO v_like_memory_kib, v_like_iterations, v_like_parallelism
    FROM ticket_desk.settings memory
    JOIN ticket_desk.settings iterations ON iterations.name = 'kdf_iterations'
    JOIN ticket_desk.settings parallelism ON parallelism.name = 'kdf_parallelism'
   WHERE memory.name = 'kdf_memory_kib';
  SELECT COALESCE(MAX(user_id), 0) INTO v_people FROM ticket_desk.credentials;
  SET v_hash = CONV(LEFT(SHA2(CONCAT(v_secret, 'costs', HEX(COALESCE(p_username, ''))), 256), 8), 16, 10);
  SET v_size = 1 << CHAR_LENGTH(BIN(v_people));
  SET v_lender = v_hash & (v_size - 1);
  SET v_lender = IF(v_lender > v_people, v_hash & (v_size DIV 2 - 1), v_lender);
  SELECT scheme, memory_kib, iterations, parallelism
    INTO v_like_scheme, v_like_memory_kib, v_like_iterations, v_like_parallelism
    FROM ticket_desk.credentials WHERE user_id >= v_lender ORDER BY user_id LIMIT 1;
  SET v_answer = JSON_OBJECT(
    'scheme', COALESCE(v_scheme, v_like_scheme) + 0,
    'salt', LOWER(HEX(COALESCE(v_salt, v_derived))),
    'memoryKib', COALESCE(v_memory_kib, v_like_memory_kib) + 0,
    'iterations', COALESCE(v_iterations, v_like_iterations) + 0,
    'parallelism', COALESCE(v_parallelism, v_like_parallelism) + 0);
  COMMIT;
  SELECT v_answer AS doc;
END
