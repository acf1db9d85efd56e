-- Refuses a text that does not follow its rule; the rules are those of crates/model/src/text.rs.
--
-- p_lines: 1 for a single line, 0 where line breaks and tabs may stand. p_least, p_most: the length in characters.
-- Errors: input.required (also a text of which nothing is visible), input.too_short, input.too_long, input.deceptive (control
-- characters, bidi controls except isolates that are closed in their line, invisible characters that neither a language nor an
-- emoji needs), input.invalid (outer white space, which every workstation removes; what is no Unicode).
CREATE DEFINER = 'ticket_desk_owner'@'localhost' PROCEDURE ticket_desk.require_text(
  IN p_text LONGTEXT,
  IN p_lines TINYINT,
  IN p_least INT,
  IN p_most INT
)
NO SQL
SQL SECURITY DEFINER
require_text: BEGIN
  DECLARE v_length BIGINT DEFAULT CHAR_LENGTH(p_text);
  -- From the innermost; they lie in each other three deep at most.
  DECLARE c_isolate VARCHAR(80) DEFAULT '[\\x{2066}-\\x{2068}][^\\x{2066}-\\x{2069}\\n]*\\x{2069}';

  IF v_length IS NULL OR (v_length = 0 AND p_least > 0) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'input.required';
  END IF;
  IF v_length < p_least THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'input.too_short';
  END IF;
  IF v_length > p_most THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'input.too_long';
  END IF;
  -- Nearly every text is one of visible characters up to U+00FF, with spaces and line breaks inside: one look instead of seven.
  IF v_length = 0
    OR p_text REGEXP IF(p_lines = 1,
      '\\A[\\x{21}-\\x{7E}\\x{A1}-\\x{AC}\\x{AE}-\\x{FF}]([\\x{20}-\\x{7E}\\x{A1}-\\x{AC}\\x{AE}-\\x{FF}]*[\\x{21}-\\x{7E}\\x{A1}-\\x{AC}\\x{AE}-\\x{FF}])?\\z',
      '\\A[\\x{21}-\\x{7E}\\x{A1}-\\x{AC}\\x{AE}-\\x{FF}]([\\n\\x{20}-\\x{7E}\\x{A1}-\\x{AC}\\x{AE}-\\x{FF}]*[\\x{21}-\\x{7E}\\x{A1}-\\x{AC}\\x{AE}-\\x{FF}])?\\z')
  THEN
    LEAVE require_text;
  END IF;
  -- MariaDB takes half a surrogate pair for a character. Nobody else can read such a text, and REGEXP finds nothing in it.
  IF CAST(p_text AS BINARY) <> CAST(CONVERT(CONVERT(p_text USING utf16) USING utf8mb4) AS BINARY) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'input.invalid';
  END IF;
  IF p_text NOT REGEXP '[^\\s\\x{2800}\\x{16FE4}\\x{1D159}\\x{AD}\\x{34F}\\x{61C}\\x{115F}\\x{1160}\\x{17B4}\\x{17B5}\\x{180B}-\\x{180F}\\x{200B}-\\x{200F}\\x{202A}-\\x{202E}\\x{2060}-\\x{206F}\\x{3164}\\x{FE00}-\\x{FE0F}\\x{FEFF}\\x{FFA0}\\x{FFF0}-\\x{FFF8}\\x{1BCA0}-\\x{1BCA3}\\x{1D173}-\\x{1D17A}\\x{E0000}-\\x{E0FFF}]' THEN
    IF p_least > 0 THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'input.required';
    END IF;
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'input.invalid';
  END IF;
  -- The tags that spell the flag of a country's part, such as England, are left out first.
  IF REGEXP_REPLACE(p_text, '\\x{1F3F4}[\\x{E0030}-\\x{E0039}\\x{E0061}-\\x{E007A}]{3,6}\\x{E007F}', '')
      REGEXP '[\\x{00}-\\x{08}\\x{0B}-\\x{1F}\\x{7F}-\\x{9F}\\x{AD}\\x{34F}\\x{115F}\\x{1160}\\x{17B4}\\x{17B5}\\x{180E}\\x{200B}\\x{2028}-\\x{202E}\\x{2060}-\\x{2065}\\x{206A}-\\x{206F}\\x{3164}\\x{FEFF}\\x{FFA0}\\x{FFF0}-\\x{FFFB}\\x{1BCA0}-\\x{1BCA3}\\x{1D173}-\\x{1D17A}\\x{E0000}-\\x{E00FF}\\x{E01F0}-\\x{E0FFF}]'
    OR (p_text REGEXP '[\\x{2066}-\\x{2069}]'
      AND REGEXP_REPLACE(REGEXP_REPLACE(REGEXP_REPLACE(p_text, c_isolate, ''), c_isolate, ''), c_isolate, '')
        REGEXP '[\\x{2066}-\\x{2069}]')
    OR (p_lines = 1 AND p_text REGEXP '[\\x{09}\\x{0A}]')
  THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'input.deceptive';
  END IF;
  -- The first line of several keeps its indent.
  IF p_text REGEXP IF(p_lines = 1, '\\A\\s|\\s\\z', '\\A\\s*\\n|\\s\\z') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'input.invalid';
  END IF;
END
