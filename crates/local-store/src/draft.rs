//! Drafts: texts that are being written.

use model::{Draft, Timestamp};
use sqlx::sqlite::SqliteConnection;
use time::OffsetDateTime;

use crate::{Local, LocalError, Owner, file};

impl Local {
    /// Stores a draft; an empty content deletes it. `about` keeps its last value when it is absent. `now` is this
    /// workstation's clock.
    pub async fn draft_save(
        &self,
        owner: &Owner,
        draft_key: &str,
        content: &str,
        about: Option<&str>,
        now: OffsetDateTime,
    ) -> Result<(), LocalError> {
        let mut connection = self.pool.acquire().await?;
        if content.is_empty() {
            return remove(&mut connection, owner, draft_key).await;
        }
        write(&mut connection, owner, draft_key, content, about, now).await
    }

    /// A person's drafts with the names of their files, newest first. Files without a text are a draft, too.
    pub async fn draft_list(&self, owner: &Owner) -> Result<Vec<Draft>, LocalError> {
        let rows: Vec<(String, String, Option<String>, OffsetDateTime)> = sqlx::query_as(
            "SELECT draft_key, content, about, updated_at FROM drafts WHERE owner_database = ? AND owner_person = ?",
        )
        .bind(&owner.database)
        .bind(owner.person())
        .fetch_all(&self.pool)
        .await?;
        let draft = |(draft_key, content, about, updated_at)| Draft {
            draft_key,
            content,
            about,
            updated_at: Timestamp(updated_at),
            files: Vec::new(),
        };
        let mut drafts: Vec<Draft> = rows.into_iter().map(draft).collect();
        for (draft_key, name, added_at) in file::of_drafts(&self.pool, owner).await? {
            if let Some(draft) = drafts.iter_mut().find(|draft| draft.draft_key == draft_key) {
                draft.files.push(name);
                if draft.content.is_empty() {
                    // Files alone are as new as the newest of them.
                    draft.updated_at = draft.updated_at.max(Timestamp(added_at));
                }
            } else {
                let updated_at = Timestamp(added_at);
                drafts.push(Draft { draft_key, content: String::new(), about: None, updated_at, files: vec![name] });
            }
        }
        drafts.sort_by(|one, other| {
            other.updated_at.cmp(&one.updated_at).then_with(|| one.draft_key.cmp(&other.draft_key))
        });
        Ok(drafts)
    }
}

pub(crate) async fn write(
    connection: &mut SqliteConnection,
    owner: &Owner,
    draft_key: &str,
    content: &str,
    about: Option<&str>,
    now: OffsetDateTime,
) -> Result<(), LocalError> {
    sqlx::query(
        "INSERT INTO drafts (owner_database, owner_person, draft_key, content, about, updated_at) VALUES (?, ?, ?, ?, ?, ?)
         ON CONFLICT (owner_database, owner_person, draft_key)
         DO UPDATE SET content = excluded.content, about = COALESCE(excluded.about, about), updated_at = excluded.updated_at",
    )
    .bind(&owner.database)
    .bind(owner.person())
    .bind(draft_key)
    .bind(content)
    .bind(about)
    .bind(now)
    .execute(connection)
    .await?;
    Ok(())
}

pub(crate) async fn remove(
    connection: &mut SqliteConnection,
    owner: &Owner,
    draft_key: &str,
) -> Result<(), LocalError> {
    sqlx::query("DELETE FROM drafts WHERE owner_database = ? AND owner_person = ? AND draft_key = ?")
        .bind(&owner.database)
        .bind(owner.person())
        .bind(draft_key)
        .execute(connection)
        .await?;
    Ok(())
}

pub(crate) async fn content(
    connection: &mut SqliteConnection,
    owner: &Owner,
    draft_key: &str,
) -> Result<Option<String>, LocalError> {
    let content = sqlx::query_scalar(
        "SELECT content FROM drafts WHERE owner_database = ? AND owner_person = ? AND draft_key = ?",
    );
    Ok(content.bind(&owner.database).bind(owner.person()).bind(draft_key).fetch_optional(connection).await?)
}
