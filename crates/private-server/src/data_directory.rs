//! Data directories: recognised, made, and copied from a template.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use crate::arguments;
use crate::binary::Binary;
use crate::error::{PrivateServerError, excerpt};
use crate::flavour::Flavour;
use crate::options::Options;

/// Drops the accounts that MariaDB's installer makes beside root@localhost: one of them has no name and would take
/// precedence over a workstation's account.
const ONLY_ROOT_AT_LOCALHOST: &str = "\
DELETE FROM mysql.global_priv WHERE User = '' OR (User = 'root' AND Host <> 'localhost');
DELETE FROM mysql.proxies_priv WHERE Host <> 'localhost';
";

/// Returns the absolute path of a data directory that the server can be started on.
pub(crate) async fn prepare(options: &Options) -> Result<PathBuf, PrivateServerError> {
    let (binary, wanted, cache) = (options.binary.clone(), options.data_dir.clone(), options.template_cache.clone());
    tokio::task::spawn_blocking(move || prepare_blocking(&binary, &wanted, cache.as_deref()))
        .await
        .map_err(|failure| PrivateServerError::directory(&options.data_dir, std::io::Error::other(failure)))?
}

fn prepare_blocking(binary: &Binary, wanted: &Path, cache: Option<&Path>) -> Result<PathBuf, PrivateServerError> {
    let data_dir = std::path::absolute(wanted).map_err(|source| PrivateServerError::directory(wanted, source))?;
    if is_missing_or_empty(&data_dir) {
        match cache {
            Some(cache) => copy_into_place(&template(binary, cache)?, &data_dir)?,
            None => make_into_place(binary, &data_dir)?,
        }
    } else if !is_made_by(binary.flavour(), &data_dir) {
        return Err(PrivateServerError::ForeignDirectory { path: data_dir, flavour: binary.flavour() });
    }
    Ok(data_dir)
}

fn is_missing_or_empty(directory: &Path) -> bool {
    fs::read_dir(directory).map_or(true, |mut entries| entries.next().is_none())
}

/// Each server leaves a file that the other does not know.
fn is_made_by(flavour: Flavour, directory: &Path) -> bool {
    directory
        .join(match flavour {
            Flavour::MariaDb => "aria_log_control",
            Flavour::MySql => "mysql.ibd",
        })
        .is_file()
}

/// The initialised directory that new ones are copied from; made when it is not there.
fn template(binary: &Binary, cache: &Path) -> Result<PathBuf, PrivateServerError> {
    let template = cache.join(format!("{}-{}", binary.flavour().slug(), binary.version()));
    if !is_made_by(binary.flavour(), &template) {
        make_into_place(binary, &template)?;
    }
    Ok(template)
}

/// Initialises beside the place and moves into it, so that a kill half-way leaves nothing that looks finished.
fn make_into_place(binary: &Binary, place: &Path) -> Result<(), PrivateServerError> {
    let beside = directory_beside(place)?;
    let fresh = beside.path().join("data");
    fs::create_dir(&fresh).map_err(|source| PrivateServerError::directory(&fresh, source))?;
    initialise(binary, beside.path(), &fresh)?;
    move_into(&fresh, place, binary.flavour())
}

fn copy_into_place(template: &Path, place: &Path) -> Result<(), PrivateServerError> {
    let beside = directory_beside(place)?;
    let fresh = beside.path().join("data");
    copy_tree(template, &fresh).map_err(|source| PrivateServerError::directory(place, source))?;
    fs::rename(&fresh, place).map_err(|source| PrivateServerError::directory(place, source))
}

fn directory_beside(place: &Path) -> Result<TempDir, PrivateServerError> {
    let parent = place.parent().unwrap_or(place);
    fs::create_dir_all(parent)
        .and_then(|()| tempfile::Builder::new().prefix(".new-").tempdir_in(parent))
        .map_err(|source| PrivateServerError::directory(parent, source))
}

/// Somebody else may have made the same template meanwhile; theirs is as good.
fn move_into(fresh: &Path, place: &Path, flavour: Flavour) -> Result<(), PrivateServerError> {
    match fs::rename(fresh, place) {
        Err(_) if is_made_by(flavour, place) => Ok(()),
        outcome => outcome.map_err(|source| PrivateServerError::directory(place, source)),
    }
}

fn initialise(binary: &Binary, private_dir: &Path, fresh: &Path) -> Result<(), PrivateServerError> {
    let mut command = match binary.flavour() {
        Flavour::MySql => {
            let mut command = binary.command();
            command.args(arguments::common(binary, fresh, private_dir)).args([
                "--initialize-insecure",
                "--secure-file-priv=NULL",
                "--mysqlx=OFF",
            ]);
            command
        }
        Flavour::MariaDb => mariadb_install_db(binary, private_dir, fresh)?,
    };
    let program = PathBuf::from(command.get_program());
    let output = command.output().map_err(|source| PrivateServerError::CannotRun { program, source })?;
    if output.status.success() && is_made_by(binary.flavour(), fresh) {
        return Ok(());
    }
    let words = [output.stdout, output.stderr].concat();
    Err(PrivateServerError::DidNotInitialise {
        flavour: binary.flavour(),
        log: excerpt(&String::from_utf8_lossy(&words)),
    })
}

fn mariadb_install_db(binary: &Binary, private_dir: &Path, fresh: &Path) -> Result<Command, PrivateServerError> {
    let program = binary.mariadb_install_db().ok_or(PrivateServerError::NotInstalled { flavour: binary.flavour() })?;
    let mut command = Command::new(program);
    if cfg!(windows) {
        // The Windows program is another one: it knows only this, and makes only root@localhost.
        command.arg(format!("--datadir={}", fresh.display()));
        return Ok(command);
    }
    let accounts = private_dir.join("accounts.sql");
    fs::write(&accounts, ONLY_ROOT_AT_LOCALHOST).map_err(|source| PrivateServerError::directory(&accounts, source))?;
    command
        .args(arguments::common(binary, fresh, private_dir))
        .args(["--auth-root-authentication-method=normal", "--skip-test-db", "--skip-name-resolve"])
        .arg(format!("--extra-file={}", accounts.display()));
    Ok(command)
}

/// Copies a tree of files and directories. `fs::copy` shares the blocks where the file system can.
fn copy_tree(from: &Path, to: &Path) -> std::io::Result<()> {
    fs::create_dir(to)?;
    fs::set_permissions(to, fs::metadata(from)?.permissions())?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_tree(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), &target)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_directory_is_known_by_what_its_server_left_in_it() -> std::io::Result<()> {
        let directory = tempfile::tempdir()?;
        assert!(is_missing_or_empty(directory.path()));
        assert!(is_missing_or_empty(&directory.path().join("not-there")));
        fs::write(directory.path().join("aria_log_control"), "")?;
        assert!(!is_missing_or_empty(directory.path()));
        assert!(is_made_by(Flavour::MariaDb, directory.path()));
        assert!(!is_made_by(Flavour::MySql, directory.path()), "MySQL must not be started on MariaDB's files");
        Ok(())
    }

    #[test]
    fn a_copy_holds_every_file() -> std::io::Result<()> {
        let directory = tempfile::tempdir()?;
        let from = directory.path().join("from");
        fs::create_dir_all(from.join("inner/most"))?;
        fs::write(from.join("inner/most/page"), "content")?;
        copy_tree(&from, &directory.path().join("to"))?;
        assert_eq!(fs::read_to_string(directory.path().join("to/inner/most/page"))?, "content");
        Ok(())
    }
}
