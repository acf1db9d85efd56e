//! A network that drops, delays and breaks in the middle of a packet, on both servers.

use std::time::Duration;

use fault_proxy::Fault;
use support::Flavour;

use super::proxied_world::ProxiedWorld;

const ROUNDS: usize = 12;

/// Each call may break before it arrives, while it arrives, and before its answer has come; what is repeated then is the same
/// request once more.
async fn everything_arrives_once_and_in_order(flavour: Flavour) {
    let proxied = ProxiedWorld::on(flavour).await;
    let anna = proxied.employee("anna").await;
    let ticket = anna.created("Printer").await;
    for number in 0..ROUNDS {
        proxied.proxy.set(match number % 4 {
            0 => Fault::Slow(Duration::from_millis(20)),
            1 => Fault::Cut,
            // A connection takes about a thousand bytes to make, a call some hundred: it breaks everywhere.
            _ => Fault::Brittle(2500),
        });
        anna.send_message(ticket.id, None, &format!("message {number}")).await;
        anna.send_create(&format!("ticket {number}")).await;
        anna.desk.connection_retry(()).await.expect("tried");
    }
    proxied.mend(&anna).await;
    anna.until_outbox_is_empty().await;
    let messages: Vec<_> = (0..ROUNDS).map(|number| format!("message {number}")).collect();
    assert_eq!(anna.thread(ticket.id).await, messages);
    let there = proxied.world.count("SELECT COUNT(*) FROM data.tickets WHERE title LIKE 'ticket %'").await;
    let different =
        proxied.world.count("SELECT COUNT(DISTINCT title) FROM data.tickets WHERE title LIKE 'ticket %'").await;
    assert_eq!((usize::try_from(there), usize::try_from(different)), (Ok(ROUNDS), Ok(ROUNDS)));
}

mod mariadb {
    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn everything_arrives_once_and_in_order() {
        super::everything_arrives_once_and_in_order(support::Flavour::MariaDb).await;
    }
}

mod mysql {
    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn everything_arrives_once_and_in_order() {
        super::everything_arrives_once_and_in_order(support::Flavour::MySql).await;
    }
}
