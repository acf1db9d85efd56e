//! The command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum, ValueHint};
use time::OffsetDateTime;

use crate::moment;

const EXAMPLES: &str = "\
The first day, on the server, as root of the system:
  1. Build the desk in the database:
     ticket-desk-admin --socket /run/mysqld/mysqld.sock install
  2. Let each computer in, with the address at which it finds the server:
     ticket-desk-admin --socket /run/mysqld/mysqld.sock --ca authority.pem workstation create front-desk \\
       --address db.example.org --file front-desk.toml
  3. Invite who works on tickets; employees sign up by themselves:
     ticket-desk-admin --socket /run/mysqld/mysqld.sock invite responder --note \"Grace, second floor\"

Examples from another computer, later:
     ticket-desk-admin --host db.example.org --ca authority.pem check

The password is asked for, or comes from --password-file or the variable TICKET_DESK_ADMIN_PASSWORD.

Exit codes:
  0  done
  1  refused or failed; the message says why
  2  the command line cannot be understood
  3  no connection: address, account, password or certificate
  4  check, audit verify or audit export found something wrong";

const WORKSTATION_EXAMPLES: &str = "\
Examples:
  A computer in the network, made from elsewhere:
    ticket-desk-admin --host db.example.org --ca authority.pem workstation create front-desk --file front-desk.toml
  The same, made on the server:
    ticket-desk-admin --socket /run/mysqld/mysqld.sock --ca authority.pem workstation create front-desk \\
      --address db.example.org --file front-desk.toml
  The server's own computer:
    ticket-desk-admin --socket /run/mysqld/mysqld.sock workstation create this-computer --file this-computer.toml";

const EXPORT_EXAMPLES: &str = "\
Examples:
  Everything, as a copy that tells later whether somebody rewrote history:
    ticket-desk-admin --socket /run/mysqld/mysqld.sock audit export --format jsonl --file history-2026-02.jsonl
  What Grace had to do with in January:
    ticket-desk-admin --socket /run/mysqld/mysqld.sock audit export --person grace --since 2026-01-01 --until 2026-02-01
  The titles that ticket 123 ever had:
    ticket-desk-admin --socket /run/mysqld/mysqld.sock audit export --ticket 123 --format jsonl | jq .title

Columns: ticket, event (from 1), at, kind, actorId, actor, note; title, status, closing and responder after the event;
before and after, previousHash and hash exactly as they are stored. What came of the proof is said at the end, on standard
error when the events go to standard output. With --ticket only the chains of those tickets are proved.";

/// The port of MySQL and MariaDB.
pub const DEFAULT_PORT: u16 = 3306;
/// The account that every server has.
pub const DEFAULT_USER: &str = "root";
/// What the schemas of the only desk of a server are called.
pub const DEFAULT_SCHEMA: &str = "ticket_desk";

/// Administers the database of a Ticket Desk.
#[derive(Debug, Parser)]
#[command(name = "ticket-desk-admin", version, after_help = EXAMPLES, subcommand_required = true, arg_required_else_help = true)]
pub struct Arguments {
    #[command(flatten)]
    pub way: Way,

    /// Answer in JSON: one document on standard output, or an error on standard error
    #[arg(long, global = true, help_heading = "Options")]
    pub json: bool,

    /// Language of answers and help: en or de [default: that of the environment]
    #[arg(long, global = true, value_name = "LANGUAGE", help_heading = "Options", value_parser = ["en", "de"], hide_possible_values = true)]
    pub language: Option<String>,

    #[command(subcommand)]
    pub command: Command,
}

/// How to reach the server as its administrator.
#[derive(Debug, Args)]
#[command(next_help_heading = "Server")]
pub struct Way {
    /// Name or address of the server [default: 127.0.0.1]
    #[arg(long, global = true, value_name = "HOST", value_hint = ValueHint::Hostname)]
    pub host: Option<String>,

    /// Its TCP port
    #[arg(long, global = true, default_value_t = DEFAULT_PORT, value_parser = clap::value_parser!(u16).range(1..))]
    pub port: u16,

    /// Its Unix socket, instead of --host, on the server's own computer
    #[arg(long, global = true, value_name = "PATH", value_hint = ValueHint::FilePath, conflicts_with = "host")]
    pub socket: Option<PathBuf>,

    /// Account that may make schemas and accounts
    #[arg(long, global = true, default_value = DEFAULT_USER)]
    pub user: String,

    /// File whose first line is the account's password
    #[arg(long, global = true, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub password_file: Option<PathBuf>,

    /// Certificate (PEM) of the authority that signed the server's certificate; without it, the public ones are trusted
    #[arg(long, global = true, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub ca: Option<PathBuf>,

    /// Name of the desk's schemas, where one server carries several desks
    #[arg(long, global = true, value_name = "NAME", default_value = DEFAULT_SCHEMA)]
    pub schema: String,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    #[command(flatten)]
    Build(Build),
    /// Let one person sign up, as a responder or where sign-up is closed
    #[command(subcommand)]
    Invite(Invite),
    /// See people, take them out and let them in
    #[command(subcommand)]
    Person(Person),
    /// Let computers in: one account for each workstation
    #[command(subcommand)]
    Workstation(Workstation),
    /// Decide whether anybody may sign up as an employee
    #[command(subcommand)]
    SignUp(SignUp),
    /// Prove that history is whole, and hand it out
    #[command(subcommand)]
    Audit(Audit),
}

