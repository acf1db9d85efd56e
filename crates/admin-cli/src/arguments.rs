//! The command line.

use std::path::PathBuf;

use administration::maintenance::LEAST_DAYS;
use clap::{Args, Parser, Subcommand, ValueEnum, ValueHint};
use time::OffsetDateTime;

use crate::{bytes, duration, media_types, moment};

/// The area of the catalogue that explains the command line.
pub const PROGRAM: &str = "admin";
/// The port of MySQL and MariaDB.
pub const DEFAULT_PORT: u16 = 3306;
/// The default account: every server has it.
pub const DEFAULT_USER: &str = "root";
/// The schema name of the only installation on a server.
pub const DEFAULT_SCHEMA: &str = "ticket_desk";

/// What was typed. The texts of the help are in `locales/<language>/admin-help.ftl`.
#[derive(Debug, Parser)]
#[command(name = "ticket-desk-admin", version, subcommand_required = true, arg_required_else_help = true)]
pub struct Arguments {
    #[command(flatten)]
    pub server: ServerArguments,
    #[arg(long, global = true, help_heading = "Options")]
    pub json: bool,
    #[arg(long, global = true, value_name = "LANGUAGE", help_heading = "Options", value_parser = ["en", "de"])]
    pub language: Option<String>,

    #[command(subcommand)]
    pub command: Command,
}

/// How to reach the server as its administrator.
#[derive(Debug, Args)]
#[command(next_help_heading = "Server")]
pub struct ServerArguments {
    #[arg(long, global = true, value_name = "HOST", value_hint = ValueHint::Hostname)]
    pub host: Option<String>,
    #[arg(long, global = true, default_value_t = DEFAULT_PORT, value_parser = clap::value_parser!(u16).range(1..))]
    pub port: u16,
    #[arg(long, global = true, value_name = "PATH", value_hint = ValueHint::FilePath, conflicts_with = "host")]
    pub socket: Option<PathBuf>,
    #[arg(long, global = true, default_value = DEFAULT_USER)]
    pub user: String,
    #[arg(long, global = true, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub password_file: Option<PathBuf>,
    #[arg(long, global = true, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub ca: Option<PathBuf>,
    #[arg(long, global = true, value_name = "NAME", default_value = DEFAULT_SCHEMA)]
    pub schema: String,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    #[command(flatten)]
    Build(Build),
    #[command(subcommand)]
    Invite(Invite),
    #[command(subcommand)]
    Person(Person),
    #[command(subcommand)]
    Workstation(Workstation),
    #[command(subcommand)]
    Category(Category),
    #[command(subcommand)]
    Settings(Settings),
    #[command(subcommand)]
    SignUp(SignUp),
    Maintenance(Maintenance),
    #[command(subcommand)]
    Audit(Audit),
}

#[derive(Debug, Clone, Copy, Args)]
pub struct Maintenance {
    #[arg(long, value_name = "DAYS", default_value_t = 400, value_parser = clap::value_parser!(u16).range(i64::from(LEAST_DAYS)..))]
    pub older_than: u16,
    #[arg(long)]
    pub dry_run: bool,
}

#[derive(Debug, Subcommand)]
pub enum Build {
    Install,
    Upgrade,
    Check,
}

#[derive(Debug, Subcommand)]
pub enum Invite {
    Responder(NewInvitation),
    Employee(NewInvitation),
    List,
    Revoke { number: String },
}

#[derive(Debug, Args)]
pub struct NewInvitation {
    #[arg(long, default_value = "")]
    pub note: String,
    #[arg(long, default_value_t = 14, value_parser = clap::value_parser!(u16).range(1..=365))]
    pub days: u16,
}

#[derive(Debug, Subcommand)]
pub enum Person {
    List,
    Deactivate { username: String },
    Reactivate { username: String },
    ChangeRole { username: String, role: Role },
    Unlock { username: String },
    ResetPassword { username: String },
}

/// The role of a person.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Role {
    Employee,
    Responder,
}

#[derive(Debug, Subcommand)]
pub enum Workstation {
    Create {
        name: String,
        #[command(flatten)]
        file: FileArguments,
        #[arg(long, value_name = "HOST")]
        from: Option<String>,
        #[arg(long = "without-tls-i-accept-that-everything-can-be-read")]
        without_tls: bool,
    },
    List,
    Rotate {
        name: String,
        #[command(flatten)]
        file: FileArguments,
    },
    Unlock {
        name: String,
    },
    Revoke {
        name: String,
    },
}

/// The connection file that is written.
#[derive(Debug, Args)]
pub struct FileArguments {
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub file: PathBuf,
    #[arg(long, value_name = "ADDRESS")]
    pub address: Vec<String>,
}

#[derive(Debug, Subcommand)]
pub enum Category {
    List,
    Add { name: String },
    Rename { name: String, to: String },
    Retire { name: String },
    Default { name: String },
}

#[derive(Debug, Subcommand)]
pub enum Settings {
    List,
    RespondWithin {
        #[arg(value_parser = ["low", "normal", "high", "urgent"])]
        priority: String,
        #[arg(value_name = "TIME", value_parser = duration::parse)]
        time: u32,
    },
    AttachmentLimit {
        limit: LimitOfAttachments,
        #[arg(value_name = "SIZE", value_parser = bytes::parse)]
        size: u64,
    },
    AttachmentTypes {
        rule: TypesOfAttachments,
        #[arg(value_name = "TYPES", value_parser = media_types::parse)]
        types: String,
    },
    Facts {
        state: OnOff,
    },
}

/// A switch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum OnOff {
    On,
    Off,
}

/// A limit of what is attached.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum LimitOfAttachments {
    File,
    Ticket,
    Day,
    Files,
}

/// A list of types of files.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum TypesOfAttachments {
    Allowed,
    Refused,
}

#[derive(Debug, Subcommand)]
pub enum SignUp {
    Open,
    Close,
}

#[derive(Debug, Subcommand)]
pub enum Audit {
    Verify,
    Export(Export),
}

#[derive(Debug, Args)]
pub struct Export {
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub file: Option<PathBuf>,
    #[arg(long, value_enum, default_value_t = Form::Csv)]
    pub format: Form,
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u64).range(1..))]
    pub ticket: Vec<u64>,
    #[arg(long, value_name = "MOMENT", value_parser = moment::parse)]
    pub since: Option<OffsetDateTime>,
    #[arg(long, value_name = "MOMENT", value_parser = moment::parse)]
    pub until: Option<OffsetDateTime>,
    #[arg(long, value_name = "USER NAME")]
    pub person: Option<String>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Form {
    Csv,
    Jsonl,
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use catalogue::Catalogue;
    use clap::CommandFactory as _;
    use i18n::Locale;
    use i18n::command_line::CommandLine;
    use model::Language;

    use super::{Arguments, PROGRAM};

    #[test]
    fn the_command_line_holds_together() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn every_command_and_argument_has_a_text_in_every_language() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).expect("crates lie in the project");
        let texts = Catalogue::read(root).expect("it is well-formed").ids();
        for language in Language::OFFERED {
            let line = CommandLine::new(PROGRAM, Locale::of(language));
            assert_eq!(line.lacking(&Arguments::command(), &texts), Vec::<String>::new());
            line.explain(Arguments::command()).debug_assert();
        }
    }

    #[test]
    fn no_password_can_be_given_on_the_command_line() {
        let help = Arguments::command().render_long_help().to_string();
        assert!(help.contains("--password-file"));
        assert!(!help.contains("--password "), "others can read command lines");
    }
}
