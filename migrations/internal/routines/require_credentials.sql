-- Refuses what cannot be a derived key and the parameters of its derivation.
--
-- The costs are those that every workstation agrees to (crates/database/src/key_derivation.rs): one outside of them would make an
-- account that is cheap to guess or that nobody can sign in to.
--
-- p_salt: 16 bytes. p_memory_kib, p_iterations, p_parallelism: of Argon2id. p_key: the 32 bytes that came of it.
-- Errors: input.invalid.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' PROCEDURE ticket_desk.require_credentials(
  IN p_salt VARBINARY(255),
  IN p_memory_kib BIGINT,
  IN p_iterations BIGINT,
  IN p_parallelism BIGINT,
  IN p_key VARBINARY(255)
)
NO SQL
SQL SECURITY DEFINER
BEGIN
  IF p_salt IS NULL OR LENGTH(p_salt) <> 16 OR p_key IS NULL OR LENGTH(p_key) <> 32
    OR p_memory_kib IS NULL OR p_memory_kib NOT BETWEEN 19456 AND 262144
    OR p_iterations IS NULL OR p_iterations NOT BETWEEN 2 AND 10
    OR p_parallelism IS NULL OR p_parallelism NOT BETWEEN 1 AND 4
  THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'input.invalid';
  END IF;
END
