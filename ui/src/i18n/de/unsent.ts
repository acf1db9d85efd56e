import type { Catalogue } from "../en";
import { plural } from "../plural";

export const unsent: Catalogue["unsent"] = {
  title: "Entwürfe",
  hint: "Was Sie zu schreiben begonnen haben und was noch gesendet wird. Es wird auf diesem Computer aufbewahrt.",
  empty: "Nichts ist unfertig",
  emptyHint: "Was Sie zu schreiben beginnen, bleibt hier, bis Sie es senden oder verwerfen.",
  drafts: "Entwürfe",
  waiting: "Wartet auf Versand",
  refused: "Nicht gesendet",
  what: {
    raise: "Neues Ticket",
    message: (to) => `Nachricht · ${to}`,
    edit: (ticket) => `Änderung · ${ticket}`,
    complete: (ticket) => `Abschlussnotiz · ${ticket}`,
    decline: (ticket) => `Grund der Ablehnung · ${ticket}`,
    withdraw: (ticket) => `Zurückziehen · ${ticket}`,
    profile: "Ihr Profil",
    unknown: "Geschriebenes",
    somebody: "eine Person",
  },
  untitled: "Ohne Titel",
  noNote: "Ohne Grund",
  reasons: {
    "ticket.version_conflict":
      "Das Ticket wurde geändert, während dies wartete. Vergleichen Sie beide Fassungen und entscheiden Sie.",
    "message.thread_moved":
      "Während dies wartete, kamen neue Nachrichten an. Lesen Sie sie, und senden Sie dies dann oder schreiben Sie es neu.",
  },
  waits: "Wartet; wird gesendet, sobald die Datenbank wieder da ist",
  waitsHere: "Wartet auf Versand",
  underWay: "Wird gesendet",
  mayHaveArrived: "Ist vielleicht schon angekommen; wird erneut gesendet, bis das sicher ist",
  yourChange: "Das ist Ihre Fassung. Sie wird gespeichert, sobald die Datenbank wieder da ist.",
  withdrawing: "Das Zurückziehen wartet. Es wird gesendet, sobald die Datenbank wieder da ist.",
  keptDraft: "Als Entwurf aufbewahrt",
  kept: "Aufbewahrt. Es wird gesendet, sobald die Datenbank wieder da ist.",
  takeBack: "Zurückholen",
  tookBack: "Zurückgeholt; es ist wieder ein Entwurf",
  open: "Öffnen",
  look: "Ansehen",
  copy: "Text kopieren",
  copied: "Text kopiert",
  copyHint: "Markieren und kopieren Sie den Text darunter.",
  edit: "Weiter bearbeiten",
  compare: "Vergleichen und entscheiden",
  again: "Erneut senden",
  asTicket: "Als neues Ticket verwenden",
  another: "Behalten und ein weiteres beginnen",
  others: (count) =>
    plural("de", count, { one: "1 weiteres unfertiges Ticket", other: `${count} weitere unfertige Tickets` }),
  left: "Was Sie geschrieben haben, passt hier nicht mehr",
  leftHint: "Mit dem Ticket ging es inzwischen weiter. Ihr Text ist noch da.",
  arrived: {
    raise: (what) => `Ticket ${what} ist angekommen und steht im Pool`,
    message: (what) => `Ihre Nachricht ist angekommen: ${what}`,
    edit: (what) => `Ihre Änderung von ${what} ist angekommen`,
    withdraw: (what) => `${what} ist jetzt zurückgezogen`,
  },
  arrivedMany: (count) => `${count} wartende Dinge sind angekommen`,
  refusedNow: (count) =>
    plural("de", count, {
      one: "Etwas konnte nicht gesendet werden",
      other: `${count} Dinge konnten nicht gesendet werden`,
    }),
  count: (count) =>
    plural("de", count, { one: "1 wartet auf Versand", other: `${count} warten auf Versand` }),
  stays: (count) =>
    plural("de", count, {
      one: "Etwas wartet noch; es wird gesendet, wenn Sie sich hier wieder anmelden",
      other: `${count} Dinge warten noch; sie werden gesendet, wenn Sie sich hier wieder anmelden`,
    }),
  notSent: (count) => `${count} nicht gesendet`,
  waitingMark: "Wartet auf Versand",
  asOf: (time) => `Stand ${time}, von diesem Computer`,
  unread: "Noch nicht gelesen",
  unreadHint:
    "Das wurde auf diesem Computer noch nie geöffnet. Es ist hier, sobald die Datenbank wieder da ist.",
  setAside: (file) =>
    `Die Datei mit Entwürfen auf diesem Computer war beschädigt. Eine neue wurde begonnen; die beschädigte liegt in ${file}.`,
};
