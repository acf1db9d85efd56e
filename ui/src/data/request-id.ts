import { v7 } from "uuid";

/**
 * The request id of a form: created when a content is first submitted and kept for retries, so that the database runs the
 * request once; renewed when the content changes or the request succeeded.
 */
export class RequestIds {
  #id = "";
  #content = "";

  for(content: unknown): string {
    const written = JSON.stringify(content);
    if (this.#id === "" || written !== this.#content) {
      this.#id = v7();
      this.#content = written;
    }
    return this.#id;
  }

  granted(): void {
    this.#id = "";
  }
}
