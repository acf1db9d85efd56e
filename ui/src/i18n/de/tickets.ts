import type { Catalogue } from "../en";
import { plural } from "../plural";

type Texts = Catalogue["ticket"];

const status: Texts["status"] = { pending: "Wartet", "in process": "In Arbeit", done: "Erledigt" };

const has = (you: boolean) => (you ? "haben" : "hat");

const event: Texts["event"] = {
  raised: (you) => `${has(you)} das Ticket erstellt`,
  edited: (you) => `${has(you)} das Ticket geändert`,
  assigned: (you) => `${has(you)} das Ticket übernommen`,
  completed: (you) => `${has(you)} das Ticket abgeschlossen`,
  declined: (you) => `${has(you)} das Ticket abgelehnt`,
  released: (you) => `${has(you)} aufgehört; das Ticket ging in den Pool zurück`,
  withdrawn: (you) => `${has(you)} das Ticket zurückgezogen`,
};

const alert: Texts["alert"] = {
  claimed: (who) => `${who} hat Ihr Ticket übernommen`,
  completed: (who) => `${who} hat Ihr Ticket abgeschlossen`,
  declined: (who) => `${who} hat Ihr Ticket abgelehnt; es wartet wieder`,
  released: () => "Ihr Ticket wartet wieder: Wer daran gearbeitet hat, ist nicht mehr da",
  all_declined: () => "Alle in der Bearbeitung haben Ihr Ticket abgelehnt",
  edited: (who) => `${who} hat das Ticket geändert, an dem Sie arbeiten`,
  withdrawn: (who) => `${who} hat das Ticket zurückgezogen`,
};

const log: Texts["log"] = {
  claimed: "Übernommen",
  completed: "Abgeschlossen",
  declined: "Abgelehnt",
  ended: "Beendet",
};

export const lists: Catalogue["lists"] = {
  pool: "Pool",
  mine: "Meine Tickets",
  work: "Meine Arbeit",
  log: "Protokoll",
  open: "Offen",
  done: "Erledigt",
  more: "Mehr anzeigen",
  emptyPool: "Der Pool ist leer",
  emptyPoolHint: "Neue Tickets erscheinen hier von selbst. Atmen Sie durch.",
  emptyMine: "Sie haben keine offenen Tickets",
  emptyMineHint: "Sagen Sie uns, was zu tun ist, und verfolgen Sie es hier.",
  emptyDone: "Noch ist nichts erledigt",
  emptyDoneHint: "Abgeschlossene und zurückgezogene Tickets bleiben für immer hier.",
  emptyWork: "Sie haben keine Tickets in Arbeit",
  emptyWorkHint: "Übernehmen Sie eines aus dem Pool; es gehört Ihnen, bis Sie es abschließen oder ablehnen.",
  emptyLog: "Ihr Protokoll ist leer",
  emptyLogHint: "Was Sie übernehmen, abschließen und ablehnen, steht dann hier.",
  goToPool: "Pool öffnen",
  none: "Kein Ticket ausgewählt",
  noneHint: "Wählen Sie eines aus der Liste oder gehen Sie die Liste mit den Pfeiltasten durch.",
  unread: (count) => `${count} ungelesen`,
  gone: "Sie können dieses Ticket nicht mehr öffnen.",
};

export const ticket: Texts = {
  status,
  withdrawn: "Zurückgezogen",
  event,
  alert,
  log,
  number: (id) => `#${id}`,
  raisedBy: "Erstellt von",
  responder: "Bearbeitung",
  nobody: "Noch niemand",
  since: "seit",
  completed: "Abgeschlossen",
  administrator: "Administration",
  former: "deaktiviert",
  you: "Sie",
  ahead: (count, text) =>
    plural("de", count, { one: `${text} Ticket davor`, other: `${text} Tickets davor` }),
  next: "Als Nächstes dran",
  noteOf: { completed: "Abschlussnotiz", withdrawn: "Grund für das Zurückziehen" },
  activity: "Aktivität",
  show: { all: "Alles", messages: "Nachrichten", history: "Verlauf" },
  noMessages: "Noch keine Nachrichten",
  changes: "Was sich geändert hat",
  before: "Vorher",
  after: "Nachher",
  fields: { title: "Titel", description: "Beschreibung", status: "Status", responder: "Bearbeitung" },
  newMessages: "Neu",
  jumpToNew: "Neue Nachrichten",
  unavailable: "Dieses Ticket ist nicht verfügbar",
  unavailableHint:
    "Vielleicht hat es jemand anders übernommen, es wurde zurückgezogen oder von Ihnen abgelehnt.",
};

