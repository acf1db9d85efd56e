-- Every category in the administrator's order, as a JSON array of model::Category. p_actor: who asks.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' PROCEDURE ticket_desk.category_docs(
  IN p_actor BIGINT UNSIGNED,
  OUT p_docs LONGTEXT
)
READS SQL DATA
SQL SECURITY DEFINER
BEGIN
  SELECT CONCAT('[', GROUP_CONCAT(JSON_OBJECT(
      'id', c.id, 'name', c.name, 'default', c.is_default, 'retired', c.retired_at IS NOT NULL,
      'served', COALESCE(s.is_served, 0)) ORDER BY c.position, c.id), ']')
    INTO p_docs
    FROM ticket_desk.categories c
    LEFT JOIN ticket_desk.responder_categories s ON s.user_id = p_actor AND s.category_id = c.id;
END
