//! Runs `ticket-desk-admin` and reads what it says.

use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

use database::connection_file::ConnectionFile;
use serde_json::Value;
use sqlx::mysql::MySqlConnectOptions;
use support::Flavour;
use support::database::Desk;

/// The tool with the arguments that every run of a test shares.
pub struct Tool {
    shared: Vec<String>,
    variables: Vec<(String, String)>,
}

/// The result of a run.
#[derive(Debug)]
pub struct Ran {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Tool {
    /// The tool as the administrator of a desk runs it, through the server's socket.
    pub fn of(desk: &Desk) -> Self {
        Self::at(desk.admin(), &desk.names.data)
    }

    /// The tool as a server's administrator runs it for a desk of this name.
    pub fn at(admin: &MySqlConnectOptions, schema: &str) -> Self {
        let way = match admin.get_socket() {
            Some(socket) => vec!["--socket".to_owned(), socket.display().to_string()],
            None => {
                vec![
                    "--host".to_owned(),
                    admin.get_host().to_owned(),
                    "--port".to_owned(),
                    admin.get_port().to_string(),
                ]
            }
        };
        Self { shared: way, variables: Vec::new() }.with(&["--schema", schema])
    }

    /// The tool without shared arguments.
    pub fn bare() -> Self {
        Self { shared: Vec::new(), variables: Vec::new() }
    }

    /// Adds arguments that every run shares.
    pub fn with(mut self, arguments: &[&str]) -> Self {
        self.shared.extend(arguments.iter().map(ToString::to_string));
        self
    }

    /// Adds an environment variable.
    pub fn variable(mut self, name: &str, value: &str) -> Self {
        self.variables.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Starts a run whose standard output is read while it goes on.
    pub fn start(&self, arguments: &[&str]) -> Child {
        self.command(arguments).stdout(Stdio::piped()).spawn().expect("the tool starts")
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(program());
        command.args(&self.shared).args(arguments).stdin(Stdio::null());
        // The developer's own language does not matter.
        for variable in ["TICKET_DESK_ADMIN_PASSWORD", "LC_MESSAGES", "LANG"] {
            command.env_remove(variable);
        }
        command.env("LC_ALL", "C.UTF-8").envs(self.variables.iter().cloned());
        command
    }

    pub fn run(&self, arguments: &[&str]) -> Ran {
        let output = self.command(arguments).output().expect("the tool starts");
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("the tool writes UTF-8");
        Ran {
            code: output.status.code().expect("the tool is not killed"),
            out: text(&output.stdout),
            err: text(&output.stderr),
        }
    }

    /// Runs a command that has to succeed, and returns what a person reads.
    pub fn says(&self, arguments: &[&str]) -> String {
        let ran = self.run(arguments);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{arguments:?}: {ran:?}");
        ran.out
    }

    /// Runs a command that has to end with this code, and returns what a script reads.
    pub fn answers(&self, code: i32, arguments: &[&str]) -> Value {
        let ran = self.run(&[&["--json"], arguments].concat());
        assert_eq!((ran.code, ran.err.as_str()), (code, ""), "{arguments:?}: {ran:?}");
        serde_json::from_str(&ran.out).unwrap_or_else(|error| panic!("{arguments:?}: {error} in {}", ran.out))
    }

    /// Runs a command that has to fail with this code, and returns its reason, which is the same for a person and a script.
    pub fn refuses(&self, code: i32, arguments: &[&str]) -> String {
        let ran = self.run(&[&["--json"], arguments].concat());
        assert_eq!((ran.code, ran.out.as_str()), (code, ""), "{arguments:?}: {ran:?}");
        let error: Value = serde_json::from_str(&ran.err).unwrap_or_else(|error| panic!("{error} in {}", ran.err));
        assert_eq!(error["error"]["exit"], code);
        let message = error["error"]["message"].as_str().expect("a message").to_owned();
        let ran = self.run(arguments);
        assert_eq!((ran.code, ran.err.trim_end()), (code, format!("error: {message}").as_str()), "{arguments:?}");
        message
    }
}

/// The tool of this build: the environment names it, or it is beside this program.
fn program() -> PathBuf {
    if let Some(program) = std::env::var_os("TICKET_DESK_ADMIN") {
        return program.into();
    }
    let own = std::env::current_exe().expect("this program has a path");
    let built = own
        .ancestors()
        .nth(2)
        .expect("target/debug")
        .join(format!("ticket-desk-admin{}", std::env::consts::EXE_SUFFIX));
    assert!(built.is_file(), "{} is missing: run `cargo xtask test admin`", built.display());
    built
}

/// The TCP address of a run's server.
pub fn address(flavour: Flavour) -> String {
    let variable = format!("{}_PORT", flavour.variable());
    let port =
        std::env::var(&variable).unwrap_or_else(|_| panic!("{variable} is not set beside {}", flavour.variable()));
    format!("127.0.0.1:{port}")
}

/// Reads a connection file as a workstation does.
pub fn open(file: &std::path::Path) -> MySqlConnectOptions {
    let text = std::fs::read_to_string(file).expect("the file was written");
    let mut file = ConnectionFile::parse(&text).expect("the tool writes what the application reads");
    let password = file.take_password().expect("the password is inside");
    file.connect_options(&password)
}
