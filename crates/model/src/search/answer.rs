//! What a search asks for and answers.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{ListQuery, TicketCursor, TicketId, TicketRow, Timestamp};

/// Searches tickets for words.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TicketSearch {
    /// As it was typed: words in any order, "exact phrases", or a ticket's number.
    pub query: String,
    /// Which tickets are wanted, in which order: the newest change first, or the best.
    pub filters: ListQuery,
    /// The end of the page before.
    pub after: Option<SearchCursor>,
}

/// Where a search goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SearchCursor {
    /// When the last ticket that was looked at changed.
    pub at: Timestamp,
    /// Its number.
    pub id: TicketId,
    /// How far titles came first, where the best do.
    pub best: Option<TicketCursor>,
}

/// A page of found tickets.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SearchPage {
    /// The ticket of the number that was typed, then the newest change first; where the best come first, before these the tickets whose title
    /// has every word.
    pub rows: Vec<FoundTicket>,
    /// Where to go on; absent at the end. A page may hold few rows, or none, and go on: the database looks at a limited number of tickets
    /// for each page.
    pub next: Option<SearchCursor>,
}

/// A found ticket, with the words marked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FoundTicket {
    /// As other lists have it.
    pub ticket: TicketRow,
    /// Its title.
    pub title: Vec<Piece>,
    /// The name of its requester.
    pub requester: Vec<Piece>,
    /// Where its description or a message has the words; absent when only title, name or number do.
    pub passage: Option<Passage>,
}

/// The part of a text around a found word.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Passage {
    /// Where the text is from.
    pub place: Place,
    /// About 160 characters of it, with an ellipsis where something is cut off.
    pub pieces: Vec<Piece>,
}

/// A text in which words were found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Place {
    /// The ticket's description.
    Description,
    /// A message of its thread.
    Message,
}

/// A part of a text that is a found word, or is none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Piece {
    /// The letters.
    pub text: String,
    /// Whether they match the query.
    pub hit: bool,
}
