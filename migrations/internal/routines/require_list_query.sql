-- Refuses what is no query of a list (model::ListQuery): unknown words, other types, too much of them. NULL is one that asks for nothing.
--
-- p_list: the list, which says by what it can be sorted and filtered: see ticket_list, or 'search'.
-- Errors: input.invalid, input.too_long.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' PROCEDURE ticket_desk.require_list_query(IN p_query LONGTEXT, IN p_list VARCHAR(16))
NO SQL
SQL SECURITY DEFINER
require_query: BEGIN
  DECLARE c_number VARCHAR(40) DEFAULT '\\A[1-9][0-9]{0,15}\\z';
  DECLARE c_days VARCHAR(40) DEFAULT '\\A[1-9][0-9]{0,3}\\z';
  DECLARE v_statuses VARCHAR(80) DEFAULT IF(p_list = 'log', 'assigned|completed|declined|released|withdrawn', 'pending|in process|completed|withdrawn');
  DECLARE v_sorts VARCHAR(40) DEFAULT CASE
    WHEN p_list = 'log' THEN 'changed'
    WHEN p_list = 'search' THEN 'changed|best'
    WHEN p_list IN ('work', 'open') THEN 'due|newest|changed|turn'
    ELSE 'due|newest|changed' END;

  IF p_query IS NULL THEN
    LEAVE require_query;
  END IF;
  IF CHAR_LENGTH(p_query) > 2000 THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'input.too_long';
  END IF;
  -- Without its texts, because MySQL fails at what lies too deep.
  IF REGEXP_REPLACE(p_query, '"(?:[^"\\\\]++|\\\\.)*+"', '') REGEXP '(?s)\\[\\s*\\[|\\{.*\\{'
    OR NOT COALESCE(JSON_VALID(p_query), FALSE) OR JSON_TYPE(p_query) <> 'OBJECT'
    OR JSON_LENGTH(JSON_REMOVE(p_query, '$.status', '$.priority', '$.category', '$.requester', '$.organisation',
      '$.responder', '$.turn', '$.overdue', '$.newerThan', '$.olderThan', '$.sort')) <> 0
    OR JSON_EXTRACT(p_query, '$.status')
      NOT REGEXP CONCAT('(?-i)\\A\\["(', v_statuses, ')"(, ?"(', v_statuses, ')"){0,4}\\]\\z')
    OR JSON_EXTRACT(p_query, '$.priority')
      NOT REGEXP '(?-i)\\A\\["(low|normal|high|urgent)"(, ?"(low|normal|high|urgent)"){0,3}\\]\\z'
    OR JSON_EXTRACT(p_query, '$.category') NOT REGEXP '\\A\\[[1-9][0-9]{0,8}(, ?[1-9][0-9]{0,8}){0,99}\\]\\z'
    OR JSON_EXTRACT(p_query, '$.requester') NOT REGEXP c_number
    OR JSON_EXTRACT(p_query, '$.responder') NOT REGEXP c_number
    OR JSON_EXTRACT(p_query, '$.turn') NOT REGEXP '(?-i)\\A"(requester|responder)"\\z'
    OR JSON_TYPE(JSON_EXTRACT(p_query, '$.organisation')) <> 'STRING'
    OR CHAR_LENGTH(JSON_UNQUOTE(JSON_EXTRACT(p_query, '$.organisation'))) > 100
    OR JSON_EXTRACT(p_query, '$.overdue') NOT REGEXP '(?-i)\\Atrue\\z'
    OR JSON_EXTRACT(p_query, '$.newerThan') NOT REGEXP c_days
    OR JSON_EXTRACT(p_query, '$.olderThan') NOT REGEXP c_days
    -- Those of the log may be another's by now.
    OR (p_list = 'log' AND JSON_CONTAINS_PATH(p_query, 'one', '$.responder', '$.turn', '$.overdue'))
    OR JSON_EXTRACT(p_query, '$.sort') NOT REGEXP CONCAT('(?-i)\\A"(', v_sorts, ')"\\z')
  THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'input.invalid';
  END IF;
END
