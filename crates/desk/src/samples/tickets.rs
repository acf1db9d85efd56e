//! The story of the samples: twelve tickets, in every state at the end.

use model::{Priority, Thread};

use super::actor::Cast;
use super::error::SampleError;

pub(super) async fn play(cast: &Cast) -> Result<(), SampleError> {
    closed(cast).await?;
    in_process(cast).await?;
    pending(cast).await?;
    let Cast { nadia, priya, .. } = cast;
    nadia.write(Thread::Person(priya.id()), "Are you in the house on Saturday? We set up for the trade fair.").await?;
    priya.write(Thread::Person(nadia.id()), "Until four. Call me when the stage is powered.").await
}

async fn closed(Cast { building, computers, nadia, jonas, priya, tomas }: &Cast) -> Result<(), SampleError> {
    let door = jonas
        .create(None, "Badge does not open the east door", "Since this morning. The gate and the lift still take it.")
        .await?;
    tomas.claim(door).await?;
    tomas.write(Thread::Ticket(door), "Which number is printed on the back of the badge?").await?;
    jonas.write(Thread::Ticket(door), "4471 B").await?;
    tomas.complete(door, "The badge was missing in the east group. Added, works at once.").await?;

    let coffee = nadia
        .create(
            *building,
            "Water under the coffee machine",
            "Second floor kitchen. A towel holds it for now, it comes back.",
        )
        .await?;
    priya.decline(coffee, "Plumbing, not mine.").await?;
    tomas.claim(coffee).await?;
    tomas.complete(coffee, "Seal of the tank replaced.").await?;

    let share =
        jonas.create(*computers, "Access to the share “Tenders”", "Reading is enough. My manager agrees.").await?;
    jonas.withdraw(share, "Got it from the owner of the share.").await
}

async fn in_process(Cast { building, computers, nadia, jonas, priya, tomas }: &Cast) -> Result<(), SampleError> {
    let projector = nadia
        .create_with(
            Priority::High,
            *building, "Projector in room 204 shows only green",
            "All inputs, also its own menu. There is a workshop with guests tomorrow at nine, so please before that.\n\n\
             I tried another cable and another laptop.",
        )
        .await?;
    priya.claim(projector).await?;
    priya.write(Thread::Ticket(projector), "Does the menu look green too when no cable is plugged in?").await?;
    nadia.write(Thread::Ticket(projector), "Yes, the menu as well.").await?;
    priya.write(Thread::Ticket(projector), "Then it is the colour wheel. I bring the spare one after lunch.").await?;

    let mailbox =
        jonas.create(*computers, "Mailbox “orders” is full", "Suppliers get their mail back since noon.").await?;
    let mailbox = priya.claim(mailbox).await?;
    jonas.edit(&mailbox, "Mailbox “orders” is full, suppliers get their mail back").await?;

    let printer =
        nadia.create(*computers, "Printer on the third floor jams", "Every second sheet, only from tray 2.").await?;
    tomas.claim(printer).await?;
    tomas.write(Thread::Ticket(printer), "I have cleaned the rollers. Please tell me whether it still jams.").await
}

async fn pending(Cast { building, computers, nadia, jonas, priya, .. }: &Cast) -> Result<(), SampleError> {
    let vpn =
        jonas.create(*computers, "VPN drops every ten minutes", "From home, with cable and wireless alike.").await?;
    priya.claim(vpn).await?;
    priya.decline(vpn, "This needs somebody with access to the firewall.").await?;

    nadia
        .create(
            *building,
            "Lamp above the reception flickers",
            "It is the second from the left. Visitors have begun to remark on it.",
        )
        .await?;
    jonas
        .create(
            *computers,
            "Laptop for the trainee who starts on Monday",
            "Name: Lea Moser. Purchasing applications, German keyboard. She sits beside me.",
        )
        .await?;
    nadia.create(*building, "Monitor arm for desk 3.17", "The present one no longer holds the monitor up.").await?;
    jonas
        .create(*building, "Heating in meeting room 1.02 cannot be turned down", "28 degrees, the valve turns freely.")
        .await?;
    nadia
        .create(
            None,
            "Two more tables for the foyer on Saturday",
            "Trade fair set-up, from 7:30. Any tables of the same height.",
        )
        .await?;
    Ok(())
}
