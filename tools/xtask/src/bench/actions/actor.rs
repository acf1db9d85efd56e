//! Somebody who acts: signed in at a workstation, with a second connection of the same account for `SELECT 1`.

use administration::random;
use anyhow::{Context, Result};
use database::connection_file::ConnectionFile;
use database::key_derivation::Derivation;
use database::{Credential, Database, Identity, Retry, Token};
use model::{
    Address, Email, Organisation, PersonName, Phone, Profession, Profile, RequestId, Role, Username, WorkstationName,
};
use sqlx::ConnectOptions as _;
use sqlx::mysql::MySqlConnection;
use uuid::Uuid;

use crate::playground::{Playground, Route};

pub const PASSWORD: &str = "five-slow-barges-turn";

pub struct Actor {
    pub database: Database,
    pub token: Token,
    pub person: Profile,
    plain: MySqlConnection,
}

impl Actor {
    /// Signs a person up. Their connections go the given way.
    pub async fn new(playground: &Playground, name: &str, role: Role, route: Route) -> Result<Self> {
        let file = playground.workstation(name, route).await?;
        let database = Database::new(options(file.clone())?, Retry::default());
        let invitation = match role {
            // Without its dashes, as the desk sends it.
            Role::Responder => playground.invitations(1).await?.concat().replace('-', ""),
            Role::Employee => String::new(),
        };
        let username = Username::parse(name)?;
        let derivation = Derivation::current(random()?);
        let key = derivation.derive(PASSWORD)?;
        let credential = Credential { derivation, key };
        database
            .person_sign_up(request(), &username, &identity(name)?, &invitation, &credential)
            .await
            .context("signing up")?;
        let opened = database
            .session_open(&username, &credential.key, &WorkstationName::parse("bench")?)
            .await
            .context("signing in")?;
        let token = Token::parse(&opened.token).context("the token is not one")?;
        let plain = options(file)?.connect().await.context("connecting once more")?;
        Ok(Self { database, token, person: opened.person, plain })
    }

    /// The smallest question that there is, with a prepared statement like every other.
    pub async fn select_one(&mut self) -> Result<()> {
        sqlx::query("SELECT 1").fetch_one(&mut self.plain).await?;
        Ok(())
    }

    /// Signs out.
    pub async fn leave(self) -> Result<()> {
        self.database.session_close(&self.token).await.context("signing out")
    }
}

fn options(mut file: ConnectionFile) -> Result<sqlx::mysql::MySqlConnectOptions> {
    let password = file.take_password().context("the connection file holds no password")?;
    Ok(file.connect_options(&password).disable_statement_logging())
}

pub fn identity(name: &str) -> Result<Identity> {
    Ok(Identity {
        name: PersonName::parse(name)?,
        email: Email::parse(&format!("{name}@example.org"))?,
        phone: Phone::parse("DE", "030 123456", "")?,
        profession: Profession::parse("Tester")?,
        organisation: Organisation::parse("Northwind Hall")?,
        address: Address::parse("Main building")?,
    })
}

pub fn request() -> RequestId {
    RequestId(Uuid::now_v7())
}
