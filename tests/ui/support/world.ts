import { closeSync, mkdirSync, openSync } from "node:fs";
import { join } from "node:path";

export const WORKERS = 2;

/** Workstations of the devserver with a connection, divided among the workers. */
const WORKSTATIONS = 12;

const CLAIMED = join(import.meta.dirname, "../../../build/ui-browser/invitations");

function variable(name: "TICKET_DESK_URL" | "TICKET_DESK_INVITATIONS" | "TICKET_DESK_CONNECTION"): string {
  const value = process.env[name];
  if (value === undefined || value === "") {
    throw new Error(`${name} is missing: run the suite by \`cargo xtask test ui-browser\`.`);
  }
  return value;
}

/** Where the devserver listens. */
export function address(): string {
  return variable("TICKET_DESK_URL").replace(/\/$/, "");
}

/** A connection file of the database that no profile uses, and its fields. */
export function connectionFile(): { text: string; port: string; account: string; password: string } {
  const text = variable("TICKET_DESK_CONNECTION");
  const entry = (name: string) => new RegExp(`^${name} = "?([^"\n]+)"?$`, "m").exec(text)?.[1] ?? "";
  return { text, port: entry("port"), account: entry("account"), password: entry("password") };
}

/** The profiles of one worker. */
export function profilesOf(worker: number): string[] {
  const share = WORKSTATIONS / WORKERS;
  return Array.from({ length: share }, (_, index) => `w${worker * share + index + 1}`);
}

/** An unused invitation: a test claims it by creating a file that only one test can create. */
export function invitation(): string {
  mkdirSync(CLAIMED, { recursive: true });
  for (const code of variable("TICKET_DESK_INVITATIONS").split(",")) {
    try {
      closeSync(openSync(join(CLAIMED, code.trim()), "wx"));
      return code.trim();
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
  }
  throw new Error("All invitations are used: the world needs more of them.");
}
