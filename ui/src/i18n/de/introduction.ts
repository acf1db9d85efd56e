import type { Catalogue } from "../en";

const steps: Catalogue["introduction"]["steps"] = {
  employee: [
    {
      title: "Sagen Sie, was zu tun ist",
      words: "Was nicht stimmt, wo und seit wann. Jemand aus der Bearbeitung kümmert sich darum.",
    },
    {
      title: "Verfolgen Sie es hier",
      words: "Sie sehen, wie viele Tickets noch davor sind, wer Ihres hat und was damit geschieht.",
    },
    {
      title: "Schreiben Sie im Ticket",
      words:
        "Antworten und Neues kommen in Ihren Posteingang. Was Sie tippen, bleibt erhalten, auch ohne Datenbank.",
    },
  ],
  responder: [
    {
      title: "Übernehmen Sie aus dem Pool",
      words:
        "Was am längsten wartet, steht oben. Was Sie übernehmen, gehört nur Ihnen, bis Sie es abschließen oder ablehnen.",
    },
    {
      title: "Erst antworten, dann abschließen",
      words: "Wer das Ticket erstellt hat, erfährt von jeder Nachricht und liest Ihre Abschlussnotiz.",
    },
    {
      title: "Ablehnen ist endgültig",
      words: "Das Ticket geht an die anderen zurück und kommt nie wieder zu Ihnen.",
    },
  ],
};

export const introduction: Catalogue["introduction"] = {
  title: "Drei Dinge zum Anfang",
  steps,
  again: "Sie finden dies im Menü Ihres Kontos wieder.",
  understood: "Verstanden",
};
