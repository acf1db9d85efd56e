//! Building, upgrading and comparing the database.

use administration::install::{self, InstallReport, Names};
use sqlx::mysql::MySqlConnectOptions;

use crate::answer::Answer;
use crate::arguments::{Build, Way};
use crate::failure::Failure;
use crate::words::Words;

/// The names of a desk on its server, all made of one.
pub fn names(schema: &str) -> Result<Names, Failure> {
    Names::new(schema, &format!("{schema}_api"), &format!("{schema}_owner")).map_err(Failure::Schema)
}

pub async fn run(
    admin: &MySqlConnectOptions,
    names: &Names,
    words: &dyn Words,
    way: &Way,
    command: Build,
) -> Result<Answer, Failure> {
    let report = |report: &InstallReport| Answer::new(words.installed(report, &way.spelled()), report);
    match command {
        Build::Install => report(&install::install(admin, names).await?),
        Build::Upgrade => {
            if !install::check(admin, names).await?.present {
                return Err(Failure::NothingToUpgrade);
            }
            report(&install::install(admin, names).await?)
        }
        Build::Check => {
            let found = install::check(admin, names).await?;
            Ok(Answer::new(words.compared(&found), &found)?.found_wrong(!found.is_current()))
        }
    }
}
