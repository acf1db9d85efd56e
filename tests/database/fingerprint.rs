//! Proves that a call changed nothing and holds no lock.

use std::collections::BTreeMap;

use support::database::Desk;

/// The tables of a desk.
pub struct Tables(Vec<String>);

/// The checksum of every table.
pub type Fingerprint = BTreeMap<String, i64>;

impl Tables {
    /// Those in the server's catalogue, so that new ones are included.
    pub async fn of(desk: &Desk) -> Self {
        let tables: Vec<(String,)> = desk
            .rows(
                "SELECT CAST(TABLE_NAME AS CHAR) FROM information_schema.TABLES
                  WHERE TABLE_SCHEMA = '{data}' AND TABLE_TYPE = 'BASE TABLE' ORDER BY 1",
            )
            .await;
        Self(tables.into_iter().map(|(table,)| table).collect())
    }

    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }

    /// Computes their checksums.
    pub async fn fingerprint(&self, desk: &Desk) -> Fingerprint {
        let tables: Vec<String> = self.names().map(|table| format!("{{data}}.{table}")).collect();
        let sums: Vec<(String, i64)> = desk.rows(&format!("CHECKSUM TABLE {}", tables.join(", "))).await;
        sums.into_iter().map(|(table, sum)| (table.rsplit('.').next().unwrap_or(&table).to_owned(), sum)).collect()
    }

    /// Locks every row of every table for a moment. Fails when somebody else holds one.
    pub async fn held(&self, desk: &Desk) -> Result<(), String> {
        let all: Vec<String> =
            self.names().map(|table| format!("SELECT COUNT(*) FROM {{data}}.{table} FOR UPDATE NOWAIT")).collect();
        desk.attempt(&all.join("; ")).await
    }
}
