//! Replaces routines and triggers of a desk at which people are working, and puts the former ones back if that fails.

use sqlx::Row as _;
use sqlx::mysql::{MySqlConnectOptions, MySqlConnection};

use super::error::{Doing as _, InstallError};
use super::files::{File, trigger_table};
use super::inventory::Key;
use super::kind::Kind;
use super::names::Names;
use super::rows;
use super::server::Server;
use super::table_locks::TableLocks;

/// Creates objects where there were none.
pub(super) async fn create(
    connection: &mut MySqlConnection,
    server: &Server,
    names: &Names,
    objects: &[&(Kind, File)],
) -> Result<(), InstallError> {
    for (kind, file) in objects {
        if *kind == Kind::Rows {
            rows::replace(connection, names, file).await?;
        } else {
            let text = server.adapt(&names.substitute(file.text));
            run(connection, &text, &format!("creating {}", file.name)).await?;
        }
    }
    Ok(())
}

/// Replaces `stale` objects and drops those that are `gone`. Whatever may refuse this is asked before anything is dropped; if it
/// fails all the same, the former objects are put back, so that people can go on.
pub(super) async fn replace(
    connection: &mut MySqlConnection,
    admin: &MySqlConnectOptions,
    server: &Server,
    names: &Names,
    stale: &[&(Kind, File)],
    gone: &[Key],
) -> Result<(), InstallError> {
    let triggers = stale.iter().filter(|(kind, _)| *kind == Kind::Trigger).map(|(_, file)| file.name);
    let gone_triggers = gone.iter().filter(|(kind, _)| *kind == Kind::Trigger).map(|(_, name)| name.as_str());
    let mut tables: Vec<String> =
        triggers.chain(gone_triggers).filter_map(trigger_table).map(ToOwned::to_owned).collect();
    tables.sort_unstable();
    tables.dedup();
    if server.is_galera {
        // Each change of a trigger is carried out on all nodes at once, and ends whatever holds the table there.
        tables.clear();
    }

    try_privileges(connection, names).await?;
    let mut work = Replacement { connection, admin, server, names, tables, former: Vec::new() };
    if let Some(locks) = work.lock().await? {
        locks.free().await?;
    }
    match work.run(stale, gone).await {
        Ok(()) => Ok(()),
        Err(error) => {
            work.put_back().await;
            Err(error)
        }
    }
}

/// Creates and drops a procedure and a trigger of the owner account.
async fn try_privileges(connection: &mut MySqlConnection, names: &Names) -> Result<(), InstallError> {
    let (data, owner) = (&names.data, names.owner_account());
    for statement in [
        format!("DROP PROCEDURE IF EXISTS {data}.installation_trial"),
        format!("CREATE DEFINER = {owner} PROCEDURE {data}.installation_trial() SQL SECURITY DEFINER BEGIN END"),
        format!("DROP PROCEDURE {data}.installation_trial"),
        format!("DROP TRIGGER IF EXISTS {data}.installation_trial"),
        format!(
            "CREATE DEFINER = {owner} TRIGGER {data}.installation_trial BEFORE DELETE ON {data}.installation FOR EACH ROW BEGIN END"
        ),
        format!("DROP TRIGGER {data}.installation_trial"),
    ] {
        run(connection, &statement, "trying to create a procedure and a trigger").await?;
    }
    Ok(())
}

async fn run(connection: &mut MySqlConnection, statement: &str, doing: &str) -> Result<(), InstallError> {
    sqlx::raw_sql(statement).execute(connection).await.map(|_| ()).doing(doing)
}

fn or_replace(create: &str) -> String {
    create.replacen("CREATE DEFINER", "CREATE OR REPLACE DEFINER", 1)
}

/// What has been done so far, to be undone.
struct Replacement<'a> {
    connection: &'a mut MySqlConnection,
    admin: &'a MySqlConnectOptions,
    server: &'a Server,
    names: &'a Names,
    /// Tables that are locked while their triggers are replaced.
    tables: Vec<String>,
    /// What was dropped or replaced, in that order, with the statement that created it; none if it was missing.
    former: Vec<(Kind, String, Option<String>)>,
}

