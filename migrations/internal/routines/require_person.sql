-- Refuses what cannot be a person's profile; the rules are those of crates/model/src/text.rs and phone/mod.rs.
--
-- p_phone: E.164, or NULL for somebody without a telephone. p_phone_extension: up to seven digits, or NULL.
-- Errors: input.required, input.too_short, input.too_long, input.deceptive, input.invalid.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' PROCEDURE ticket_desk.require_person(
  IN p_name LONGTEXT,
  IN p_email LONGTEXT,
  IN p_phone LONGTEXT,
  IN p_phone_extension LONGTEXT,
  IN p_profession LONGTEXT,
  IN p_organisation LONGTEXT,
  IN p_address LONGTEXT
)
NO SQL
SQL SECURITY DEFINER
BEGIN
  CALL ticket_desk.require_text(p_name, 1, 1, 100);
  CALL ticket_desk.require_text(p_email, 1, 3, 254);
  IF p_email NOT REGEXP '\\A[^@\\s<>",;\\x{61C}\\x{180B}-\\x{180F}\\x{200C}-\\x{200F}\\x{FE00}-\\x{FE0F}\\x{E0000}-\\x{E0FFF}]{1,64}@(?!-)[\\p{L}\\p{M}\\p{N}-]+(?<!-)(\\.(?!-)[\\p{L}\\p{M}\\p{N}-]+(?<!-))+\\z' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'input.invalid';
  END IF;
  IF p_phone IS NOT NULL THEN
    CALL ticket_desk.require_text(p_phone, 1, 1, 16);
    IF p_phone NOT REGEXP '\\A\\+[1-9][0-9]{4,14}\\z' THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'input.invalid';
    END IF;
  END IF;
  IF p_phone_extension IS NOT NULL THEN
    CALL ticket_desk.require_text(p_phone_extension, 1, 1, 7);
    IF p_phone IS NULL OR p_phone_extension NOT REGEXP '\\A[0-9]{1,7}\\z' THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'input.invalid';
    END IF;
  END IF;
  CALL ticket_desk.require_text(p_profession, 1, 0, 100);
  CALL ticket_desk.require_text(p_organisation, 1, 0, 100);
  CALL ticket_desk.require_text(p_address, 0, 0, 300);
END
