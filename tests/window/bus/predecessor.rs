//! An application that owns the name of a profile, but accepts no second start.

use std::sync::Arc;

use tokio::sync::Notify;
use tokio::time::timeout;
use zbus::{Connection, fdo, interface};

use crate::wait::LIMIT;

#[derive(Clone, Default)]
struct Ending(Arc<Notify>);

#[interface(name = "org.SingleInstance.DBus")]
impl Ending {
    fn execute_callback(&self, _words: Vec<String>, _directory: String) -> fdo::Result<()> {
        self.0.notify_one();
        Err(fdo::Error::Failed("it ends".to_owned()))
    }
}

/// Dropping it releases the name.
pub struct Predecessor {
    ending: Ending,
    _connection: Connection,
}

impl Predecessor {
    pub async fn serve(address: &str, identifier: &str) -> Self {
        let (ending, name) = (Ending::default(), format!("{identifier}.SingleInstance"));
        let path = format!("/{}", name.replace('.', "/").replace('-', "_"));
        let builder = zbus::connection::Builder::address(address).expect("the bus told its address");
        let builder = builder.serve_at(path, ending.clone()).expect("a path").name(name).expect("a name");
        Self { ending, _connection: builder.build().await.expect("nobody else has the name") }
    }

    /// Waits until a second start was refused.
    pub async fn refuses(&self) {
        timeout(LIMIT, self.ending.0.notified()).await.expect("a second start asks the first one");
    }
}
