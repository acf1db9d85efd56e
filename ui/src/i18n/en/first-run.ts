import type { Step, TrialStep } from "../../api";

/** Words for the first start. */
export const firstRun = {
  title: "Welcome to Ticket Desk",
  hint: "How do you want to begin?",
  back: "Other ways",

  fileTitle: "Open a connection file",
  fileHint: "Your administrator gave you one. Drop it anywhere in this window.",
  pasteInstead: "Paste its text",
  dropHere: "Drop the connection file",
  chosen: (name: string) => `File ${name}`,
  fromText: "Connection file",

  handTitle: "Enter it by hand",
  handHint: "You know the server, the account and its password.",
  handAction: "Enter connection",
  host: "Server",
  hostHint: "A name such as db.example.org, or an address",
  port: "Port",
  database: "Schema",
  account: "Account",
  password: "Password",
  certificate: "Certificate authority",
  certificateHint: "Only when the server's certificate comes from your own organisation",
  chooseCertificate: "Choose certificate…",
  plain: "Without encryption",
  plainHint: "Only for a database on this computer.",
  test: "Test connection",
  testing: "Testing…",
  passed: "Everything works",
  passedWith: (server: string) => `Everything works. The server is ${server}.`,
  result: "Result of the test",

  step: {
    name: "Server name",
    reach: "Server answers",
    tls: "Encrypted and certified",
    account: "Account",
    schema: "Ticket Desk is installed",
    version: "Versions are compatible",
  } as Record<Step, string>,
  outcome: { passed: "passed", failed: "failed", skipped: "not tested" },
  /** What to do about a step that failed. */
  advice: {
    name: "This name is not known on your network. Check how it is written and whether you are connected, perhaps through a VPN.",
    reach:
      "Nothing answers at this address and port. Check the port, and whether a firewall or a missing VPN is in the way.",
    tls: "The connection cannot be encrypted with a certificate that is trusted. If your organisation has its own authority, choose its certificate.",
    account:
      "The server refuses this account or password. Check both, and whether this computer may use the account.",
    schema:
      "The server lets you in, but there is no Ticket Desk in this schema. Check its name, or ask your administrator.",
    version:
      "This application and the database are not compatible. Install the current version, or ask your administrator to upgrade the database.",
  } as Record<Step, string>,

  trialTitle: "Try it on this computer",
  trialHint: "With invented people and tickets. Nothing leaves this computer, and one click removes it.",
  trialAction: "Start a trial",
  trialMaking: "Setting up your trial",
  trialMakingHint: "A private database is made on this computer. This takes less than a minute.",
  trialStep: {
    server: "Start a private database",
    schema: "Install Ticket Desk in it",
    samples: "Let people raise tickets",
    ready: "Ready",
  } as Record<TrialStep, string>,
  trialDone: "done",
  trialDoing: "under way",
};

/** Words for a trial that is under way. */
export const trial = {
  line: "This is a trial on this computer.",
  lineHint: "People and tickets are invented; nobody else sees them.",
  remove: "Remove trial…",
  removeTitle: "Remove the trial?",
  removeHint:
    "Its database is deleted from this computer, with everything that you tried in it. You can start another one at any time.",
  removeAction: "Remove trial",
  removed: "The trial is removed",
  signInTitle: "Try it as",
  signInHint: "Each of these people sees the desk from their side. Sign out to change.",
  signInOther: "Sign in with a name and password",
  employeeHint: "raises tickets and follows them",
  responderHint: "claims tickets and completes them",
};
