//! The commands of the application, declared once. The desk, the hosts and the TypeScript of the user interface are made from
//! this list, so that one that lacks a command does not compile.

/// Calls `$then` with every command: its name, request and answer.
#[macro_export]
macro_rules! for_each_command {
    ($then:path) => {
        $then! {
            /// What a window needs to know when it opens.
            app_state(()) -> $crate::AppState;
            /// Imports a connection file and connects.
            connection_import($crate::ConnectionImport) -> $crate::Connection;
            /// Unlocks a connection with its password.
            connection_unlock($crate::ConnectionUnlock) -> $crate::Connection;
            /// Tries the database now instead of at the next turn.
            connection_retry(()) -> $crate::Connection;
            /// Opens the connection for actions ahead of the next one.
            connection_prepare(()) -> ();
            /// Forgets the connection and its secrets; drafts stay.
            connection_forget(()) -> $crate::Connection;
            /// Tries a connection without taking it over, and tells how far it came.
            connection_test($crate::ConnectionTest) -> $crate::ConnectionVerdict;
            /// Saves a typed connection and connects.
            connection_enter($crate::ConnectionFields) -> $crate::Connection;
            /// Makes a private database with sample people and tickets on this computer, and connects to it.
            trial_start(()) -> $crate::Connection;
            /// Removes the private database and everything that belongs to it.
            trial_remove(()) -> $crate::Connection;
            /// Tries the system's keyring again, and offers it the secrets in memory.
            keyring_retry(()) -> $crate::AppState;
            /// Saves the preferences.
            preferences_save($crate::Preferences) -> $crate::Preferences;
            /// Mutes notifications for a while.
            quiet_for($crate::QuietFor) -> $crate::Preferences;
            /// Sets whether the application starts with the computer.
            startup_set($crate::StartupSet) -> $crate::Startup;
            /// Chooses the key combination that opens the form of a new ticket from anywhere, or none.
            shortcut_set($crate::ShortcutSet) -> $crate::Shortcut;
            /// What lies on this computer.
            local_data(()) -> $crate::LocalData;
            /// Clears the cache.
            cache_clear(()) -> $crate::LocalData;
            /// What helps to find a fault.
            diagnostics(()) -> $crate::Diagnostics;
            /// Opens an address of the web in the program that the system has for it.
            address_open($crate::AddressOpen) -> ();
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
            /// Signs up and signs in.
            person_sign_up($crate::PersonSignUp) -> $crate::Profile;
            /// My profile.
            person_profile(()) -> $crate::Profile;
            /// Changes my profile.
            person_update($crate::PersonUpdate) -> $crate::Profile;
            /// Changes my password.
            person_change_password($crate::PersonChangePassword) -> ();
            /// Deactivates the caller's account.
            person_deactivate($crate::PersonDeactivate) -> ();
            /// The directory of people.
            person_directory($crate::PersonDirectory) -> $crate::Cached<$crate::DirectoryPage>;
            /// Whether a display name can be mistaken for another's.
            person_name_check($crate::PersonNameCheck) -> $crate::PersonNameChecked;
            /// The categories of tickets in the administrator's order, also retired ones.
            category_list(()) -> $crate::Cached<Vec<$crate::Category>>;
            /// How soon somebody should claim a ticket of each priority.
            priority_list(()) -> $crate::Cached<Vec<$crate::PriorityTarget>>;
            /// Sets the categories that I serve.
            categories_serve($crate::CategoriesServe) -> Vec<$crate::Category>;
            /// What a new ticket would tell about this computer.
            facts_preview(()) -> $crate::FactsPreview;
            /// Creates a ticket.
            ticket_create($crate::TicketCreate) -> $crate::Delivery<$crate::Ticket>;
            /// Changes a ticket.
            ticket_edit($crate::TicketEdit) -> $crate::Delivery<$crate::Ticket>;
            /// Gives a ticket another priority.
            ticket_prioritize($crate::TicketPrioritize) -> $crate::Delivery<$crate::Ticket>;
            /// Gives a ticket another category.
            ticket_categorize($crate::TicketCategorize) -> $crate::Delivery<$crate::Ticket>;
            /// Withdraws a ticket.
            ticket_withdraw($crate::TicketWithdraw) -> $crate::Delivery<$crate::Ticket>;
            /// Claims a ticket.
            ticket_claim($crate::TicketClaim) -> $crate::Claim;
            /// Claims the ticket that is due first among those that I serve.
            ticket_claim_next($crate::TicketClaimNext) -> $crate::ClaimNext;
            /// Completes a ticket.
            ticket_complete($crate::TicketStep) -> $crate::Ticket;
            /// Declines a ticket for good.
            ticket_decline($crate::TicketStep) -> ();
            /// Gives a ticket back to the pool.
            ticket_release($crate::TicketStep) -> ();
            /// A ticket with thread and history, a page of them.
            ticket_show($crate::TicketShow) -> $crate::Cached<$crate::TicketView>;
            /// The pool, what is due first first.
            ticket_pool($crate::TicketPool) -> $crate::Cached<$crate::PoolPage>;
            /// The tickets that I created, newest change first.
            ticket_mine($crate::TicketMine) -> $crate::Cached<$crate::TicketPage>;
            /// The tickets that I work on, oldest claim first.
            ticket_work(()) -> $crate::Cached<Vec<$crate::TicketRow>>;
            /// How long tickets of a category usually take, and since when the oldest of the pool waits.
            ticket_figures($crate::TicketFigures) -> $crate::Figures;
            /// My log of claimed, completed and declined tickets, newest first.
            ticket_log($crate::TicketList) -> $crate::Cached<$crate::LogPage>;
            /// A list of tickets, filtered or sorted.
            ticket_list($crate::TicketQuery) -> $crate::Cached<$crate::QueriedPage>;
            /// The tickets that I may open and that have these words in any of their texts, newest change first.
            ticket_search($crate::TicketSearch) -> $crate::Cached<$crate::SearchPage>;
            /// The same, at once and only of what this computer keeps.
            ticket_search_kept($crate::TicketSearch) -> $crate::Cached<$crate::SearchPage>;
            /// The views of lists that I saved.
            view_list(()) -> $crate::Cached<Vec<$crate::SavedView>>;
            /// Saves a view.
            view_save($crate::ViewSave) -> Vec<$crate::SavedView>;
            /// Removes a view.
            view_remove($crate::ViewRemove) -> Vec<$crate::SavedView>;
            /// Sends a message.
            message_send($crate::MessageSend) -> $crate::Delivery<$crate::Message>;
            /// Marks a thread as seen.
            message_read($crate::MessageRead) -> $crate::InboxState;
            /// What came for me, newest first.
            message_inbox($crate::MessageInbox) -> $crate::Cached<$crate::InboxPage>;
            /// What was written with one person outside of tickets, a page of it.
            message_conversation($crate::MessageConversation) -> $crate::Cached<$crate::Conversation>;
            /// Reads one chunk of a file that the person chose for a draft.
            file_add($crate::FileAdd) -> Option<$crate::ChosenFile>;
            /// The files of a draft.
            file_list($crate::FileList) -> Vec<$crate::ChosenFile>;
            /// Removes the files of a draft that is discarded.
            file_discard($crate::FileDiscard) -> ();
            /// Undoes that the files of a draft were discarded.
            file_restore($crate::FileRestore) -> ();
            /// Gives a file of a draft another name.
            file_rename($crate::FileRename) -> ();
            /// Removes a file from a draft.
            file_remove($crate::FileOf) -> ();
            /// What is being uploaded.
            upload_list(()) -> Vec<$crate::UploadItem>;
            /// Tries an upload again that was refused.
            upload_retry($crate::FileOf) -> ();
            /// Takes back a file that has not arrived.
            upload_cancel($crate::FileOf) -> ();
            /// Saves a file of a ticket where the person says.
            attachment_save($crate::AttachmentSave) -> Option<$crate::Saved>;
            /// A picture of a ticket, as pixels that this computer wrote itself.
            attachment_picture($crate::AttachmentPicture) -> $crate::Picture;
            /// A picture that was chosen for a draft, as pixels that this computer wrote itself.
            file_picture($crate::FilePicture) -> $crate::Picture;
            /// A text file of a ticket, with nothing in it that acts.
            attachment_text($crate::AttachmentText) -> $crate::FileText;
            /// A text file that was chosen for a draft, with nothing in it that acts.
            file_text($crate::FileOf) -> $crate::FileText;
            /// Of what pictures can be taken on this computer.
            capture_sources(()) -> $crate::CaptureSources;
            /// Takes a picture of the screen with the window hidden. Nothing when the person thinks better of it.
            capture_take($crate::CaptureTake) -> Option<$crate::Picture>;
            /// Stops a download.
            attachment_stop($crate::AttachmentOf) -> ();
            /// Takes the ticket that the command line offered longest ago, with its files, into a draft.
            offer_take($crate::OfferTake) -> Option<$crate::Offer>;
            /// Keeps a draft.
            draft_save($crate::DraftSave) -> ();
            /// My drafts, newest first.
            draft_list(()) -> Vec<$crate::Draft>;
            /// What I sent and has not arrived, in the order of sending.
            outbox_list(()) -> Vec<$crate::OutboxItem>;
            /// Turns an unsent or refused operation back into a draft.
            outbox_take_back($crate::OutboxTakeBack) -> Option<$crate::Draft>;
            /// Sends a refused operation again.
            outbox_retry($crate::OutboxRetry) -> Vec<$crate::OutboxItem>;
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
