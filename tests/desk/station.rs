//! One person's workstation: a desk, its files and its host.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use database::connection_file::ConnectionFile;
use desk::{Clock, Config, Desk, Host};
use model::{Language, OutboxItem, Profile, SessionOpen, Ticket, TicketCreate, TicketId, TicketShow, TicketView};

use crate::clock::StoryClock;
use crate::host::RecordingHost;
use crate::world::{PASSWORD, TIMEOUT, World, arrived, request, sign_up};

/// One person's workstation.
pub struct Station {
    pub desk: Desk,
    pub host: Arc<RecordingHost>,
    /// Moves the desk's time, unless the computer has a clock of its own.
    pub clock: Arc<StoryClock>,
    name: String,
    directory: PathBuf,
    pub(crate) file: String,
    /// The clock of its desk.
    watched: Arc<dyn Clock>,
}

/// A workstation's clocks: the one that a story moves, and the one that the desk reads.
pub struct Clocks {
    story: Arc<StoryClock>,
    watched: Arc<dyn Clock>,
}

impl Default for Clocks {
    fn default() -> Self {
        let story = Arc::new(StoryClock::default());
        Self { watched: Arc::clone(&story) as Arc<dyn Clock>, story }
    }
}

impl Station {
    pub async fn open(
        name: String,
        directory: PathBuf,
        host: Arc<RecordingHost>,
        file: String,
        clocks: Clocks,
        managed: Option<PathBuf>,
    ) -> Self {
        let Clocks { story, watched } = clocks;
        let desk = Desk::open(Config {
            host: Arc::clone(&host) as Arc<dyn Host>,
            clock: Arc::clone(&watched),
            directory: directory.clone(),
            workstation: name.clone(),
            version: "0.0.0".to_owned(),
            language: Language::English,
            managed,
            log_directory: None,
            development: false,
        });
        let desk = desk.await.expect("the desk opens");
        Self { desk, host, clock: story, name, directory, file, watched }
    }

    /// Restarts the application.
    pub async fn restart(self) -> Self {
        let watched = Arc::clone(&self.watched);
        self.restart_with(watched).await
    }

    /// Restarts the application on a computer with another clock.
    pub async fn restart_with(self, watched: Arc<dyn Clock>) -> Self {
        self.desk.shutdown().await;
        let clocks = Clocks { story: self.clock, watched };
        Self::open(self.name, self.directory, self.host, self.file, clocks, None).await
    }

    /// Restarts the application with a connection from the organisation.
    pub async fn restart_managed(self, file_path: &Path) -> Self {
        self.desk.shutdown().await;
        let clocks = Clocks { story: self.clock, watched: self.watched };
        Self::open(self.name, self.directory, self.host, self.file, clocks, Some(file_path.to_owned())).await
    }

    /// Where its files are.
    pub fn directory(&self) -> &Path {
        &self.directory
    }

    /// Another workstation where the same person is signed in.
    pub async fn second_window(&self, world: &World) -> Self {
        let second = world.workstation(&format!("{}-second", self.name)).await;
        second.sign_in(&self.username()).await;
        second
    }

    pub async fn sign_in(&self, username: &str) {
        let open = SessionOpen { username: username.to_owned(), password: PASSWORD.to_owned() };
        self.desk.session_open(open).await.expect("signs in");
    }

    pub async fn create(&self, title: &str) -> Ticket {
        let description = format!("{title}, since this morning.");
        let create = TicketCreate {
            facts: model::Facts::default(),
            request: request(),
            title: title.to_owned(),
            description,
            priority: model::Priority::Normal,
            category: None,
            draft_key: String::new(),
        };
        arrived(self.desk.ticket_create(create).await.expect("created"))
    }

    pub async fn show(&self, ticket: TicketId) -> TicketView {
        self.desk.ticket_show(TicketShow { ticket, before: None }).await.expect("the ticket is shown").value
    }

    pub async fn refused_show(&self, ticket: TicketId) {
        let error = self.desk.ticket_show(TicketShow { ticket, before: None }).await.expect_err("it must not be shown");
        assert_eq!(error.code(), model::Code::TicketNotFound);
    }

    /// The display name of the person who signed up here.
    pub fn username(&self) -> String {
        self.name.clone()
    }

    /// The display name.
    pub fn name(&self) -> String {
        sign_up(&self.name, "").name
    }

    /// Who is signed in, as the window sees it.
    pub async fn profile(&self) -> Profile {
        self.desk.app_state(()).await.expect("the state").person.expect("somebody is signed in")
    }

    pub fn account_password(&self) -> String {
        let mut file = ConnectionFile::parse(&self.file).expect("a valid file");
        file.take_password().expect("the password is inside").to_string()
    }

    /// Whether these words are in any file of this workstation.
    pub fn keeps(&self, words: &str) -> bool {
        std::fs::read_dir(&self.directory).expect("its files").any(|entry| {
            let bytes = std::fs::read(entry.expect("a file").path()).expect("it can be read");
            bytes.windows(words.len()).any(|window| window == words.as_bytes())
        })
    }

    /// Waits until everything that was sent has arrived.
    pub async fn until_outbox_is_empty(&self) {
        self.until_outbox("everything arrives", <[OutboxItem]>::is_empty).await;
    }

    /// Waits until the outbox meets a condition.
    pub async fn until_outbox(&self, what: &str, holds: impl Fn(&[OutboxItem]) -> bool) {
        let waiting = async {
            while !holds(&self.desk.outbox_list(()).await.expect("the outbox")) {
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        };
        tokio::time::timeout(TIMEOUT, waiting).await.expect(what);
    }

    /// Waits until the host has recorded something.
    pub async fn until(&self, what: &str, holds: impl Fn(&RecordingHost) -> bool) {
        let waiting = async {
            while !holds(&self.host) {
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        };
        let happened = tokio::time::timeout(TIMEOUT, waiting).await.is_ok();
        assert!(
            happened,
            "{}: never happened: {what}; counts {:?}, notifications {:?}, withdrawn {:?}",
            self.name,
            self.host.counts(),
            self.host.notifications(),
            self.host.withdrawn()
        );
    }
}
