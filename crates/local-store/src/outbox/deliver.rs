//! Steps of a delivery.

use model::{Code, OutboxItem, Parcel, RequestId};

use super::edits::{Edited, note, rebase};
use super::row::{COLUMNS, Row};
use super::{begin, delete};
use crate::{Local, LocalError, Owner};

impl Local {
    /// What is to be sent next: refused things stand aside.
    pub async fn outbox_next(&self, owner: &Owner) -> Result<Option<OutboxItem>, LocalError> {
        let sql = format!(
            "SELECT {COLUMNS} FROM outbox WHERE owner_database = ? AND owner_person = ? AND code IS NULL
             ORDER BY place_in_line LIMIT 1"
        );
        let row: Option<Row> =
            sqlx::query_as(&sql).bind(&owner.database).bind(owner.person()).fetch_optional(&self.pool).await?;
        row.map(Row::item).transpose()
    }

    /// Notes, before something is sent, that it may arrive. `false` if it is not there any more, and must not be sent.
    pub async fn outbox_depart(&self, id: RequestId) -> Result<bool, LocalError> {
        let departed = sqlx::query("UPDATE outbox SET uncertain = 1 WHERE id = ? AND code IS NULL");
        let departed = departed.bind(id.0.as_bytes().as_slice()).execute(&self.pool).await?;
        Ok(departed.rows_affected() == 1)
    }

    /// Notes that something has certainly not arrived, and waits.
    pub async fn outbox_stay(&self, id: RequestId) -> Result<(), LocalError> {
        sqlx::query("UPDATE outbox SET uncertain = 0 WHERE id = ?")
            .bind(id.0.as_bytes().as_slice())
            .execute(&self.pool)
            .await?;
        Ok(())
    }

    /// Removes what has arrived. An edit that made `version` of its ticket is the base of the edits behind it, which their
    /// author wrote after it; one that `waited` also of those that are still being written.
    pub async fn outbox_arrive(
        &self,
        owner: &Owner,
        item: &OutboxItem,
        version: Option<u32>,
        waited: bool,
    ) -> Result<(), LocalError> {
        let mut connection = self.pool.acquire().await?;
        let mut change = begin(&mut connection).await?;
        delete(&mut change, item.id).await?;
        if let (Parcel::Edit { ticket, version: base, .. }, Some(made)) = (&item.parcel, version) {
            let edited = Edited { ticket: *ticket, base: *base, made };
            rebase(&mut change, owner, edited).await?;
            if waited {
                note(&mut change, owner, edited).await?;
            }
        }
        Ok(change.commit().await?)
    }

    /// Notes why something was refused. It stands aside; `uncertain` tells that it may have arrived nevertheless.
    pub async fn outbox_refuse(
        &self,
        id: RequestId,
        code: Code,
        limit: Option<u32>,
        uncertain: bool,
    ) -> Result<(), LocalError> {
        sqlx::query("UPDATE outbox SET code = ?, code_limit = ?, uncertain = ? WHERE id = ?")
            .bind(code.as_str())
            .bind(limit)
            .bind(uncertain)
            .bind(id.0.as_bytes().as_slice())
            .execute(&self.pool)
            .await?;
        Ok(())
    }

    /// Notes that nothing of a person can be delivered any more.
    pub async fn outbox_refuse_all(&self, owner: &Owner, code: Code) -> Result<(), LocalError> {
        sqlx::query("UPDATE outbox SET code = ? WHERE owner_database = ? AND owner_person = ? AND code IS NULL")
            .bind(code.as_str())
            .bind(&owner.database)
            .bind(owner.person())
            .execute(&self.pool)
            .await?;
        Ok(())
    }
}
