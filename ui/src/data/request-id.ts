import { v7 } from "uuid";

/**
 * The request id of one form. Made when a content is first submitted and kept for its retries, so that the database carries the
 * wish out once; renewed when the content changes or the wish was granted.
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
