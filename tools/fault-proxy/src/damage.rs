//! Damaged answers: packets of the server that no server should send.
//!
//! Format: <https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_basic_packets.html>.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

/// How the answer to a prepared statement is damaged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Damage {
    /// The descriptions of the columns are missing.
    NoColumns,
    /// Every packet ends half-way, and its header says so.
    Truncated,
    /// Headers promise more bytes than there are.
    TooLong,
    /// Headers promise fewer bytes than there are.
    TooShort,
    /// Columns of a type that does not exist.
    UnknownType,
    /// Columns of the type NULL, which no value has.
    NullType,
    /// Packets of other bytes.
    Garbage,
    /// Packets without a byte.
    Empty,
    /// An error packet without number and text.
    BareError,
}

impl Damage {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::NoColumns,
        Self::Truncated,
        Self::TooLong,
        Self::TooShort,
        Self::UnknownType,
        Self::NullType,
        Self::Garbage,
        Self::Empty,
        Self::BareError,
    ];
}

/// The running statement, which both directions of a connection share.
#[derive(Debug, Default)]
pub(crate) struct Statements {
    executed: AtomicBool,
}

impl Statements {
    /// Watches what the client sends: `COM_STMT_EXECUTE` is asked for with the first packet of a sequence.
    pub(crate) fn watch(&self, bytes: &[u8]) {
        const EXECUTE: u8 = 0x17;
        if let [_, _, _, 0, EXECUTE, ..] = bytes {
            self.executed.store(true, Ordering::SeqCst);
        }
    }
}

/// Damages the packets that the server sends over one connection.
#[derive(Debug)]
pub(crate) struct Damaging {
    statements: Arc<Statements>,
    /// How many more answers are damaged.
    budget: Arc<AtomicU32>,
    received: Vec<u8>,
    /// The number of the next packet within the damaged answer.
    index: Option<usize>,
    columns: usize,
}

impl Damaging {
    pub(crate) fn new(statements: Arc<Statements>, budget: Arc<AtomicU32>) -> Self {
        Self { statements, budget, received: Vec::new(), index: None, columns: 0 }
    }

    /// What to send for what the server sent; the beginning of a packet is kept until its end is there.
    pub(crate) fn apply(&mut self, damage: Damage, bytes: &[u8]) -> Vec<u8> {
        self.received.extend_from_slice(bytes);
        let mut sent = Vec::new();
        while let Some((sequence, payload)) = self.next_packet() {
            if sequence == 1 {
                let executed = self.statements.executed.swap(false, Ordering::SeqCst);
                self.index = (executed && self.spend()).then_some(0);
            }
            match self.index {
                Some(index) => {
                    self.damage(damage, index, sequence, payload, &mut sent);
                    self.index = Some(index + 1);
                }
                None => packet(payload.len(), sequence, &payload, &mut sent),
            }
        }
        sent
    }

    fn spend(&self) -> bool {
        self.budget.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| left.checked_sub(1)).is_ok()
    }

    fn next_packet(&mut self) -> Option<(u8, Vec<u8>)> {
        let [a, b, c, sequence] = *self.received.first_chunk::<4>()?;
        let length = u32::from_le_bytes([a, b, c, 0]) as usize;
        let payload = self.received.get(4..4 + length)?.to_vec();
        self.received.drain(..4 + length);
        Some((sequence, payload))
    }

    fn damage(&mut self, damage: Damage, index: usize, sequence: u8, mut payload: Vec<u8>, sent: &mut Vec<u8>) {
        if index == 0 {
            self.columns = payload.first().copied().unwrap_or_default().into();
        }
        let is_column = (1..=self.columns).contains(&index);
        let mut length = None;
        match damage {
            Damage::NoColumns if is_column => return,
            Damage::Truncated => payload.truncate(payload.len() / 2),
            Damage::TooLong => length = Some(payload.len() + 100),
            Damage::TooShort => length = Some(payload.len().saturating_sub(1)),
            Damage::UnknownType if is_column => set_type(&mut payload, 0xE0),
            Damage::NullType if is_column => set_type(&mut payload, 0x06),
            Damage::Garbage => payload.iter_mut().for_each(|byte| *byte = byte.wrapping_mul(7) ^ 0x5A),
            Damage::Empty => payload.clear(),
            Damage::BareError => payload = vec![0xFF],
            Damage::NoColumns | Damage::UnknownType | Damage::NullType => {}
        }
        packet(length.unwrap_or(payload.len()), sequence, &payload, sent);
    }
}

/// Sets the type of a column's description: the sixth byte from its end.
fn set_type(description: &mut [u8], to: u8) {
    if let Some(place) = description.len().checked_sub(6)
        && let Some(byte) = description.get_mut(place)
    {
        *byte = to;
    }
}

fn packet(length: usize, sequence: u8, payload: &[u8], sent: &mut Vec<u8>) {
    let [a, b, c, ..] = length.to_le_bytes();
    sent.extend_from_slice(&[a, b, c, sequence]);
    sent.extend_from_slice(payload);
}
