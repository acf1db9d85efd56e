//! Every public procedure in the server's catalogue, and valid arguments for each.

use model::{AttachmentId, Role, TicketId};
use support::args;
use support::database::{Answer, Argument, Desk, Person, Workstation, begin, digest_of, key, request};
use uuid::Uuid;

/// A public procedure.
pub struct Procedure {
    pub name: String,
    /// Its parameters: name and type.
    pub parameters: Vec<(String, String)>,
}

impl Procedure {
    /// Whether it has a parameter of this name.
    pub fn takes(&self, parameter: &str) -> bool {
        self.parameters.iter().any(|(name, _)| name == parameter)
    }
}

/// Every public procedure, also those without parameters.
pub async fn catalogue(desk: &Desk) -> Vec<Procedure> {
    let rows: Vec<(String, Option<String>, Option<String>)> = desk
        .rows(
            "SELECT CAST(r.ROUTINE_NAME AS CHAR), CAST(p.PARAMETER_NAME AS CHAR), CAST(p.DATA_TYPE AS CHAR)
               FROM information_schema.ROUTINES r
               LEFT JOIN information_schema.PARAMETERS p
                 ON p.SPECIFIC_SCHEMA = r.ROUTINE_SCHEMA AND p.SPECIFIC_NAME = r.ROUTINE_NAME
              WHERE r.ROUTINE_SCHEMA = '{api}'
              ORDER BY r.ROUTINE_NAME, p.ORDINAL_POSITION",
        )
        .await;
    let mut procedures: Vec<Procedure> = Vec::new();
    for (name, parameter, kind) in rows {
        let parameter = parameter.zip(kind);
        match procedures.last_mut() {
            Some(last) if last.name == name => last.parameters.extend(parameter),
            _ => procedures.push(Procedure { name, parameters: parameter.into_iter().collect() }),
        }
    }
    procedures
}

/// An employee, a responder, and the employee's ticket, claimed by the responder: enough to call every procedure successfully.
pub struct Scene<'d> {
    desk: &'d Desk,
    pub ada: Person,
    pub bob: Person,
    pub ticket: TicketId,
    people: u32,
}

impl<'d> Scene<'d> {
    /// Sets the scene on an empty desk.
    pub async fn new(desk: &'d Desk) -> Self {
        desk.execute("UPDATE {data}.settings SET value = '1000000' WHERE name = 'sign_up_limit'").await;
        desk.execute("UPDATE {data}.settings SET value = '1000000' WHERE name LIKE 'attachment\\_%\\_hourly'").await;
        desk.has_category(2, "Hardware").await;
        let (ada, bob) = (desk.employee("ada0").await, desk.responder("bob0").await);
        let ticket = ada.creates("Printer").await;
        bob.claims(ticket).await;
        Self { desk, ada, bob, ticket, people: 0 }
    }

    /// Gives both people new connections.
    pub async fn reconnect(&mut self) {
        for person in [&mut self.ada, &mut self.bob] {
            person.workstation = Workstation::connect(person.workstation.options.clone()).await;
        }
    }

    /// Whether a successful call used the scene up.
    pub async fn is_over(&self, procedure: &Procedure, ticket_changed: bool) -> bool {
        let (ada, bob) =
            (self.ada.call("watch", vec![Argument::Null]).await, self.bob.call("watch", vec![Argument::Null]).await);
        ticket_changed
            || procedure.takes("p_current_key")
            || procedure.takes("p_upgraded_key")
            || ada.is_err()
            || bob.is_err()
    }

    /// Sets the scene again after a procedure that may have changed it.
    pub async fn again(mut self, procedure: &str) -> Self {
        self.reconnect().await;
        if !["ticket_", "message_", "attachment_"].iter().any(|area| procedure.starts_with(area)) {
            self.people += 1;
            self.ada = Self::successor(self.ada, self.desk, format!("ada{}", self.people), "").await;
            self.bob = Self::successor(self.bob, self.desk, format!("bob{}", self.people), "responder").await;
        }
        self.ticket = self.ada.creates("Printer").await;
        self.bob.claims(self.ticket).await;
        self
    }

    /// Somebody new at the same workstation.
    async fn successor(person: Person, desk: &Desk, username: String, role: &str) -> Person {
        let code = if role.is_empty() { String::new() } else { format!("invitation of {username}") };
        if !code.is_empty() {
            desk.invites(&code, role).await;
        }
        let signed_up = person.workstation.call("person_sign_up", &Person::sign_up(&username, &code)).await;
        signed_up.unwrap_or_else(|code| panic!("{username} cannot sign up: {code}"));
        Person::signs_in(person.workstation, &username).await
    }

