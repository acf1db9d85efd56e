import { randomUUID } from "node:crypto";
import type { Browser } from "@playwright/test";
import { expect } from "@playwright/test";
import { v7 } from "uuid";
import { type Details, detailsOf } from "./details";
import { Person } from "./person";
import { Workstation } from "./workstation";
import { invitation, profilesOf } from "./world";

/** The workstations of one test and their people. */
export class Office {
  readonly #free: string[];
  readonly #open: Workstation[] = [];
  readonly #people: Person[] = [];
  readonly #fresh: Workstation[] = [];

  constructor(
    private readonly browser: Browser,
    worker: number,
  ) {
    this.#free = profilesOf(worker);
  }

  /** A window with nobody signed in. */
  async onboarding(): Promise<Workstation> {
    const workstation = await this.#take();
    await workstation.open();
    return workstation;
  }

  /** A window of a workstation that never had a connection. */
  async unconnected(): Promise<Workstation> {
    const workstation = await Workstation.at(this.browser, `fresh-${randomUUID().slice(0, 8)}`);
    this.#open.push(workstation);
    this.#fresh.push(workstation);
    await workstation.open();
    return workstation;
  }

  /** A new person, signed in with the application open. */
  async employee(name: string, about: Partial<Details> = {}): Promise<Person> {
    return this.#newcomer({ ...detailsOf(name), ...about });
  }

  async responder(name: string, about: Partial<Details> = {}): Promise<Person> {
    return this.#newcomer({ ...detailsOf(name), ...about, invitation: invitation() });
  }

  /** A person who exists before and after this test. */
  async member(username: string, password: string): Promise<Person> {
    const workstation = await this.#take();
    const { name, role } = await workstation.rpc("session_open", { username, password });
    await workstation.open();
    const invitation = role === "responder" ? "used" : "";
    const person = new Person(workstation, { ...detailsOf(name), username, password, invitation });
    await expect(person.place("Inbox"), "the window obeys keys").toBeVisible();
    return person;
  }

  /** The same person signs in at one more workstation. */
  async again(person: Person): Promise<Person> {
    const workstation = await this.#take();
    const { username, password } = person.details;
    await workstation.rpc("session_open", { username, password });
    return this.#seat(workstation, person.details);
  }

  /** Signs everybody out, so that neither tickets nor connections disturb the next test. */
  async leave(): Promise<void> {
    for (const workstation of this.#open) await workstation.recover();
    for (const workstation of this.#fresh) await workstation.rpc("connection_forget", null);
    for (const person of this.#people) await person.tidyUp();
    for (const workstation of this.#open) await workstation.close();
    const complaints = this.#open.flatMap(({ profile, complaints }) =>
      complaints.map((complaint) => `${profile}: ${complaint}`),
    );
    expect(complaints, "no window may complain, open a dialog or ask a foreign place").toEqual([]);
  }

  async #newcomer(details: Details): Promise<Person> {
    const workstation = await this.#take();
    await workstation.rpc("person_sign_up", { ...details, request: v7() });
    return this.#seat(workstation, details);
  }

  async #seat(workstation: Workstation, details: Details): Promise<Person> {
    const person = new Person(workstation, details);
    this.#people.push(person);
    await workstation.open();
    await expect(person.place("Inbox"), "the window obeys keys").toBeVisible();
    return person;
  }

  async #take(): Promise<Workstation> {
    const profile = this.#free.shift();
    if (profile === undefined) throw new Error("this worker has no workstation left");
    const workstation = await Workstation.at(this.browser, profile);
    this.#open.push(workstation);
    await workstation.vacate();
    return workstation;
  }
}
