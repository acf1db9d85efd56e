-- Everything that can happen to a ticket. A new action begins with a line here.
--
-- event_type         what it is called in history, alerts, logs and settings
-- from_status        where the ticket stands before; '' when there is none yet
-- to_status          where it stands afterwards
-- action             what the window offers to the actor (model::TicketAction); NULL for what nobody chooses
-- actor              who may do it: the ticket's requester; the responder who has it; any_responder: every active responder
--                    who has not declined it; administrator: whoever may write to the table, or a trigger
-- note               whether a note comes with it
-- alerts             who is alerted to it, unless they did it themselves
-- logs               whose line of ticket_responder_log it becomes: the actor's, or that of the responder who had the ticket
-- responder_becomes  who has the ticket afterwards
-- closing_becomes    how the ticket is closed afterwards
-- edits_text         1 when title and description may change with it
INSERT INTO ticket_desk.ticket_transitions
  (event_type, from_status, to_status, action, actor, note, alerts, logs, responder_becomes, closing_becomes, edits_text)
VALUES
  ('created', '', 'pending', NULL, 'requester', 'none', NULL, NULL, 'nobody', 'none', 1),
  ('edited', 'pending', 'pending', 'edit', 'requester', 'none', NULL, NULL, 'same', 'same', 1),
  ('edited', 'in process', 'in process', 'edit', 'requester', 'none', 'responder', NULL, 'same', 'same', 1),
  ('assigned', 'pending', 'in process', 'claim', 'any_responder', 'none', 'requester', 'actor', 'actor', 'same', 0),
  ('completed', 'in process', 'done', 'complete', 'responder', 'optional', 'requester', 'actor', 'same', 'completed', 0),
  ('declined', 'pending', 'pending', 'decline', 'any_responder', 'optional', NULL, 'actor', 'nobody', 'same', 0),
  ('declined', 'in process', 'pending', 'decline', 'responder', 'optional', 'requester', 'actor', 'nobody', 'same', 0),
  ('released', 'in process', 'pending', NULL, 'administrator', 'optional', 'requester', 'responder', 'nobody', 'same', 0),
  ('withdrawn', 'pending', 'done', 'withdraw', 'requester', 'optional', NULL, NULL, 'same', 'withdrawn', 0),
  ('withdrawn', 'in process', 'done', 'withdraw', 'requester', 'optional', 'responder', 'responder', 'same', 'withdrawn', 0);
