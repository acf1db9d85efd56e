declare module "virtual:libraries" {
  export interface Library {
    name: string;
    version: string;
    /** As its authors name it, in SPDX where they do. */
    licence: string;
  }

  export const libraries: readonly Library[];
}
