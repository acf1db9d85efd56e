### The first minutes.

introduction-title = Three things to know
introduction-step-create-title = Say what needs fixing
introduction-step-create-text = What is wrong, where, and since when. A responder takes it from there.
introduction-step-mine-title = Follow it here
introduction-step-mine-text = You see how many tickets are ahead of yours, who has it, and everything that happens to it.
introduction-step-inbox-title = Talk in the ticket
introduction-step-inbox-text = Answers and news come to your inbox. What you type is kept, even without the database.
introduction-step-claim-title = Claim from the pool
introduction-step-claim-text = The ticket that is due first comes first. What you claim is yours alone until you complete or decline it.
introduction-step-complete-title = Answer, then complete
introduction-step-complete-text = The employee is notified of each message and reads your closing note.
introduction-step-decline-title = Declining is for good
introduction-step-decline-text = The ticket goes back to the others and never comes to you again.
introduction-again = You can find this again in your account menu.
introduction-understood = Got it
