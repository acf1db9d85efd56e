## Hilfe

command-line-usage = Aufruf: { $usage }
command-line-options = OPTIONEN
command-line-command = BEFEHL
command-line-default = [Vorgabe: { $value }]
command-line-possible = [möglich: { $values }]
command-line-help = Diese Hilfe zeigen
command-line-version = Die Version zeigen

command-line-heading-commands = Befehle
command-line-heading-arguments = Angaben
command-line-heading-options = Optionen
# (same)
command-line-heading-server = Server

command-line-value-address = ADRESSE
command-line-value-days = TAGE
command-line-value-directory = ORDNER
command-line-value-file = DATEI
# (same)
command-line-value-format = FORMAT
# (same)
command-line-value-host = HOST
command-line-value-language = SPRACHE
command-line-value-link-or-file = LINK ODER DATEI
command-line-value-moment = ZEITPUNKT
# (same)
command-line-value-name = NAME
command-line-value-note = NOTIZ
command-line-value-number = NUMMER
command-line-value-path = PFAD
# (same)
command-line-value-port = PORT
command-line-value-priority = PRIORITÄT
command-line-value-to = NEUER NAME
command-line-value-role = ROLLE

# (same)
command-line-value-text = TEXT

command-line-value-time = ZEIT
command-line-value-user = KONTO
command-line-value-username = BENUTZERNAME
command-line-value-user-name = BENUTZERNAME

## Was an einer Befehlszeile nicht stimmt

command-line-error = Fehler: { $reason }
command-line-see-help = Mehr erfahren Sie mit „--help“.
command-line-command-missing = es fehlt ein Befehl
command-line-no-command = den Befehl „{ $name }“ gibt es nicht
command-line-no-command-near = den Befehl „{ $name }“ gibt es nicht; meinten Sie „{ $near }“?
command-line-unknown = „{ $argument }“ ist hier nicht bekannt
command-line-unknown-near = „{ $argument }“ ist hier nicht bekannt; meinten Sie „{ $near }“?
command-line-missing = es fehlt: { $argument }
command-line-conflict = { $argument } und { $other } schließen einander aus
command-line-no-value = zu { $argument } fehlt der Wert
command-line-invalid = „{ $value }“ passt nicht zu { $argument }
command-line-invalid-rule = „{ $value }“ passt nicht zu { $argument }; { $rule }
command-line-valid = möglich: { $values }
command-line-misread = die Befehlszeile ist unverständlich
