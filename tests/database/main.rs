//! The procedures on real servers, called as a workstation calls them: with an account that may do nothing else.
#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a story that cannot go on ends its test"
)]

mod accounts;
mod attachments;
mod attacks;
mod categories;
mod claim;
mod claim_next;
mod complete;
mod cuts;
mod deactivation;
mod dead_connection;
mod decline;
mod directory;
mod erasure;
mod facts;
mod feeds;
mod figures;
mod fingerprint;
mod guard_abuse;
mod guards;
mod history;
mod hostile_arguments;
mod hostile_client;
mod hostile_load;
mod hostile_poll;
mod hostile_session;
mod hostile_tokens;
mod hosts;
mod inbox;
mod input;
mod installer;
mod interruption;
mod killed;
mod leaks;
mod list_filters;
mod lists;
mod managed;
mod memory;
mod messages;
mod oracle;
mod out_of_statements;
mod own_ticket;
mod pages;
mod parked;
mod password;
mod plans;
mod poisoned;
mod preamble;
mod priority;
mod profile;
mod quotas;
mod race;
mod read_only;
mod release;
mod requests;
mod restart;
mod revoked;
mod rights_matrix;
mod role;
mod scene;
mod schedules;
mod search;
mod server_errors;
mod session;
mod several_writers;
mod sign_up;
mod storm;
mod story;
mod targets;
mod timing;
mod transitions;
mod turn;
mod two_connections;
mod two_thousand;
mod upgrade;
mod upgrade_blocked;
mod views;
mod watch;
mod work;
mod wrapped_calls;