impl Replacement<'_> {
    async fn run(&mut self, stale: &[&(Kind, File)], gone: &[Key]) -> Result<(), InstallError> {
        let of = |wanted: Kind| stale.iter().filter(move |(kind, _)| *kind == wanted);
        let gone_of = |wanted: Kind| gone.iter().filter(move |(kind, _)| *kind == wanted);
        for name in of(Kind::Public).map(|(_, file)| file.name).chain(gone_of(Kind::Public).map(|key| key.1.as_str())) {
            self.drop_object(Kind::Public, name, None).await?;
        }
        for (_, file) in of(Kind::Internal) {
            self.renew(Kind::Internal, file, None).await?;
        }
        let mut locks = self.lock().await?;
        for (_, file) in of(Kind::Trigger) {
            self.renew(Kind::Trigger, file, locks.as_mut()).await?;
        }
        for (_, name) in gone_of(Kind::Trigger) {
            self.drop_object(Kind::Trigger, name, locks.as_mut()).await?;
        }
        if let Some(locks) = locks {
            locks.free().await?;
        }
        for (_, name) in gone_of(Kind::Internal) {
            self.drop_object(Kind::Internal, name, None).await?;
        }
        for (_, file) in of(Kind::Rows) {
            rows::replace(self.connection, self.names, file).await?;
            // From here on the former triggers would not fit the rows: the next run goes on.
            self.former.clear();
        }
        for (_, name) in gone_of(Kind::Rows) {
            let statement = Kind::Rows.drop_statement(self.names, name);
            run(self.connection, &statement, &format!("emptying {name}")).await?;
        }
        for (_, file) in of(Kind::Public) {
            self.make(Kind::Public, file, None).await?;
        }
        Ok(())
    }

    async fn lock(&self) -> Result<Option<TableLocks>, InstallError> {
        if self.tables.is_empty() {
            return Ok(None);
        }
        TableLocks::take(self.admin, self.names, &self.tables).await.map(Some)
    }

    /// Creates an object in place of the existing one.
    async fn renew(&mut self, kind: Kind, file: &File, mut locks: Option<&mut TableLocks>) -> Result<(), InstallError> {
        if kind == Kind::Trigger && self.server.replaces_triggers() {
            let former = self.definition(kind, file.name, locks.as_deref_mut()).await;
            self.make(kind, file, locks).await?;
            self.former.push((kind, file.name.to_owned(), former));
            return Ok(());
        }
        self.drop_object(kind, file.name, locks.as_deref_mut()).await?;
        self.make(kind, file, locks).await
    }

    async fn drop_object(
        &mut self,
        kind: Kind,
        name: &str,
        mut locks: Option<&mut TableLocks>,
    ) -> Result<(), InstallError> {
        let former = self.definition(kind, name, locks.as_deref_mut()).await;
        let statement = kind.drop_statement(self.names, name);
        run(locks.map_or(&mut *self.connection, TableLocks::connection), &statement, &format!("dropping {name}"))
            .await?;
        self.former.push((kind, name.to_owned(), former));
        Ok(())
    }

    async fn make(&mut self, kind: Kind, file: &File, locks: Option<&mut TableLocks>) -> Result<(), InstallError> {
        let mut text = self.server.adapt(&self.names.substitute(file.text));
        if kind == Kind::Trigger && self.server.replaces_triggers() {
            text = or_replace(&text);
        }
        let doing = format!("creating {}", file.name);
        run(locks.map_or(&mut *self.connection, TableLocks::connection), &text, &doing).await
    }

    /// The statement that creates an object as it is now, if it exists and this administrator may read it.
    async fn definition(&mut self, kind: Kind, name: &str, locks: Option<&mut TableLocks>) -> Option<String> {
        let (what, schema) = match kind {
            Kind::Trigger => ("TRIGGER", &self.names.data),
            Kind::Public => ("PROCEDURE", &self.names.api),
            _ => ("PROCEDURE", &self.names.data),
        };
        let show = format!("SHOW CREATE {what} {schema}.{name}");
        let connection = locks.map_or(&mut *self.connection, TableLocks::connection);
        let rows = sqlx::raw_sql(&show).fetch_all(connection).await.ok()?;
        rows.first()?.try_get_unchecked::<Option<String>, _>(2).ok()?
    }

    /// Undoes what was done, the last first. What cannot be undone stays closed until the next run.
    async fn put_back(&mut self) {
        let has_trigger = self.former.iter().any(|(kind, ..)| *kind == Kind::Trigger);
        let mut locks = if has_trigger { self.lock().await.ok().flatten() } else { None };
        if has_trigger && locks.is_none() && !self.tables.is_empty() {
            return;
        }
        while let Some((kind, name, text)) = self.former.pop() {
            let Ok(()) = self.put_back_one(kind, &name, text, locks.as_mut()).await else { return };
        }
        if let Some(locks) = locks {
            locks.free().await.ok();
        }
    }

    async fn put_back_one(
        &mut self,
        kind: Kind,
        name: &str,
        text: Option<String>,
        mut locks: Option<&mut TableLocks>,
    ) -> Result<(), InstallError> {
        let schema = if kind == Kind::Public { &self.names.api } else { &self.names.data };
        // The server tells the statement without the schema.
        run(self.connection, &format!("USE {schema}"), "choosing the schema").await?;
        let locks = if kind == Kind::Trigger { locks.take() } else { None };
        let replaces = kind == Kind::Trigger && self.server.replaces_triggers() && text.is_some();
        let connection = locks.map_or(&mut *self.connection, TableLocks::connection);
        if !replaces {
            run(connection, &kind.drop_statement(self.names, name), &format!("dropping {name}")).await?;
        }
        let Some(text) = text else { return Ok(()) };
        let text = if replaces { or_replace(&text) } else { text };
        run(connection, &text, &format!("putting back {name}")).await
    }
}
