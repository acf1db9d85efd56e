-- Locks everything that a responder's leaving changes, in the order of all locks: the tickets in process by ascending id, then the
-- feeds of their requesters and of the responder, which move on. Whoever writes in one of these tickets holds its row first.
--
-- The tickets are locked by their primary key: a lock that comes by the index of a responder's work meets a writer who has the
-- row and changes that index.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' PROCEDURE ticket_desk.work_lock(IN p_responder BIGINT UNSIGNED)
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
  DECLARE v_number BIGINT UNSIGNED;
  DECLARE v_end BOOLEAN DEFAULT FALSE;
  DECLARE c_tickets CURSOR FOR
    SELECT id FROM ticket_desk.tickets WHERE responder_id = p_responder AND status = 'in process' ORDER BY id;
  DECLARE c_people CURSOR FOR
    SELECT user_id AS person FROM ticket_desk.tickets WHERE responder_id = p_responder AND status = 'in process'
    UNION
    SELECT p_responder
     ORDER BY person;
  DECLARE CONTINUE HANDLER FOR NOT FOUND SET v_end = TRUE;

  OPEN c_tickets;
  lock_tickets: LOOP
    FETCH c_tickets INTO v_number;
    IF v_end THEN
      LEAVE lock_tickets;
    END IF;
    SELECT id INTO v_number FROM ticket_desk.tickets WHERE id = v_number FOR UPDATE;
  END LOOP;
  CLOSE c_tickets;
  SET v_end = FALSE;
  OPEN c_people;
  move_on: LOOP
    FETCH c_people INTO v_number;
    IF v_end THEN
      LEAVE move_on;
    END IF;
    UPDATE ticket_desk.feeds SET seq = seq + 1 WHERE user_id = v_number;
  END LOOP;
  CLOSE c_people;
END
