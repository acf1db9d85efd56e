fact-title = Computer der meldenden Person

# (same)
fact-host = Computer

# (same)
fact-system = System

# (same)
fact-version = Ticket Desk

fact-free-disk = Freier Speicherplatz
fact-free-memory = Freier Arbeitsspeicher
fact-network = Netzwerk
fact-network-none = nicht verbunden
fact-network-ipv4 = verbunden, IPv4
fact-network-ipv6 = verbunden, IPv6
fact-network-both = verbunden, IPv4 und IPv6
fact-told-hint = Das sieht, wer Ihr Ticket bearbeitet. Was Sie ausschalten, bleibt auch beim nächsten Mal aus.

fact-told = { $count ->
    [0] Dieses Ticket teilt nichts über diesen Computer mit
    [one] Dieses Ticket teilt { $count } Angabe über diesen Computer mit
   *[other] Dieses Ticket teilt { $count } Angaben über diesen Computer mit
}
