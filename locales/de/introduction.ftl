### The first minutes.

introduction-title = Drei Dinge zum Anfang
introduction-step-create-title = Sagen Sie, was zu tun ist
introduction-step-create-text = Was nicht stimmt, wo und seit wann. Jemand aus der Bearbeitung kümmert sich darum.
introduction-step-mine-title = Verfolgen Sie es hier
introduction-step-mine-text = Sie sehen, wie viele Tickets vor Ihrem an der Reihe sind, wer es bearbeitet und was damit geschieht.
introduction-step-inbox-title = Schreiben Sie im Ticket
introduction-step-inbox-text = Antworten und Neuigkeiten kommen in Ihren Posteingang. Was Sie tippen, bleibt erhalten, auch ohne Datenbank.
introduction-step-claim-title = Übernehmen Sie aus dem Pool
introduction-step-claim-text = Was zuerst fällig ist, steht oben. Was Sie übernehmen, gehört nur Ihnen, bis Sie es abschließen oder ablehnen.
introduction-step-complete-title = Erst antworten, dann abschließen
introduction-step-complete-text = Wer das Ticket erstellt hat, erfährt von jeder Nachricht und liest Ihre Abschlussnotiz.
introduction-step-decline-title = Ablehnen ist endgültig
introduction-step-decline-text = Das Ticket geht an die anderen zurück und kommt nie wieder zu Ihnen.
introduction-again = Sie finden das im Menü Ihres Kontos wieder.
introduction-understood = Verstanden
