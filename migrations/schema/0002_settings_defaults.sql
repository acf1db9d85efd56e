-- The settings of a new desk. What is there stays as it is.
INSERT IGNORE INTO ticket_desk.settings (name, value) VALUES
  ('sign_up_open', '1'),
  ('salt_secret', LOWER(HEX(RANDOM_BYTES(32)))),
  ('sign_up_limit', '200'),
  ('kdf_memory_kib', '47104'),
  ('kdf_iterations', '2'),
  ('kdf_parallelism', '1');