    /// The caller of a procedure, and the other person.
    pub fn people(&self, caller: Role) -> (&Person, &Person) {
        match caller {
            Role::Employee => (&self.ada, &self.bob),
            Role::Responder => (&self.bob, &self.ada),
        }
    }

    /// Valid arguments for a procedure, by the parameter's name or else by its type.
    pub async fn valid(&mut self, procedure: &Procedure, caller: Role) -> Vec<Argument> {
        let newcomer = procedure.name == "person_sign_up";
        if newcomer {
            self.people += 1;
        }
        let table = if procedure.takes("p_ticket") { "tickets" } else { "users" };
        let (me, other) = self.people(caller);
        let id = if procedure.takes("p_ticket") { self.ticket.0 } else { me.id.0 };
        let version = if procedure.takes("p_version") {
            self.desk.number(&format!("SELECT version FROM {{data}}.{table} WHERE id = {id}")).await
        } else {
            0
        };
        // No two files of a scene are the same.
        let content = Uuid::now_v7().as_bytes().to_vec();
        let attachment =
            if procedure.takes("p_attachment") { self.attachment(procedure, me, &content).await } else { 0 };
        let mut arguments = Vec::new();
        for (name, kind) in &procedure.parameters {
            arguments.push(match name.as_str() {
                "p_token" => me.token.clone().into(),
                "p_request" => request(),
                "p_ticket" => self.ticket.into(),
                "p_person" if procedure.takes("p_ticket") => Argument::Null,
                "p_person" => other.id.into(),
                "p_version" => version.into(),
                "p_username" if newcomer => format!("new{}", self.people).into(),
                "p_username" => me.username.as_str().into(),
                "p_email" => "new@example.org".into(),
                "p_phone" => "+4930123456".into(),
                "p_invitation" | "p_prefix" => "".into(),
                "p_salt" if procedure.takes("p_upgraded_key") => vec![8_u8; 16].into(),
                "p_salt" => vec![7_u8; 16].into(),
                "p_memory_kib" => 47_104.into(),
                "p_iterations" if procedure.takes("p_upgraded_key") => 3.into(),
                "p_iterations" | "p_category" => 2.into(),
                "p_key" | "p_current_key" => key(&me.username).into(),
                "p_upgraded_key" => key("upgraded").into(),
                "p_phone_extension" | "p_message" | "p_seen" | "p_before" | "p_before_message" | "p_before_event"
                | "p_after_name" | "p_after_id" | "p_after_at" | "p_after_respond_by" => Argument::Null,
                "p_attachment" => attachment.into(),
                "p_media_type" => "text/plain".into(),
                "p_size" => 16.into(),
                "p_digest" => digest_of(&content).into(),
                "p_position" => 0.into(),
                "p_bytes" => content.clone().into(),
                "p_priority" => "high".into(),
                "p_from" if procedure.takes("p_priority") => "normal".into(),
                "p_categories" => "[1]".into(),
                "p_facts" => r#"{"host":"adas-pc"}"#.into(),
                "p_query" => "{}".into(),
                "p_list" if caller == Role::Employee => "open".into(),
                "p_list" => "pool".into(),
                _ => match kind.as_str() {
                    "varchar" | "char" | "text" | "mediumtext" | "longtext" => "Text".into(),
                    "binary" | "varbinary" => vec![1_u8; 16].into(),
                    "datetime" => "2026-01-01 00:00:00".into(),
                    _ => 1.into(),
                },
            });
        }
        arguments
    }

    /// A file of this person in the state that the procedure expects; 0 for somebody whose session has ended.
    async fn attachment(&self, procedure: &Procedure, me: &Person, content: &[u8]) -> u64 {
        let Ok(begun) = me.call("attachment_begin", begin(self.ticket, "log", content)).await else { return 0 };
        let upload = AttachmentId(begun[0]["id"].as_u64().expect("a number"));
        if procedure.name != "attachment_put" {
            me.puts(upload, content, 0).await;
        }
        if procedure.name == "attachment_read" {
            me.call("attachment_complete", args![request(), upload]).await.expect("it is whole");
        }
        upload.0
    }

    /// Calls a procedure with valid arguments.
    pub async fn call(&mut self, procedure: &Procedure, caller: Role) -> Answer {
        let arguments = self.valid(procedure, caller).await;
        self.people(caller).0.workstation.call(&procedure.name, &arguments).await
    }
}

/// Bytes in hexadecimal, as SQL writes them.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |hex, byte| hex + &format!("{byte:02X}"))
}
