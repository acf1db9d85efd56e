-- Gives a text the spelling in which it is sought: one apostrophe, one hyphen, ss for the sharp s. Case and accents are the
-- collation's. users.name_words and the texts that ticket_search compares are spelt the same way; model::fold does it for the window.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' PROCEDURE ticket_desk.fold_text(
  IN p_text LONGTEXT,
  OUT p_folded LONGTEXT
)
NO SQL
SQL SECURITY DEFINER
BEGIN
  SET p_folded = REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(p_text, '’', ''''), '‘', ''''), 'ʼ', ''''), '´', ''''), '`', ''''), 'ß', 'ss'), 'ẞ', 'SS'), '‐', '-'), '‑', '-'), '–', '-');
END
