-- Changes the caller's own profile.
--
-- p_version: the version that the form was filled from. p_phone: E.164, or NULL for somebody without a telephone.
-- p_phone_extension: up to seven digits, or NULL.
-- Answers: model::Profile. Errors: person.version_conflict, session.ended, request.reused, quota.hourly, input.*, call.refused.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' PROCEDURE ticket_desk_api.person_update(
  IN p_token VARBINARY(32),
  IN p_request BINARY(16),
  IN p_version INT UNSIGNED,
  IN p_name LONGTEXT,
  IN p_email LONGTEXT,
  IN p_phone LONGTEXT,
  IN p_phone_extension LONGTEXT,
  IN p_profession LONGTEXT,
  IN p_organisation LONGTEXT,
  IN p_address LONGTEXT
)
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
  DECLARE v_actor BIGINT UNSIGNED;
  DECLARE v_role VARCHAR(16);
  DECLARE v_subject BIGINT UNSIGNED;
  DECLARE v_answer LONGTEXT;
  DECLARE v_version INT UNSIGNED;
  DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
  DECLARE EXIT HANDLER FOR 1064 BEGIN ROLLBACK; CALL ticket_desk.triggers_read_again(); RESIGNAL; END;

  CALL ticket_desk.begin_request_call(p_token, NULL, p_request, 'person_update', v_actor, v_role, v_subject);
  IF v_subject IS NULL THEN
    CALL ticket_desk.require_person(p_name, p_email, p_phone, p_phone_extension, p_profession, p_organisation, p_address);
    SELECT version INTO v_version FROM ticket_desk.users WHERE id = v_actor FOR UPDATE;
    IF NOT (v_version <=> p_version) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'person.version_conflict';
    END IF;
    UPDATE ticket_desk.users
       SET name = p_name, email = p_email, phone_e164 = p_phone, phone_extension = p_phone_extension, profession = p_profession,
           organization = p_organisation, address = p_address
     WHERE id = v_actor;
    CALL ticket_desk.feeds_bump(v_actor, NULL);
    CALL ticket_desk.request_done(v_actor, p_request, v_actor, NULL);
  END IF;
  CALL ticket_desk.profile_doc(v_actor, v_answer);
  COMMIT;
  SELECT v_answer AS doc;
END