#[derive(Debug, Subcommand)]
pub enum Build {
    /// Build the desk in the database; what is there already stays
    Install,
    /// Bring the desk in the database up to this version
    Upgrade,
    /// Compare the desk in the database with this version, without changing anything
    Check,
}

#[derive(Debug, Subcommand)]
pub enum Invite {
    /// Make a code with which one person signs up as a responder; it is shown once
    Responder(NewInvitation),
    /// Make a code with which one person signs up as an employee, for a desk that closed its sign-up; it is shown once
    Employee(NewInvitation),
    /// List all invitations, the newest first, without their codes
    List,
    /// End an invitation that nobody has used
    Revoke {
        /// Its number in the list, or the beginning of it
        number: String,
    },
}

#[derive(Debug, Args)]
pub struct NewInvitation {
    /// For whom it is, in your words
    #[arg(long, default_value = "")]
    pub note: String,
    /// For how many days it can be used
    #[arg(long, default_value_t = 14, value_parser = clap::value_parser!(u16).range(1..=365))]
    pub days: u16,
}

#[derive(Debug, Subcommand)]
pub enum Person {
    /// List everybody
    List,
    /// Take a person out: sessions end, tickets in process go back to the pool
    Deactivate {
        /// The user name
        username: String,
    },
    /// Let a person in again
    Reactivate {
        /// The user name
        username: String,
    },
    /// Give a person another role: sessions end, a responder's tickets in process go back to the pool
    ChangeRole {
        /// The user name
        username: String,
        /// What the person is from now on
        role: Role,
    },
    /// Forget failed sign-ins, so that a person need not wait
    Unlock {
        /// The user name
        username: String,
    },
    /// Give a person a temporary password, shown once; their sessions end
    ResetPassword {
        /// The user name
        username: String,
    },
}

/// What a person does in the desk.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Role {
    /// Raises tickets
    Employee,
    /// Works on tickets
    Responder,
}

#[derive(Debug, Subcommand)]
pub enum Workstation {
    /// Make an account and its connection file
    #[command(after_help = WORKSTATION_EXAMPLES)]
    Create {
        /// Name of the workstation: lower-case letters, digits, - and _
        name: String,
        #[command(flatten)]
        file: FileArguments,
        /// From where it may connect: a host name, an address, or a pattern such as 10.20.% [default: anywhere, or only
        /// this computer when the file's address is of this computer]
        #[arg(long, value_name = "HOST")]
        from: Option<String>,
        /// Let the account in without TLS from --from, for a tunnel that ends at --address on the workstation
        #[arg(long = "without-tls-i-accept-that-everything-can-be-read")]
        without_tls: bool,
    },
    /// List the workstations and how many connections they have open
    List,
    /// Give a workstation another password and connection file, and end its connections
    Rotate {
        /// Name of the workstation
        name: String,
        #[command(flatten)]
        file: FileArguments,
    },
    /// Take a workstation's account away and end its connections
    Revoke {
        /// Name of the workstation
        name: String,
    },
}

/// The connection file that is written.
#[derive(Debug, Args)]
pub struct FileArguments {
    /// The connection file to write; it holds a password and must not exist yet
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub file: PathBuf,
    /// Where the workstation finds the server, if not where you found it: HOST, HOST:PORT or the path of a socket
    #[arg(long, value_name = "ADDRESS")]
    pub address: Option<String>,
}

#[derive(Debug, Subcommand)]
pub enum SignUp {
    /// Anybody with a connected workstation may sign up as an employee
    Open,
    /// Nobody signs up without an invitation
    Close,
}

#[derive(Debug, Subcommand)]
pub enum Audit {
    /// Compute the chain of hashes of every ticket again and report the first place where it does not hold
    Verify,
    /// Write the history of tickets to a file or to standard output, and prove on the way that it is whole
    #[command(after_help = EXPORT_EXAMPLES)]
    Export(Export),
}

#[derive(Debug, Args)]
pub struct Export {
    /// The file to write; it must not exist yet [default: standard output]
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub file: Option<PathBuf>,
    /// How events are written
    #[arg(long, value_enum, default_value_t = Form::Csv)]
    pub format: Form,
    /// Only events of this ticket; can be repeated
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u64).range(1..))]
    pub ticket: Vec<u64>,
    /// Only events at this moment or later: 2026-01-31 (from midnight, UTC) or 2026-01-31T08:00:00+01:00
    #[arg(long, value_name = "MOMENT", value_parser = moment::parse)]
    pub since: Option<OffsetDateTime>,
    /// Only events before this moment
    #[arg(long, value_name = "MOMENT", value_parser = moment::parse)]
    pub until: Option<OffsetDateTime>,
    /// Only events that this person had to do with: did it, raised the ticket, or had it
    #[arg(long, value_name = "USER NAME")]
    pub person: Option<String>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Form {
    /// A table for spreadsheets: separated by commas, UTF-8; texts that look like formulas begin with an apostrophe
    Csv,
    /// For programs: one JSON object on each line, every text as it is
    Jsonl,
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;
    use model::Language;

    use super::Arguments;
    use crate::words;

    #[test]
    fn the_command_line_holds_together() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn german_explains_every_command_and_every_argument() {
        let german = words::command_line(Language::German).expect("there is German");
        assert_eq!(german.lacking(&Arguments::command()), Vec::<String>::new());
        german.of(Arguments::command()).debug_assert();
    }

    #[test]
    fn no_password_can_be_given_on_the_command_line() {
        let help = Arguments::command().render_long_help().to_string();
        assert!(help.contains("--password-file"));
        assert!(!help.contains("--password "), "others can read command lines");
    }
}
