import type { Code } from "../../api";

/** What failed and what to do next. A code without words does not compile. */
export const errors: Record<Code, (limit: string | null) => string> = {
  "session.ended": () => "Your session has ended. Sign in again to go on; nothing you typed is lost.",
  "session.wrong_credentials": () => "User name or password is wrong. Check both and try again.",
  "session.locked": () => "Too many failed attempts. Wait a few minutes, then try again.",
  "person.deactivated": () => "This account was deactivated. Ask your administrator to reactivate it.",
  "person.username_taken": () => "Somebody already has this user name. Choose another one.",
  "person.sign_up_closed": () =>
    "Only people with an invitation can sign up here at present. Enter its code, or ask the administrator for one.",
  "person.invitation_invalid": () =>
    "This invitation code is wrong, used or expired. Check it or ask for a new one.",
  "person.wrong_password": () => "The current password is wrong. Type it again.",
  "person.version_conflict": () =>
    "Your profile was changed somewhere else. Compare both versions below and choose.",
  "person.not_found": () =>
    "This person cannot be found, or is no longer visible to you. Look for them under People.",
  "ticket.not_found": () => "This ticket is not available to you. It may have been claimed or withdrawn.",
  "ticket.version_conflict": () =>
    "The ticket was changed while you were editing. Compare both versions below and choose.",
  "ticket.closed": () =>
    "This ticket is done and cannot be changed any more. Raise a new one if you need to.",
  "message.thread_moved": () => "New messages arrived while you were writing. Read them, then send.",
  "outbox.under_way": () => "This may have arrived already, so it cannot be taken back.",
  "request.reused": () => "This was already sent in another form. Send it again.",
  "role.refused": () => "Your role does not allow this. Sign in with another account if you have one.",
  "call.refused": () =>
    "The database refused this workstation's call. Restart the application; if this happens again, tell your administrator.",
  "input.required": () => "Fill this in.",
  "input.too_short": (limit) =>
    limit === null ? "This is too short. Write a little more." : `Use at least ${limit} characters.`,
  "input.too_long": (limit) =>
    limit === null ? "This is too long. Shorten it." : `Use at most ${limit} characters.`,
  "input.invalid": () => "This does not look right. Check how it is written.",
  "input.deceptive": () =>
    "This contains invisible or direction-changing characters. Type it again instead of pasting.",
  "input.weak_password": () => "This password is too easy to guess. Use several unrelated words.",
  "connection.none": () => "No connection is set up yet. Add the connection file from your administrator.",
  "connection.file_invalid": (line) =>
    `This is not a complete connection file. ${line === null ? "" : `Line ${line} cannot be used. `}Check that you chose the right file or ask for a new one.`,
  "connection.host_unknown": () =>
    "The database's host name is not known here. Check your network, or ask for a new connection file.",
  "database.unreachable": () => "The database cannot be reached. Nothing is lost; try again when it is back.",
  "database.refused": () =>
    "The database refuses this workstation's account. Check the password or ask for a new connection file.",
  "database.not_trusted": () =>
    "The database's certificate cannot be trusted. Do not go on; tell your administrator.",
  "database.not_installed": () =>
    "The server answers, but Ticket Desk is not installed there. Ask your administrator to install it.",
  "database.too_old": () =>
    "The database is older than this application needs. Ask your administrator to upgrade it.",
  "database.too_new": () => "This application is too old for the database. Install the current version.",
  "database.busy": () => "The database is very busy. Try again in a moment.",
  "database.failed": () =>
    "The database failed unexpectedly. Try again; if this happens again, tell your administrator.",
  "storage.failed": () =>
    "A file on this computer cannot be read or written. Check that the disk is not full, then try again.",
  "storage.full": () => "The disk of this computer is full. Make some room: what you typed is still here.",
  "keyring.unavailable": () =>
    "The system's keyring cannot be used. You can work, but you will be asked for passwords each time.",
  "connection.managed": () =>
    "Your organisation sets up this workstation's connection. Ask your administrator to change it.",
  "startup.failed": () =>
    "The system does not let Ticket Desk start with the computer. Allow it in the system's settings, then try again.",
  "trial.no_server": () =>
    "A trial needs MariaDB or MySQL on this computer. Install one of them (on Debian and Ubuntu: apt install mariadb-server), then try again.",
  "trial.failed": () =>
    "The trial's database could not be started. Check that the disk is not full, then try again.",
  "command.malformed": () => "The application did not understand its own request. Restart it.",
  internal: () =>
    "Something went wrong inside the application. Try again; if this happens again, restart it.",
};

/** Short forms for the one line that tells that the database is away. */
export const away: Partial<Record<Code, string>> = {
  "connection.host_unknown": "Database host not found",
  "database.unreachable": "Database not reachable",
  "database.refused": "Database refuses this workstation",
  "database.not_trusted": "Database certificate not trusted",
  "database.not_installed": "Ticket Desk is not installed in this database",
  "database.too_old": "Database needs an upgrade",
  "database.too_new": "This application needs an upgrade",
};
