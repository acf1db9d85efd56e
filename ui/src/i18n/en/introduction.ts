import type { Role } from "../../api";

interface Step {
  title: string;
  words: string;
}

const steps: Record<Role, readonly Step[]> = {
  employee: [
    {
      title: "Say what needs fixing",
      words: "What is wrong, where, and since when. A responder takes it from there.",
    },
    {
      title: "Follow it here",
      words: "You see how many are ahead, who has your ticket, and everything that happens to it.",
    },
    {
      title: "Talk in the ticket",
      words: "Answers and news come to your inbox. What you type is kept, even without the database.",
    },
  ],
  responder: [
    {
      title: "Claim from the pool",
      words: "The longest wait is first. What you claim is yours alone until you complete or decline it.",
    },
    {
      title: "Answer, then complete",
      words: "The employee is told of each message, and reads your closing note.",
    },
    {
      title: "Declining is for good",
      words: "The ticket goes back to the others and never comes to you again.",
    },
  ],
};

/** Words for the first minutes. */
export const introduction = {
  title: "Three things to know",
  steps,
  again: "You can find this again in the menu of your account.",
  understood: "Got it",
};
