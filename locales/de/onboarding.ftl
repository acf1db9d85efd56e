### The first start: connecting, signing in, and the trial.

## The connection file and its password

connection-choose = Datei auswählen …
connection-paste-hint = Text der Datei hier einfügen
connection-password = Passwort dieses Arbeitsplatzes
connection-password-hint = Es steht nicht in der Datei. Ihre Administration nennt es Ihnen.
connection-connect = Verbinden
connection-away-title = Ticket Desk ist nicht erreichbar
connection-connecting-title = Verbindung wird hergestellt
connection-another = Andere Verbindungsdatei verwenden
connection-locked-title = Verbindung entsperren
connection-locked-hint = Dieser Computer hat keinen nutzbaren Schlüsselbund und kann das Passwort seines Kontos nicht aufbewahren. Geben Sie es ein, um weiterzumachen.
connection-unlock = Entsperren
connection-forget-title = Andere Verbindung verwenden?
connection-forget-hint = Dieser Computer vergisst die bisherige Verbindung und ihr Passwort. Ihre Entwürfe bleiben.
connection-forget = Verbindung vergessen
connection-unreadable = Diese Datei lässt sich nicht als Text lesen. Wählen Sie eine andere.

onboarding-title = Willkommen bei Ticket Desk
onboarding-hint = Wie möchten Sie beginnen?
onboarding-back = Andere Möglichkeiten
onboarding-file-title = Verbindungsdatei öffnen
onboarding-file-hint = Ihre Administration hat Ihnen eine gegeben. Ziehen Sie sie irgendwo in dieses Fenster.
onboarding-paste-instead = Text einfügen
onboarding-drop-here = Verbindungsdatei loslassen
onboarding-chosen = Datei { $name }
onboarding-from-text = Verbindungsdatei
onboarding-hand-title = Von Hand eingeben
onboarding-hand-hint = Sie kennen den Server, das Konto und sein Passwort.
onboarding-hand-action = Verbindung eingeben

# (same)
onboarding-field-host = Server

onboarding-field-host-hint = Ein Name wie db.example.org oder eine Adresse

# (same)
onboarding-field-port = Port

# (same)
onboarding-field-database = Schema

onboarding-field-account = Konto
onboarding-field-password = Passwort
onboarding-certificate = Zertifizierungsstelle
onboarding-certificate-hint = Nur wenn das Zertifikat des Servers aus Ihrer eigenen Organisation stammt
onboarding-choose-certificate = Zertifikat auswählen …
onboarding-plain = Ohne Verschlüsselung
onboarding-plain-hint = Nur für eine Datenbank auf diesem Computer.
onboarding-test = Verbindung prüfen
onboarding-testing = Wird geprüft …
onboarding-passed = Alles in Ordnung
onboarding-passed-with = Alles in Ordnung. Der Server ist { $server }.
onboarding-result = Ergebnis der Prüfung
onboarding-outcome-passed = bestanden
onboarding-outcome-failed = nicht bestanden
onboarding-outcome-skipped = nicht geprüft

## Steps of the connection test

onboarding-step-name = Name des Servers
onboarding-step-reach = Server antwortet
onboarding-step-tls = Verschlüsselung und Zertifikat
onboarding-step-account = Konto
onboarding-step-schema = Ticket Desk ist installiert
onboarding-step-version = Versionen passen zusammen

## What to do about a step that failed

onboarding-advice-name = Dieser Name ist in Ihrem Netz nicht bekannt. Prüfen Sie seine Schreibweise und ob Sie verbunden sind, vielleicht über ein VPN.
onboarding-advice-reach = Unter dieser Adresse und diesem Port antwortet nichts. Prüfen Sie den Port und ob eine Firewall oder ein fehlendes VPN im Weg ist.
onboarding-advice-tls = Die Verbindung lässt sich nicht mit einem vertrauenswürdigen Zertifikat verschlüsseln. Hat Ihre Organisation eine eigene Zertifizierungsstelle, wählen Sie deren Zertifikat aus.
onboarding-advice-account = Der Server weist dieses Konto oder Passwort ab. Prüfen Sie beides und ob dieser Computer das Konto benutzen darf.
onboarding-advice-schema = Der Server lässt Sie ein, aber in diesem Schema gibt es kein Ticket Desk. Prüfen Sie den Namen oder fragen Sie Ihre Administration.
onboarding-advice-version = Diese Anwendung und die Datenbank passen nicht zusammen. Installieren Sie die aktuelle Version oder bitten Sie Ihre Administration, die Datenbank zu aktualisieren.

## The trial on this computer

trial-title = Hier ausprobieren
trial-hint = Mit erfundenen Personen und Tickets. Nichts verlässt diesen Computer, und ein Klick entfernt alles.
trial-action = Ausprobieren
trial-making = Ihre Testumgebung wird eingerichtet
trial-making-hint = Auf diesem Computer entsteht eine eigene Datenbank. Das dauert weniger als eine Minute.
trial-step-server = Eigene Datenbank starten
trial-step-schema = Ticket Desk darin installieren
trial-step-samples = Beispieltickets erstellen
trial-step-ready = Fertig
trial-done = erledigt
trial-doing = läuft
trial-line = Sie probieren Ticket Desk auf diesem Computer aus.
trial-line-hint = Personen und Tickets sind erfunden; niemand sonst sieht sie.
trial-remove = Testumgebung entfernen …
trial-remove-title = Die Testumgebung entfernen?
trial-remove-hint = Die Testumgebung wird mit ihrer Datenbank und allem, was Sie darin ausprobiert haben, von diesem Computer gelöscht. Sie können jederzeit eine neue einrichten.
trial-remove-action = Testumgebung entfernen
trial-removed = Die Testumgebung ist entfernt
trial-sign-in-title = Ausprobieren als
trial-sign-in-hint = Jede dieser Personen sieht Ticket Desk von ihrer Seite. Zum Wechseln melden Sie sich ab.
trial-sign-in-other = Mit Name und Passwort anmelden
trial-as-employee = erstellt Tickets und verfolgt sie
trial-as-responder = übernimmt Tickets und schließt sie ab
