declare module "virtual:libraries" {
  export interface Library {
    name: string;
    version: string;
    /** The licence as its authors name it, usually in SPDX form. */
    licence: string;
  }

  export const libraries: readonly Library[];
}
