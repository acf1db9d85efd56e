### Accounts: signing in and up, profile, security.

account-sign-in = Anmelden
account-sign-in-title = Willkommen zurück
account-sign-in-hint = Melden Sie sich bei Ticket Desk an.
account-username = Benutzername
account-role = Rolle
account-password = Passwort
account-show-password = Passwort anzeigen
account-hide-password = Passwort verbergen
account-no-account = Neu hier?
account-sign-up = Konto anlegen
account-sign-up-title = Legen Sie Ihr Konto an
account-sign-up-hint = Andere sehen Ihren Namen; die Bearbeitung erreicht Sie per E-Mail und, wenn Sie eine Nummer angeben, telefonisch.
account-have-account = Sie haben schon ein Konto?
account-role-question = Was führt Sie her?
account-invitation = Einladungscode
account-invitation-hint = Von Ihrer Administration
account-field-name = Vollständiger Name
account-username-hint = Kleinbuchstaben, Ziffern, Punkte und Bindestriche; am Anfang ein Buchstabe
account-field-email = E-Mail
account-field-phone = Telefon
account-field-phone-extension = Durchwahl
account-phone-extension-short = DW
account-phone-country = Land
account-name-alike = Der Name von { $username } sieht genauso aus. Andere sehen neben Ihrem auch Ihren Benutzernamen.
account-name-mixed = Dieser Name mischt Buchstaben mehrerer Alphabete. Andere sehen daneben Ihren Benutzernamen.
account-phone-with-extension = { $number } Durchwahl { $extension }
account-phone-unreadable = Eine Nummer besteht nur aus Ziffern, Leerzeichen und einem +. Schreiben Sie eine Durchwahl als „DW 12“.
account-phone-extension-too-long = Eine Durchwahl hat höchstens 7 Ziffern.
account-phone-extension-invalid = Eine Durchwahl hat höchstens 7 Ziffern, und hinter der Nummer darf keine andere stehen.
account-phone-country-unknown = Diese Vorwahl hat kein Land. Wählen Sie das Land, oder beginnen Sie mit + und der Ländervorwahl.

account-phone-too-short = { $country ->
    [none] Die Nummer ist zu kurz. So sieht eine gültige aus: { $example }
   *[other] { $country }: Die Nummer ist zu kurz. So sieht eine gültige aus: { $example }
}

account-phone-too-long = { $country ->
    [none] Die Nummer ist zu lang. So sieht eine gültige aus: { $example }
   *[other] { $country }: Die Nummer ist zu lang. So sieht eine gültige aus: { $example }
}

account-phone-not-in-use = { $country ->
    [none] Diese Nummer gibt es nicht. So sieht eine gültige aus: { $example }
   *[other] { $country }: Diese Nummer gibt es nicht. So sieht eine gültige aus: { $example }
}

account-field-profession = Beruf

# (same)
account-field-organisation = Organisation

account-field-address = Ort
account-field-address-hint = Wo findet die Bearbeitung Sie? Gebäude, Stockwerk, Raum.
account-optional = freiwillig
account-create = Konto anlegen
account-saved-as = Wird als { $number } gespeichert
account-saved-as-abroad = Wird als { $number } gespeichert ({ $country })
account-strength = Passwortstärke
account-strength-0 = Sehr schwach
account-strength-1 = Schwach
account-strength-2 = Mittel
account-strength-3 = Stark
account-strength-4 = Sehr stark
account-strength-hint = Mindestens 10 Zeichen; gut sind mehrere Wörter, die nichts miteinander zu tun haben.
account-ended-title = Wieder anmelden
account-ended-hint = Ihre Sitzung ist beendet. Was Sie geschrieben haben, ist noch da; machen Sie dort weiter.
account-other = Als andere Person anmelden
account-title = Konto
account-profile = Profil
account-profile-hint = Was andere von Ihnen sehen und wie die Bearbeitung Sie erreicht.
account-security = Sicherheit
account-security-hint = Ihr Passwort und wo Sie angemeldet sind.
account-change-password = Passwort ändern
account-change-password-hint = Mit dem neuen Passwort enden alle Ihre anderen Sitzungen.
account-current = Bisheriges Passwort
account-next = Neues Passwort
account-password-changed = Passwort geändert; andere Sitzungen sind beendet
account-sessions = Sitzungen
account-sessions-hint = Wo Sie angemeldet sind. Beenden Sie, was Sie nicht kennen.
account-this-session = Diese Sitzung
account-last-used = Zuletzt benutzt
account-signed-in = Angemeldet
account-revoke = Sitzung beenden
account-revoked = Sitzung beendet
account-deactivate = Konto deaktivieren
account-deactivate-hint = Sie werden überall abgemeldet und können sich nicht mehr anmelden. Ihre Tickets und Nachrichten bleiben im Verlauf; Tickets, an denen Sie arbeiten, gehen in den Pool zurück. Nur die Administration kann das Konto wieder freischalten.
account-deactivate-title = Ihr Konto deaktivieren
account-deactivated = Ihr Konto ist deaktiviert
account-deactivate-send = Mein Konto deaktivieren

## Roles

role-employee = Belegschaft
role-employee-hint = Bei mir ist etwas zu tun
role-responder = Bearbeitung
role-responder-hint = Ich bringe Dinge in Ordnung
