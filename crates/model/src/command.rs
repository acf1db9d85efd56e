//! The commands of the application, declared once. The desk, the hosts and the TypeScript of the user interface are made from
//! this list, so that one that lacks a command does not compile.

/// Calls `$then` with every command: its name, what it takes, what it answers.
#[macro_export]
macro_rules! for_each_command {
    ($then:path) => {
        $then! {
            /// What a window needs to know when it opens.
            app_state(()) -> $crate::AppState;
            /// Takes over a connection file and connects.
            connection_import($crate::ConnectionImport) -> $crate::Connection;
            /// Gives the password that a locked connection lacks.
            connection_unlock($crate::ConnectionUnlock) -> $crate::Connection;
            /// Tries the database now instead of at the next turn.
            connection_retry(()) -> $crate::Connection;
            /// Forgets the connection and its secrets; drafts stay.
            connection_forget(()) -> $crate::Connection;
            /// Judges a password.
            password_check($crate::PasswordCheck) -> $crate::PasswordStrength;
            /// The countries of the world and their calling codes.
            phone_countries(()) -> Vec<$crate::PhoneCountry>;
            /// Reads a telephone number.
            phone_check($crate::PhoneCheck) -> $crate::PhoneChecked;
            /// Signs in.
            session_open($crate::SessionOpen) -> $crate::Profile;
            /// Signs out.
            session_close(()) -> ();
            /// My sessions.
            session_list(()) -> Vec<$crate::Session>;
            /// Ends one of my sessions.
            session_revoke($crate::SessionRevoke) -> ();
            /// Becomes a person of the desk and signs in.
            person_sign_up($crate::PersonSignUp) -> $crate::Profile;
            /// My profile.
            person_profile(()) -> $crate::Profile;
            /// Changes my profile.
            person_update($crate::PersonUpdate) -> $crate::Profile;
            /// Changes my password.
            person_change_password($crate::PersonChangePassword) -> ();
            /// Takes me out of the desk.
            person_deactivate($crate::PersonDeactivate) -> ();
            /// The directory of people.
            person_directory($crate::PersonDirectory) -> $crate::DirectoryPage;
            /// Raises a ticket.
            ticket_raise($crate::TicketRaise) -> $crate::Ticket;
            /// Changes a ticket.
            ticket_edit($crate::TicketEdit) -> $crate::Ticket;
            /// Withdraws a ticket.
            ticket_withdraw($crate::TicketStep) -> $crate::Ticket;
            /// Claims a ticket.
            ticket_claim($crate::TicketClaim) -> $crate::Claim;
            /// Completes a ticket.
            ticket_complete($crate::TicketStep) -> $crate::Ticket;
            /// Declines a ticket for good.
            ticket_decline($crate::TicketStep) -> ();
            /// A ticket with thread and history.
            ticket_show($crate::TicketShow) -> $crate::TicketView;
            /// The pool, oldest first.
            ticket_pool($crate::TicketList) -> $crate::TicketPage;
            /// The tickets that I raised, newest change first.
            ticket_mine($crate::TicketMine) -> $crate::TicketPage;
            /// The tickets that I work on, oldest claim first.
            ticket_work(()) -> Vec<$crate::TicketRow>;
            /// My log of claimed, completed and declined tickets, newest first.
            ticket_log($crate::TicketList) -> $crate::LogPage;
            /// Sends a message.
            message_send($crate::MessageSend) -> $crate::Message;
            /// Marks a thread as seen.
            message_read($crate::MessageRead) -> $crate::Watch;
            /// What came for me, newest first.
            message_inbox($crate::MessageInbox) -> $crate::InboxPage;
            /// What was written with one person outside of tickets.
            message_conversation($crate::MessageConversation) -> $crate::Conversation;
            /// Keeps a draft.
            draft_save($crate::DraftSave) -> ();
            /// My drafts, newest first.
            draft_list(()) -> Vec<$crate::Draft>;
        }
    };
}

macro_rules! names {
    ($($(#[$doc:meta])* $name:ident($request:ty) -> $answer:ty;)*) => {
        /// The name of every command.
        pub const COMMANDS: &[&str] = &[$(stringify!($name)),*];
    };
}

crate::for_each_command!(names);
