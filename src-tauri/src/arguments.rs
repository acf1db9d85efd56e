//! The arguments of the command line.

use std::path::{Path, PathBuf};

use clap::Parser;
use desk::TicketOffer;
use i18n::{Locale, messages};
use model::LARGEST_FILE;

use crate::profile::Profile;

/// The area of the catalogue that explains the command line.
pub(crate) const PROGRAM: &str = "shell";

/// The exit code of a line that names a file which cannot be attached, as of one that cannot be read.
pub(crate) const UNUSABLE: u8 = 2;

/// What was typed. The texts of the help are in `locales/<language>/shell.ftl`.
#[derive(Debug, Clone, Parser)]
#[command(name = "ticket-desk", version, max_term_width = 100)]
#[expect(missing_docs, reason = "the texts of the help say what each argument means")]
pub struct Arguments {
    #[arg(value_name = "LINK OR FILE")]
    pub open: Option<String>,
    #[arg(long, value_name = "NAME", default_value_t)]
    pub profile: Profile,
    #[arg(long, value_name = "FILE")]
    pub connection: Option<PathBuf>,
    #[arg(long, value_name = "DIRECTORY", value_parser = absolute)]
    pub data_dir: Option<PathBuf>,
    #[arg(long)]
    pub hidden: bool,
    #[arg(long)]
    pub new_ticket: bool,
    #[arg(long, value_name = "TEXT", requires = "new_ticket")]
    pub title: Option<String>,
    #[arg(long, value_name = "TEXT", requires = "new_ticket")]
    pub description: Option<String>,
    #[arg(long, value_name = "FILE", num_args = 1.., requires = "new_ticket")]
    pub attach: Vec<PathBuf>,
}

impl Arguments {
    /// What is wrong with the files to attach. Whoever started the program learns it in the terminal, also when another instance
    /// opens the window.
    pub(crate) fn complaints(&self, locale: Locale) -> Vec<String> {
        self.attach.iter().filter_map(|file| complaint(file, locale)).collect()
    }

    /// The new ticket that was asked for; relative paths start at `directory`. `None` if nothing but an empty form was.
    pub(crate) fn offer(&self, directory: &Path) -> Option<TicketOffer> {
        let offer = TicketOffer {
            title: self.title.clone().unwrap_or_default(),
            description: self.description.clone().unwrap_or_default(),
            files: self.attach.iter().map(|file| directory.join(file)).collect(),
        };
        (self.new_ticket && offer != TicketOffer::default()).then_some(offer)
    }
}

fn complaint(file: &Path, locale: Locale) -> Option<String> {
    // A pipe is not opened: that would wait for its other end.
    let text = match file.metadata() {
        Err(error) => messages::shell_attach_unreadable(&error, file.display()),
        Ok(metadata) if !metadata.is_file() => messages::shell_attach_no_file(file.display()),
        Ok(metadata) if metadata.len() > LARGEST_FILE => messages::shell_attach_too_large(file.display()),
        Ok(_) => messages::shell_attach_unreadable(&std::fs::File::open(file).err()?, file.display()),
    };
    Some(locale.format(&text))
}

/// An absolute path, independent of the working directory.
fn absolute(path: &str) -> std::io::Result<PathBuf> {
    std::path::absolute(path)
}

#[cfg(test)]
mod tests {
    use catalogue::Catalogue;
    use clap::CommandFactory as _;
    use i18n::Locale;
    use i18n::command_line::CommandLine;
    use model::Language;

    use super::*;

    #[test]
    fn without_anything_it_is_the_usual_profile_in_the_usual_place() {
        let arguments = Arguments::parse_from(["ticket-desk"]);
        assert_eq!(arguments.profile, Profile::default());
        assert!(arguments.data_dir.is_none() && arguments.connection.is_none() && !arguments.hidden);
    }

    #[test]
    fn a_directory_becomes_absolute_and_a_bad_profile_is_refused() {
        let arguments = Arguments::parse_from(["ticket-desk", "--data-dir", "somewhere"]);
        assert!(arguments.data_dir.is_some_and(|directory| directory.is_absolute()));
        assert!(Arguments::try_parse_from(["ticket-desk", "--profile", "../elsewhere"]).is_err());
    }

    #[test]
    fn files_are_attached_from_where_the_person_stands() {
        let line = ["ticket-desk", "--new-ticket", "--title", "Jam", "--attach", "a.log", "/b.log", "--attach", "c"];
        let offer = Arguments::parse_from(line).offer(Path::new("/home/erna")).expect("there is something to offer");
        assert_eq!((offer.title.as_str(), offer.description.as_str()), ("Jam", ""));
        assert_eq!(offer.files, ["/home/erna/a.log", "/b.log", "/home/erna/c"].map(PathBuf::from));
        assert_eq!(Arguments::parse_from(["ticket-desk", "--new-ticket"]).offer(Path::new("/")), None);
        assert!(Arguments::try_parse_from(["ticket-desk", "--title", "Jam"]).is_err(), "no ticket was asked for");
    }

