-- Refuses what no workstation tells about itself (model::Facts): unknown names, other types, too long texts. NULL tells nothing.
--
-- Errors: input.invalid, input.too_long, and those of require_text.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' PROCEDURE ticket_desk.require_facts(IN p_facts LONGTEXT)
NO SQL
SQL SECURITY DEFINER
require_facts: BEGIN
  DECLARE c_bytes VARCHAR(40) DEFAULT '\\A(0|[1-9][0-9]{0,15})\\z';

  IF p_facts IS NULL THEN
    LEAVE require_facts;
  END IF;
  IF CHAR_LENGTH(p_facts) > 4000 THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'input.too_long';
  END IF;
  -- Without its texts, because MySQL fails at what lies too deep.
  IF REGEXP_REPLACE(p_facts, '"(?:[^"\\\\]++|\\\\.)*+"', '') REGEXP '(?s)\\[|\\{.*\\{'
    OR NOT COALESCE(JSON_VALID(p_facts), FALSE) OR JSON_TYPE(p_facts) <> 'OBJECT'
    OR JSON_LENGTH(JSON_REMOVE(p_facts, '$.host', '$.system', '$.version', '$.freeDisk', '$.freeMemory', '$.network')) <> 0
    OR JSON_TYPE(JSON_EXTRACT(p_facts, '$.host')) <> 'STRING'
    OR JSON_TYPE(JSON_EXTRACT(p_facts, '$.system')) <> 'STRING'
    OR JSON_TYPE(JSON_EXTRACT(p_facts, '$.version')) <> 'STRING'
    OR JSON_EXTRACT(p_facts, '$.freeDisk') NOT REGEXP c_bytes
    OR JSON_EXTRACT(p_facts, '$.freeMemory') NOT REGEXP c_bytes
    OR JSON_EXTRACT(p_facts, '$.network') NOT REGEXP '(?-i)\\A"(none|ipv4|ipv6|both)"\\z'
  THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'input.invalid';
  END IF;
  IF JSON_CONTAINS_PATH(p_facts, 'one', '$.host') THEN
    CALL ticket_desk.require_text(JSON_UNQUOTE(JSON_EXTRACT(p_facts, '$.host')), 1, 1, 100);
  END IF;
  IF JSON_CONTAINS_PATH(p_facts, 'one', '$.system') THEN
    CALL ticket_desk.require_text(JSON_UNQUOTE(JSON_EXTRACT(p_facts, '$.system')), 1, 1, 100);
  END IF;
  IF JSON_CONTAINS_PATH(p_facts, 'one', '$.version') THEN
    CALL ticket_desk.require_text(JSON_UNQUOTE(JSON_EXTRACT(p_facts, '$.version')), 1, 1, 100);
  END IF;
END
