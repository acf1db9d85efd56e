-- What the administrator and the installer decide for the whole desk.
-- Names in use: sign_up_open ('1' or '0'), salt_secret (hexadecimal, made at installation, never shown),
-- sign_up_limit (tries per hour and workstation account), kdf_memory_kib, kdf_iterations, kdf_parallelism
-- (what session_salt answers for a name that does not exist: the present defaults of the application),
-- <procedure>_hourly (how often one person may do this within an hour; without a row as often as they like),
-- work_limit (how many tickets one responder may have in work), respond_within_<priority> (minutes from a ticket's creation until
-- somebody should have claimed it; another value holds for tickets that are created or get another priority afterwards),
-- attachment_size_limit, attachment_ticket_limit, attachment_daily_limit (bytes of a file, of a ticket's files, and of what one person
-- begins to upload within 24 hours), attachment_ticket_count (files of a ticket), attachment_allowed and attachment_refused (see require_file),
-- facts ('1' or '0': whether workstations tell about themselves in a new ticket unless their person decides otherwise).
CREATE TABLE IF NOT EXISTS ticket_desk.settings (
  name VARCHAR(64) CHARACTER SET ascii COLLATE ascii_general_ci NOT NULL,
  value VARCHAR(255) NOT NULL,
  PRIMARY KEY (name)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

-- Running this again leaves the values that are there.
INSERT IGNORE INTO ticket_desk.settings (name, value) VALUES
  ('sign_up_open', '1'),
  ('salt_secret', LOWER(HEX(RANDOM_BYTES(32)))),
  ('sign_up_limit', '200'),
  ('kdf_memory_kib', '47104'),
  ('kdf_iterations', '2'),
  ('kdf_parallelism', '1'),
  ('ticket_create_hourly', '100'),
  ('ticket_edit_hourly', '120'),
  ('message_send_hourly', '600'),
  ('ticket_claim_hourly', '300'),
  ('ticket_decline_hourly', '600'),
  ('person_update_hourly', '60'),
  ('ticket_prioritize_hourly', '120'),
  ('ticket_categorize_hourly', '120'),
  ('categories_serve_hourly', '120'),
  ('view_save_hourly', '120'),
  ('view_remove_hourly', '120'),
  ('attachment_begin_hourly', '300'),
  ('attachment_put_hourly', '20000'),
  ('attachment_complete_hourly', '300'),
  ('attachment_size_limit', '104857600'),
  ('attachment_ticket_limit', '524288000'),
  ('attachment_ticket_count', '100'),
  ('attachment_daily_limit', '1048576000'),
  ('attachment_allowed', ''),
  ('attachment_refused', ''),
  ('facts', '1'),
  ('work_limit', '200'),
  ('respond_within_low', '4320'),
  ('respond_within_normal', '1440'),
  ('respond_within_high', '240'),
  ('respond_within_urgent', '60');
