### What failed and what to do next, by the code of the error.

error-session-ended = Your session has ended. Sign in again to continue; nothing you typed is lost.
error-session-wrong-credentials = User name or password is wrong. Check both and try again.
error-session-locked = Too many failed attempts. Wait a few minutes, then try again.
error-person-deactivated = This account was deactivated. Ask your administrator to reactivate it.
error-person-username-taken = This user name is already taken. Choose another one.
error-person-sign-up-closed = You need an invitation to sign up here. Enter its code, or ask your administrator for one.
error-person-invitation-invalid = This invitation code is wrong, already used or expired. Check it, or ask for a new one.
error-person-wrong-password = The current password is wrong. Try again.
error-person-version-conflict = Your profile was changed somewhere else. Compare both versions below and choose one.
error-person-not-found = This person was not found or is no longer visible to you. Look for them under People.
error-ticket-not-found = This ticket is not available to you. It may have been claimed or withdrawn.
error-ticket-choice-conflict = Somebody else changed this at the same time. Look at the ticket and choose again.
error-ticket-version-conflict = The ticket was changed while you were editing. Compare both versions below and choose one.
error-attachment-not-found = This file is not available to you.
error-attachment-damaged = The file was damaged on the way. Try again; if that fails, it must be attached again.
error-attachment-too-large = This file is larger than your administrator allows.
error-attachment-refused = Your administrator does not allow files of this type.
error-attachment-stopped = You stopped the transfer.
error-capture-unavailable = This desktop does not let Ticket Desk take screenshots. Take one with the system and paste it here.
error-capture-failed = The screenshot could not be taken. The window may have been closed.
error-text-unreadable = This file is not a text that can be shown. You can still save it.
error-picture-unreadable = This file is not a picture that can be shown. You can still save it.
error-picture-too-large = This picture is too large to be shown. You can still save it.
error-attachment-ticket-full = This ticket cannot take more files. Create a new ticket for the rest.
error-category-not-found = This category is no longer in use. Choose another one.
error-ticket-closed = This ticket is done and can no longer be changed. Create a new one if you need to.
error-message-thread-moved = New messages arrived while you were writing. Read them, then send.

error-quota-hourly = { $limit ->
    [none] You have done this very often in the last hour. Try again later.
   *[other] You have done this very often in the last hour. Try again in { $limit } min.
}

error-quota-daily = You have reached the upload limit for 24 hours. Try again tomorrow.
error-quota-work = You already have as many tickets in work as one responder may have. Complete or decline one of them, then claim this one.
error-quota-views = You have saved 50 views, as many as one person may have. Remove one, then save this one.
error-outbox-under-way = This may already have been sent, so it cannot be taken back.
error-request-reused = This was already sent with different content. Send it again.
error-role-refused = Your role does not allow this. Sign in with another account if you have one.
error-call-refused = The database refused a request from this workstation. Restart the application; if this happens again, tell your administrator.
error-input-required = Fill this in.

error-input-too-short = { $limit ->
    [none] This is too short. Write a little more.
   *[other] Use at least { $limit } characters.
}

error-input-too-long = { $limit ->
    [none] This is too long. Shorten it.
   *[other] Use at most { $limit } characters.
}

error-input-invalid = This does not look right. Check what you typed.
error-input-deceptive = This contains invisible or direction-changing characters. Remove them.
error-input-weak-password = This password is too easy to guess. Use several unrelated words.
error-connection-none = No connection is set up yet. Add the connection file from your administrator.

error-connection-file-invalid = { $limit ->
    [none] This is not a complete connection file. Check that you chose the right file, or ask for a new one.
   *[other] This is not a complete connection file. Line { $limit } is not valid. Check that you chose the right file, or ask for a new one.
}

error-connection-host-unknown = The database's host name was not found. Check your network, or ask for a new connection file.
error-database-unreachable = The database cannot be reached. Nothing is lost; try again when it is back.
error-database-refused = The database refuses this workstation's account. Check the password or ask for a new connection file.
error-database-not-trusted = The database's certificate cannot be trusted. Do not continue; tell your administrator.
error-database-not-installed = The server answers, but Ticket Desk is not installed there. Ask your administrator to install it.
error-database-upgrading = Ticket Desk is being upgraded. This takes a moment and goes on by itself; if it does not, ask your administrator to run the upgrade again.
error-database-too-old = The database is older than this application needs. Ask your administrator to upgrade it.
error-database-too-new = This application is too old for the database. Install the current version.
error-database-busy = The database is very busy. Try again in a moment.
error-database-switching = The database is switching over to another server. What you wrote is kept; try again in a moment.
error-database-full = The database is full. What you wrote is kept; tell your administrator.
error-database-too-many-connections = The database has too many connections. Try again in a moment; if this happens again, tell your administrator.
error-database-failed = The database failed unexpectedly. Try again; if this happens again, tell your administrator.
error-storage-failed = A file on this computer cannot be read or written. Check that the disk is not full, then try again.
error-storage-full = This computer's disk is full. Free some space; what you typed is still here.
error-keyring-unavailable = The system's keyring cannot be used. You can work, but you have to enter your passwords each time.
error-connection-managed = Your organisation manages this workstation's connection. Ask your administrator to change it.
error-file-unreadable = The file cannot be read. Check that it is still there and that you may read it.
error-address-not-opened = No program on this computer opens this address. Copy it and open it by hand.
error-shortcut-taken = Another program uses this key combination. Choose another one.
error-shortcut-unavailable = This desktop does not let applications register a key combination. Use the tray, or set up a desktop shortcut that runs “ticket-desk --new-ticket”.
error-startup-failed = The system does not allow Ticket Desk to start with the computer. Allow it in the system settings, then try again.
error-trial-no-server = A trial needs MariaDB or MySQL on this computer. Install one of them (on Debian and Ubuntu: apt install mariadb-server), then try again.
error-trial-failed = The trial's database could not be started. Check that the disk is not full, then try again.
error-command-malformed = The application did not understand its own request. Restart it.
error-internal = Something went wrong inside the application. Try again; if this happens again, restart it.
