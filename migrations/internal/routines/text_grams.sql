-- Tells which three letters follow each other in a text, as 512 bits: one for each three, by a checksum of their weights in the
-- collation. So case and accents do not count, and what stands in the middle of a word is there too. Three with a space among them
-- are left out: a text's bits hold those of each of its words. See ticket_signatures.
--
-- p_text: as fold_text spells it. p_1 to p_8: the bits.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' PROCEDURE ticket_desk.text_grams(
  IN p_text LONGTEXT,
  OUT p_1 BIGINT UNSIGNED,
  OUT p_2 BIGINT UNSIGNED,
  OUT p_3 BIGINT UNSIGNED,
  OUT p_4 BIGINT UNSIGNED,
  OUT p_5 BIGINT UNSIGNED,
  OUT p_6 BIGINT UNSIGNED,
  OUT p_7 BIGINT UNSIGNED,
  OUT p_8 BIGINT UNSIGNED
)
NO SQL
SQL SECURITY DEFINER
BEGIN
  -- Two bytes for each weight. A space is X'020A'.
  DECLARE v_weights LONGBLOB DEFAULT
    WEIGHT_STRING(REPLACE(REPLACE(p_text, '\n', ' '), '\t', ' ') COLLATE utf8mb4_unicode_520_ci);

  -- A number that is shifted too far, to either side, is 0. The limit has the checksums computed once each.
  SELECT BIT_OR(1 << bit), BIT_OR(1 << (bit - 64)), BIT_OR(1 << (bit - 128)), BIT_OR(1 << (bit - 192)),
         BIT_OR(1 << (bit - 256)), BIT_OR(1 << (bit - 320)), BIT_OR(1 << (bit - 384)), BIT_OR(1 << (bit - 448))
    INTO p_1, p_2, p_3, p_4, p_5, p_6, p_7, p_8
    FROM (SELECT CAST(CRC32(SUBSTRING(v_weights, 2 * place - 1, 6)) & 511 AS SIGNED) AS bit
            FROM JSON_TABLE(CONCAT('[', REPEAT('0,', GREATEST(0, LENGTH(v_weights) DIV 2 - 3)), '0]'), '$[*]'
                   COLUMNS (place FOR ORDINALITY)) places
           WHERE LENGTH(SUBSTRING(v_weights, 2 * place - 1, 6)) = 6
             AND LOCATE(X'020A', SUBSTRING(v_weights, 2 * place - 1, 6)) = 0
           LIMIT 1000000) threes;
END