export const actions: Catalogue["actions"] = {
  bar: "Ticket-Aktionen",
  raise: "Neues Ticket",
  raiseTitle: "Ticket erstellen",
  raiseHint: "Sagen Sie, was nicht stimmt, wo und seit wann. Die Bearbeitung übernimmt es aus dem Pool.",
  raiseSend: "Ticket erstellen",
  raised: (id) => `Ticket #${id} ist im Pool`,
  title: "Titel",
  titleHint: "Eine Zeile, etwa „Papierstau im Drucker im 2. Stock“",
  description: "Beschreibung",
  descriptionHint: "Was passiert? Was haben Sie erwartet? Was haben Sie schon versucht?",
  claim: "Übernehmen",
  claimDone: (id) => `#${id} gehört Ihnen`,
  taken: (who, ahead) => `${who} war ${ahead} schneller`,
  takenHint: "Das Ticket ist vergeben. Für Sie ist nichts zu tun.",
  takenNext: "Nächstes Ticket öffnen",
  takenNone: "Der Pool ist jetzt leer.",
  edit: "Bearbeiten",
  save: "Speichern",
  saved: "Gespeichert",
  complete: "Abschließen",
  completeTitle: (id) => `Ticket #${id} abschließen`,
  completeHint: "Das Ticket ist damit erledigt, und wer es erstellt hat, erfährt davon.",
  completeNote: "Abschlussnotiz",
  completeNoteHint: "Was wurde getan? Wer das Ticket erstellt hat, liest das.",
  completeSend: "Abschließen",
  completeDone: (id) => `#${id} ist erledigt`,
  decline: "Ablehnen",
  declineTitle: (id) => `Ticket #${id} endgültig ablehnen`,
  declineHint:
    "Das Ticket geht für die anderen in den Pool zurück. Sie sehen es dort nie wieder und können es nicht mehr übernehmen. Das lässt sich nicht rückgängig machen.",
  declineNote: "Grund",
  declineNoteHint: "Wer das Ticket erstellt hat, liest ihn, und er bleibt im Verlauf.",
  declineSend: "Endgültig ablehnen",
  declineDone: (id) => `#${id} ist für die anderen wieder im Pool`,
  withdraw: "Zurückziehen",
  withdrawTitle: (id) => `Ticket #${id} zurückziehen`,
  withdrawHint:
    "Niemand arbeitet mehr daran. Es bleibt in Ihrem Verlauf. Das lässt sich nicht rückgängig machen.",
  withdrawNote: "Grund",
  withdrawNoteHint: "Die Bearbeitung liest ihn, und er bleibt im Verlauf.",
  withdrawSend: "Ticket zurückziehen",
  withdrawDone: (id) => `#${id} ist zurückgezogen`,
  linkCopied: (id) => `Link zu #${id} kopiert`,
  needsDatabase: "Braucht die Datenbank, die gerade nicht erreichbar ist.",
};

export const conflict: Catalogue["conflict"] = {
  title: "An anderer Stelle geändert",
  hint: "Nichts wird überschrieben. Ihr Text steht noch unten im Formular.",
  other: "Gespeicherte Fassung",
  mine: "Ihre Fassung",
  keepMine: "Meine Fassung speichern",
  takeOther: "Gespeicherte Fassung nehmen",
  tookOther: "Ihr Text wurde durch die gespeicherte Fassung ersetzt",
};
