-- Refuses a file's name or media type that is malformed, or that the settings do not take. Both come from the uploader's workstation and
-- nobody looks into the content, so attachment_allowed and attachment_refused guide people; they stop no client of somebody's own.
--
-- Each setting is a list with commas: media types ('image/png'), whole kinds ('image/*'), endings of names ('.exe'). An empty list of
-- what is allowed allows everything.
-- Errors: input.* (a name is one line of at most 255 bytes without the separators of paths), attachment.refused.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' PROCEDURE ticket_desk.require_file(
  IN p_name LONGTEXT,
  IN p_media_type LONGTEXT
)
READS SQL DATA
SQL SECURITY DEFINER
BEGIN
  DECLARE v_allowed VARCHAR(255);
  DECLARE v_refused VARCHAR(255);
  DECLARE v_type LONGTEXT DEFAULT LOWER(p_media_type);
  DECLARE v_kind LONGTEXT DEFAULT CONCAT(SUBSTRING_INDEX(v_type, '/', 1), '/*');
  DECLARE v_ending LONGTEXT DEFAULT CONCAT('.', LOWER(SUBSTRING_INDEX(p_name, '.', -1)));

  CALL ticket_desk.require_text(p_name, 1, 1, 255);
  IF LENGTH(p_name) > 255 THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'input.too_long';
  END IF;
  IF p_name REGEXP '[/\\\\]' OR p_name IN ('.', '..')
    OR p_media_type IS NULL OR CHAR_LENGTH(p_media_type) > 100 OR p_media_type NOT REGEXP '\\A[a-zA-Z0-9][a-zA-Z0-9.+-]*/[a-zA-Z0-9][a-zA-Z0-9.+-]*\\z'
  THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'input.invalid';
  END IF;
  SELECT value INTO v_allowed FROM ticket_desk.settings WHERE name = 'attachment_allowed';
  SELECT value INTO v_refused FROM ticket_desk.settings WHERE name = 'attachment_refused';
  IF FIND_IN_SET(v_type, v_refused) OR FIND_IN_SET(v_kind, v_refused) OR FIND_IN_SET(v_ending, v_refused)
    OR NOT (v_allowed = '' OR FIND_IN_SET(v_type, v_allowed) OR FIND_IN_SET(v_kind, v_allowed) OR FIND_IN_SET(v_ending, v_allowed))
  THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'attachment.refused';
  END IF;
END
