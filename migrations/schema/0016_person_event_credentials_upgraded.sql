-- People's history learns that a key came to be derived at a higher cost. The same list again changes nothing.
ALTER TABLE ticket_desk.person_events
  MODIFY COLUMN kind ENUM('signed_up', 'updated', 'role_changed', 'password_changed', 'deactivated', 'reactivated', 'unlocked',
    'credentials_upgraded') NOT NULL;
