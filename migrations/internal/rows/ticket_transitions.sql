-- Everything that can happen to a ticket. A new action begins with a line here.
--
-- event_type         what it is called in history, alerts, logs and settings
-- from_status        where the ticket stands before; '' when there is none yet
-- to_status          where it stands afterwards
-- action             what the window offers to the actor (model::TicketAction); NULL for what nobody chooses
-- actor              who may do it: the ticket's requester; the responder who has it; either of these two; any_responder: every active responder
--                    who has not declined it; responder_or_administrator: the responder who has it, whoever may write to the table, or a trigger
-- note               whether a note comes with it
-- alerts             who is alerted to it, unless they did it themselves; other: of requester and responder who did not do it
-- logs               whose line of ticket_responder_log it becomes: the actor's, or that of the responder who had the ticket
-- responder_becomes  who has the ticket afterwards
-- closing_becomes    how the ticket is closed afterwards
-- turn_becomes       for whom the ticket waits afterwards: a responder (whoever has it, or any), or nobody. Messages change it too, see
--                    messages_after_insert
-- edits              what of the ticket's own fields may change with it; text is title and description. attachment: nothing, but the event
--                    tells of a file that the same statement completed
INSERT INTO ticket_desk.ticket_transitions
  (event_type, from_status, to_status, action, actor, note, alerts, logs, responder_becomes, closing_becomes, turn_becomes, edits)
VALUES
  ('created', '', 'pending', NULL, 'requester', 'none', NULL, NULL, 'nobody', 'none', 'responder', 'text'),
  ('edited', 'pending', 'pending', 'edit', 'requester', 'none', NULL, NULL, 'same', 'same', 'same', 'text'),
  ('edited', 'in process', 'in process', 'edit', 'requester', 'none', 'responder', NULL, 'same', 'same', 'responder', 'text'),
  ('prioritized', 'pending', 'pending', 'prioritize', 'requester', 'optional', NULL, NULL, 'same', 'same', 'same', 'priority'),
  ('prioritized', 'in process', 'in process', 'prioritize', 'either', 'optional', 'other', NULL, 'same', 'same', 'same', 'priority'),
  ('categorized', 'pending', 'pending', 'categorize', 'requester', 'optional', NULL, NULL, 'same', 'same', 'same', 'category'),
  ('categorized', 'in process', 'in process', 'categorize', 'either', 'optional', 'other', NULL, 'same', 'same', 'same', 'category'),
  ('attached', 'pending', 'pending', NULL, 'requester', 'none', NULL, NULL, 'same', 'same', 'same', 'attachment'),
  ('attached', 'in process', 'in process', NULL, 'either', 'none', NULL, NULL, 'same', 'same', 'same', 'attachment'),
  ('attached', 'done', 'done', NULL, 'either', 'none', NULL, NULL, 'same', 'same', 'same', 'attachment'),
  ('assigned', 'pending', 'in process', 'claim', 'any_responder', 'none', 'requester', 'actor', 'actor', 'same', 'responder', 'nothing'),
  ('completed', 'in process', 'done', 'complete', 'responder', 'optional', 'requester', 'actor', 'same', 'completed', 'nobody', 'nothing'),
  ('declined', 'pending', 'pending', 'decline', 'any_responder', 'optional', NULL, 'actor', 'nobody', 'same', 'same', 'nothing'),
  ('declined', 'in process', 'pending', 'decline', 'responder', 'optional', 'requester', 'actor', 'nobody', 'same', 'responder', 'nothing'),
  ('released', 'in process', 'pending', 'release', 'responder_or_administrator', 'optional', 'requester', 'responder', 'nobody', 'same', 'responder', 'nothing'),
  ('withdrawn', 'pending', 'done', 'withdraw', 'requester', 'optional', NULL, NULL, 'same', 'withdrawn', 'nobody', 'nothing'),
  ('withdrawn', 'in process', 'done', 'withdraw', 'requester', 'optional', 'responder', 'responder', 'same', 'withdrawn', 'nobody', 'nothing');
