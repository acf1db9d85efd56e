//! Texts that are being written.

use model::{Draft, PersonId, Timestamp};
use time::OffsetDateTime;

use super::{Local, LocalError};

/// Whose drafts: a person of one database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftOwner {
    /// The database, as the connection file names it.
    pub database: String,
    /// The person there.
    pub person: PersonId,
}

impl DraftOwner {
    fn person(&self) -> i64 {
        // A number that the database's own counter made; it never comes near the sign bit.
        i64::try_from(self.person.0).unwrap_or(i64::MAX)
    }
}

impl Local {
    /// Keeps what stands in a field; an empty content removes the draft. `now` is this workstation's clock.
    pub async fn draft_save(
        &self,
        owner: &DraftOwner,
        place: &str,
        content: &str,
        now: OffsetDateTime,
    ) -> Result<(), LocalError> {
        if content.is_empty() {
            sqlx::query("DELETE FROM drafts WHERE owner_database = ? AND owner_person = ? AND place = ?")
                .bind(&owner.database)
                .bind(owner.person())
                .bind(place)
                .execute(&self.pool)
                .await?;
            return Ok(());
        }
        sqlx::query(
            "INSERT INTO drafts (owner_database, owner_person, place, content, updated_at) VALUES (?, ?, ?, ?, ?)
             ON CONFLICT (owner_database, owner_person, place)
             DO UPDATE SET content = excluded.content, updated_at = excluded.updated_at",
        )
        .bind(&owner.database)
        .bind(owner.person())
        .bind(place)
        .bind(content)
        .bind(now)
        .execute(&self.pool)
        .await?;
        Ok(())
    }

    /// A person's drafts, newest first.
    pub async fn draft_list(&self, owner: &DraftOwner) -> Result<Vec<Draft>, LocalError> {
        let rows: Vec<(String, String, OffsetDateTime)> = sqlx::query_as(
            "SELECT place, content, updated_at FROM drafts WHERE owner_database = ? AND owner_person = ?
             ORDER BY updated_at DESC, place",
        )
        .bind(&owner.database)
        .bind(owner.person())
        .fetch_all(&self.pool)
        .await?;
        Ok(rows
            .into_iter()
            .map(|(place, content, updated_at)| Draft { place, content, updated_at: Timestamp(updated_at) })
            .collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::local::Setting;

    fn owner(person: u64) -> DraftOwner {
        DraftOwner { database: "db".into(), person: PersonId(person) }
    }

    #[tokio::test]
    async fn a_draft_is_there_after_the_file_was_opened_again_and_only_for_its_owner() {
        let directory = tempfile::tempdir().unwrap();
        let local = Local::open(directory.path()).await.unwrap();
        let now = OffsetDateTime::UNIX_EPOCH;
        local.draft_save(&owner(1), "raise", "half a", now).await.unwrap();
        local.draft_save(&owner(1), "raise", "half a sentence", now).await.unwrap();
        local.draft_save(&owner(1), "edit:3", "other", now).await.unwrap();
        // No close: the file must be whole without it.
        let again = Local::open(directory.path()).await.unwrap();
        let drafts = again.draft_list(&owner(1)).await.unwrap();
        assert_eq!(drafts.len(), 2);
        assert!(drafts.iter().any(|d| d.place == "raise" && d.content == "half a sentence"));
        assert!(again.draft_list(&owner(2)).await.unwrap().is_empty(), "another person must not see them");
        again.draft_save(&owner(1), "raise", "", now).await.unwrap();
        assert_eq!(local.draft_list(&owner(1)).await.unwrap().len(), 1, "an empty text discards the draft");
    }

    #[tokio::test]
    async fn settings_are_kept_replaced_and_forgotten() {
        let directory = tempfile::tempdir().unwrap();
        let local = Local::open(directory.path()).await.unwrap();
        assert_eq!(local.setting(Setting::Person).await.unwrap(), None);
        local.keep_setting(Setting::Person, "a").await.unwrap();
        local.keep_setting(Setting::Person, "b").await.unwrap();
        assert_eq!(local.setting(Setting::Person).await.unwrap().as_deref(), Some("b"));
        local.forget_setting(Setting::Person).await.unwrap();
        assert_eq!(local.setting(Setting::Person).await.unwrap(), None);
    }

    #[cfg(unix)]
    #[tokio::test]
    async fn only_the_owner_can_read_the_directory() {
        use std::os::unix::fs::PermissionsExt as _;
        let directory = tempfile::tempdir().unwrap();
        let inside = directory.path().join("profile");
        let _local = Local::open(&inside).await.unwrap();
        assert_eq!(std::fs::metadata(&inside).unwrap().permissions().mode() & 0o777, 0o700);
    }
}
