//! The command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueHint};

const EXAMPLES: &str = "\
Examples:
  On the server, as root of the system:
    ticket-desk-admin --socket /run/mysqld/mysqld.sock install
  From elsewhere:
    ticket-desk-admin --host db.example.org --ca authority.pem check
    ticket-desk-admin --host db.example.org --ca authority.pem workstation create front-desk --file front-desk.toml
    ticket-desk-admin --host db.example.org --ca authority.pem invite responder --note \"Grace, second floor\"

The password is asked for, or comes from --password-file or the variable TICKET_DESK_ADMIN_PASSWORD.

Exit codes:
  0  done
  1  refused or failed; the message says why
  2  the command line cannot be understood
  3  no connection: address, account, password or certificate
  4  check or audit verify found something wrong";

const WORKSTATION_EXAMPLES: &str = "\
Examples:
  A computer in the network, made from elsewhere:
    ticket-desk-admin --host db.example.org --ca authority.pem workstation create front-desk --file front-desk.toml
  The same, made on the server:
    ticket-desk-admin --socket /run/mysqld/mysqld.sock --ca authority.pem workstation create front-desk \\
      --address db.example.org --file front-desk.toml
  The server's own computer:
    ticket-desk-admin --socket /run/mysqld/mysqld.sock workstation create this-computer --file this-computer.toml";

/// Administers the database of a Ticket Desk.
#[derive(Debug, Parser)]
#[command(name = "ticket-desk-admin", version, after_help = EXAMPLES, subcommand_required = true, arg_required_else_help = true)]
pub struct Arguments {
    #[command(flatten)]
    pub way: Way,

    /// Answer in JSON: one document on standard output, or an error on standard error
    #[arg(long, global = true, help_heading = "Options")]
    pub json: bool,

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
    #[arg(long, global = true, default_value_t = 3306, value_parser = clap::value_parser!(u16).range(1..))]
    pub port: u16,

    /// Its Unix socket, instead of --host, on the server's own computer
    #[arg(long, global = true, value_name = "PATH", value_hint = ValueHint::FilePath, conflicts_with = "host")]
    pub socket: Option<PathBuf>,

    /// Account that may make schemas and accounts
    #[arg(long, global = true, default_value = "root")]
    pub user: String,

    /// File whose first line is the account's password
    #[arg(long, global = true, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub password_file: Option<PathBuf>,

    /// Certificate (PEM) of the authority that signed the server's certificate; without it, the public ones are trusted
    #[arg(long, global = true, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub ca: Option<PathBuf>,

    /// Name of the desk's schemas, where one server carries several desks
    #[arg(long, global = true, value_name = "NAME", default_value = "ticket_desk")]
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
    /// Prove that history is whole
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
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::Arguments;

    #[test]
    fn the_command_line_holds_together() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn no_password_can_be_given_on_the_command_line() {
        let help = Arguments::command().render_long_help().to_string();
        assert!(help.contains("--password-file"));
        assert!(!help.contains("--password "), "others can read command lines");
    }
}