    #[test]
    fn the_menus_of_file_managers_write_lines_that_are_understood() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let config = std::fs::read_to_string(root.join("tauri.conf.json")).expect("the configuration");
        let config: serde_json::Value = serde_json::from_str(&config).expect("JSON");
        for package in ["deb", "rpm"] {
            let files = config["bundle"]["linux"][package]["files"].as_object().expect("files");
            assert_eq!(files.len(), 3, "{package}");
            for source in files.values() {
                let entry = std::fs::read_to_string(root.join(source.as_str().expect("a path"))).expect("the file");
                let is_nemo = entry.starts_with("[Nemo Action]");
                assert_eq!(entry.contains("\nQuote=double\n"), is_nemo, "Nemo alone tears names apart: {source}");
                let exec = entry.lines().find_map(|line| line.strip_prefix("Exec=")).expect("a command");
                let line = exec.split(' ').flat_map(|word| if word == "%F" { vec!["/a b", "/c"] } else { vec![word] });
                let offer = Arguments::parse_from(line).offer(Path::new("/")).expect("a new ticket");
                assert_eq!(offer.files, ["/a b", "/c"].map(PathBuf::from), "{source}");
            }
        }
    }

    #[test]
    fn what_cannot_be_attached_is_told_in_the_terminal() {
        let directory = tempfile::tempdir().expect("a directory");
        let [missing, huge] = ["missing.log", "huge.iso"].map(|name| directory.path().join(name));
        let file = std::fs::File::create(&huge).expect("our own directory");
        file.set_len(LARGEST_FILE + 1).expect("nothing is written into it");
        let attach = [missing.as_path(), directory.path(), &huge].map(|path| path.display().to_string());
        let line = ["ticket-desk", "--new-ticket", "--attach", &attach[0], &attach[1], &attach[2]];
        let complaints = Arguments::parse_from(line).complaints(Locale::of(Language::English));
        let told = ["cannot be read", "is no file", "too large"];
        assert_eq!(complaints.len(), told.len(), "{complaints:?}");
        for ((complaint, told), path) in complaints.iter().zip(told).zip(&attach) {
            assert!(complaint.contains(told) && complaint.contains(path.as_str()), "{complaint}");
        }
        file.set_len(LARGEST_FILE).expect("our own file");
        assert_eq!(complaint(&huge, Locale::of(Language::English)), None);
    }

    #[test]
    fn every_argument_has_a_text_in_every_language() {
        let texts = Catalogue::read(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("it is well-formed").ids();
        for language in Language::OFFERED {
            let line = CommandLine::new(PROGRAM, Locale::of(language));
            assert_eq!(line.lacking(&Arguments::command(), &texts), Vec::<String>::new());
            line.explain(Arguments::command()).debug_assert();
        }
    }

    #[test]
    fn the_help_is_german_from_its_first_to_its_last_line() {
        let help = CommandLine::new(PROGRAM, Locale::of(Language::German)).explain(Arguments::command());
        let help = help.clone().render_help().to_string();
        assert!(help.contains("Aufruf: ticket-desk [OPTIONEN] [LINK ODER DATEI]"), "{help}");
        assert!(help.contains("--connection <DATEI>") && help.contains("[Vorgabe: default]"), "{help}");
        for english in ["Usage", "OPTIONS", "FILE", "DIRECTORY", " the ", " of ", "Print "] {
            assert!(!help.contains(english), "“{english}” stands in:\n{help}");
        }
    }

    #[test]
    fn a_strange_profile_is_answered_with_what_is_allowed() {
        for (language, said, allowed) in [
            (Language::English, "error: “../x” does not fit --profile", "lower-case letters"),
            (Language::German, "Fehler: „../x“ passt nicht zu --profile", "Kleinbuchstaben"),
        ] {
            let line = CommandLine::new(PROGRAM, Locale::of(language));
            let typed = ["ticket-desk", "--profile", "../x"];
            let mut command = line.explain(Arguments::command());
            let error = command.try_get_matches_from_mut(typed).expect_err("it could leave its directory");
            let complaint = line.complaint(&command, &error).expect("nobody asked for help");
            assert!(complaint.starts_with(said) && complaint.contains(allowed), "{complaint}");
        }
    }
}
