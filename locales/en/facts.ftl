### Facts about the computer that a new ticket comes from.

fact-title = The requester's computer
fact-host = Computer
fact-system = System
fact-version = Ticket Desk
fact-free-disk = Free disk space
fact-free-memory = Free memory
fact-network = Network
fact-network-none = not connected
fact-network-ipv4 = connected, IPv4
fact-network-ipv6 = connected, IPv6
fact-network-both = connected, IPv4 and IPv6
fact-told-hint = Whoever handles your ticket sees this. What you switch off stays off next time.

# $count (Number)
fact-told = { $count ->
    [0] This ticket tells nothing about this computer
    [one] This ticket tells { $count } fact about this computer
   *[other] This ticket tells { $count } facts about this computer
}
