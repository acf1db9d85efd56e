-- A ticket is found by the name of the computer that it came from: what searches read of it grows in the statement that adds the facts.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' TRIGGER ticket_desk.ticket_facts_after_insert
AFTER INSERT ON ticket_desk.ticket_facts FOR EACH ROW
BEGIN
  DECLARE v_folded LONGTEXT;
  DECLARE v_1, v_2, v_3, v_4, v_5, v_6, v_7, v_8 BIGINT UNSIGNED;

  IF NEW.host IS NOT NULL THEN
    CALL ticket_desk.fold_text(NEW.host, v_folded);
    CALL ticket_desk.text_grams(v_folded, v_1, v_2, v_3, v_4, v_5, v_6, v_7, v_8);
    UPDATE ticket_desk.ticket_signatures
       SET grams_1 = grams_1 | v_1, grams_2 = grams_2 | v_2, grams_3 = grams_3 | v_3, grams_4 = grams_4 | v_4,
           grams_5 = grams_5 | v_5, grams_6 = grams_6 | v_6, grams_7 = grams_7 | v_7, grams_8 = grams_8 | v_8
     WHERE ticket_id = NEW.ticket_id;
  END IF;
END
