//! Runs builds and tests through another program, such as `nice`.

use tokio::process::Command;

/// A program through which others are run.
#[derive(Debug)]
pub struct Runner(pub Vec<String>);

impl Runner {
    /// The command, run through the program.
    pub fn run(&self, command: Command) -> Command {
        let Some((program, arguments)) = self.0.split_first() else { return command };
        let inner = command.as_std();
        let mut outer = Command::new(program);
        outer.args(arguments).arg(inner.get_program()).args(inner.get_args());
        for (name, value) in inner.get_envs() {
            match value {
                Some(value) => outer.env(name, value),
                None => outer.env_remove(name),
            };
        }
        if let Some(directory) = inner.get_current_dir() {
            outer.current_dir(directory);
        }
        outer
    }
}
