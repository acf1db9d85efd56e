//! Drafts: texts that are being written.

use model::{Draft, Timestamp};
use sqlx::sqlite::SqliteConnection;
use time::OffsetDateTime;

use crate::{Local, LocalError, Owner};

impl Local {
    /// Stores a draft; an empty content deletes it. `about` keeps its last value when it is absent. `now` is this
    /// workstation's clock.
    pub async fn draft_save(
        &self,
        owner: &Owner,
        place: &str,
        content: &str,
        about: Option<&str>,
        now: OffsetDateTime,
    ) -> Result<(), LocalError> {
        let mut connection = self.pool.acquire().await?;
        if content.is_empty() {
            return remove(&mut connection, owner, place).await;
        }
        write(&mut connection, owner, place, content, about, now).await
    }

    /// A person's drafts, newest first.
    pub async fn draft_list(&self, owner: &Owner) -> Result<Vec<Draft>, LocalError> {
        let rows: Vec<(String, String, Option<String>, OffsetDateTime)> = sqlx::query_as(
            "SELECT place, content, about, updated_at FROM drafts WHERE owner_database = ? AND owner_person = ?
             ORDER BY updated_at DESC, place",
        )
        .bind(&owner.database)
        .bind(owner.person())
        .fetch_all(&self.pool)
        .await?;
        let draft =
            |(place, content, about, updated_at)| Draft { place, content, about, updated_at: Timestamp(updated_at) };
        Ok(rows.into_iter().map(draft).collect())
    }
}

pub(crate) async fn write(
    connection: &mut SqliteConnection,
    owner: &Owner,
    place: &str,
    content: &str,
    about: Option<&str>,
    now: OffsetDateTime,
) -> Result<(), LocalError> {
    sqlx::query(
        "INSERT INTO drafts (owner_database, owner_person, place, content, about, updated_at) VALUES (?, ?, ?, ?, ?, ?)
         ON CONFLICT (owner_database, owner_person, place)
         DO UPDATE SET content = excluded.content, about = COALESCE(excluded.about, about), updated_at = excluded.updated_at",
    )
    .bind(&owner.database)
    .bind(owner.person())
    .bind(place)
    .bind(content)
    .bind(about)
    .bind(now)
    .execute(connection)
    .await?;
    Ok(())
}

pub(crate) async fn remove(connection: &mut SqliteConnection, owner: &Owner, place: &str) -> Result<(), LocalError> {
    sqlx::query("DELETE FROM drafts WHERE owner_database = ? AND owner_person = ? AND place = ?")
        .bind(&owner.database)
        .bind(owner.person())
        .bind(place)
        .execute(connection)
        .await?;
    Ok(())
}

pub(crate) async fn content(
    connection: &mut SqliteConnection,
    owner: &Owner,
    place: &str,
) -> Result<Option<String>, LocalError> {
    let content =
        sqlx::query_scalar("SELECT content FROM drafts WHERE owner_database = ? AND owner_person = ? AND place = ?");
    Ok(content.bind(&owner.database).bind(owner.person()).bind(place).fetch_optional(connection).await?)
}
