import type { Catalogue } from "../en";

export const firstRun: Catalogue["firstRun"] = {
  title: "Willkommen bei Ticket Desk",
  hint: "Wie möchten Sie beginnen?",
  back: "Andere Wege",

  fileTitle: "Verbindungsdatei öffnen",
  fileHint: "Ihre Administration hat Ihnen eine gegeben. Ziehen Sie sie irgendwo in dieses Fenster.",
  pasteInstead: "Text einfügen",
  dropHere: "Verbindungsdatei loslassen",
  chosen: (name) => `Datei ${name}`,
  fromText: "Verbindungsdatei",

  handTitle: "Von Hand eingeben",
  handHint: "Sie kennen den Server, das Konto und sein Passwort.",
  handAction: "Verbindung eingeben",
  host: "Server",
  hostHint: "Ein Name wie db.example.org oder eine Adresse",
  port: "Port",
  database: "Schema",
  account: "Konto",
  password: "Passwort",
  certificate: "Zertifizierungsstelle",
  certificateHint: "Nur wenn das Zertifikat des Servers aus Ihrer eigenen Organisation stammt",
  chooseCertificate: "Zertifikat auswählen …",
  plain: "Ohne Verschlüsselung",
  plainHint: "Nur für eine Datenbank auf diesem Computer.",
  test: "Verbindung prüfen",
  testing: "Wird geprüft …",
  passed: "Alles in Ordnung",
  passedWith: (server) => `Alles in Ordnung. Der Server ist ${server}.`,
  result: "Ergebnis der Prüfung",

  step: {
    name: "Name des Servers",
    reach: "Server antwortet",
    tls: "Verschlüsselung und Zertifikat",
    account: "Konto",
    schema: "Ticket Desk ist installiert",
    version: "Versionen passen zusammen",
  },
  outcome: { passed: "bestanden", failed: "nicht bestanden", skipped: "nicht geprüft" },
  advice: {
    name: "Dieser Name ist in Ihrem Netz nicht bekannt. Prüfen Sie seine Schreibweise und ob Sie verbunden sind, vielleicht über ein VPN.",
    reach:
      "Unter dieser Adresse und diesem Port antwortet nichts. Prüfen Sie den Port und ob eine Firewall oder ein fehlendes VPN im Weg ist.",
    tls: "Die Verbindung lässt sich nicht mit einem vertrauenswürdigen Zertifikat verschlüsseln. Hat Ihre Organisation eine eigene Zertifizierungsstelle, wählen Sie deren Zertifikat aus.",
    account:
      "Der Server weist dieses Konto oder Passwort ab. Prüfen Sie beides und ob dieser Computer das Konto benutzen darf.",
    schema:
      "Der Server lässt Sie ein, aber in diesem Schema gibt es kein Ticket Desk. Prüfen Sie den Namen oder fragen Sie Ihre Administration.",
    version:
      "Diese Anwendung und die Datenbank passen nicht zusammen. Installieren Sie die aktuelle Version oder bitten Sie Ihre Administration, die Datenbank zu aktualisieren.",
  },

  trialTitle: "Hier ausprobieren",
  trialHint:
    "Mit erfundenen Personen und Tickets. Nichts verlässt diesen Computer, und ein Klick entfernt alles.",
  trialAction: "Ausprobieren",
  trialMaking: "Alles wird vorbereitet",
  trialMakingHint: "Auf diesem Computer entsteht eine eigene Datenbank. Das dauert weniger als eine Minute.",
  trialStep: {
    server: "Eigene Datenbank starten",
    schema: "Ticket Desk darin installieren",
    samples: "Tickets erstellen lassen",
    ready: "Fertig",
  },
  trialDone: "erledigt",
  trialDoing: "läuft",
};

export const trial: Catalogue["trial"] = {
  line: "Sie probieren Ticket Desk auf diesem Computer aus.",
  lineHint: "Personen und Tickets sind erfunden; niemand sonst sieht sie.",
  remove: "Testumgebung entfernen …",
  removeTitle: "Die Testumgebung entfernen?",
  removeHint:
    "Die Testumgebung wird mit ihrer Datenbank und allem, was Sie darin ausprobiert haben, von diesem Computer gelöscht. Sie können jederzeit eine neue einrichten.",
  removeAction: "Testumgebung entfernen",
  removed: "Die Testumgebung ist entfernt",
  signInTitle: "Ausprobieren als",
  signInHint: "Jede dieser Personen sieht Ticket Desk von ihrer Seite. Zum Wechseln melden Sie sich ab.",
  signInOther: "Mit Name und Passwort anmelden",
  employeeHint: "erstellt Tickets und verfolgt sie",
  responderHint: "übernimmt Tickets und schließt sie ab",
};
