import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Library } from "virtual:libraries";
import type { Plugin } from "vite";

interface Metadata {
  packages: { id: string; name: string; version: string; license: string | null; source: string | null }[];
  resolve: { nodes: { id: string; deps: { pkg: string; dep_kinds: { kind: string | null }[] }[] }[] };
}

interface Lock {
  packages: Record<string, { version?: string; license?: string; dev?: boolean }>;
}

const MODULE = "virtual:libraries";
/** The package of the application that is handed out. */
const SHELL = "ticket-desk";

function run(program: string, ...parameters: string[]): string {
  return execFileSync(program, parameters, { encoding: "utf8", maxBuffer: 256 * 1024 * 1024 });
}

/** What is compiled into the application for the system that it is built for. */
function crates(project: string): Library[] {
  const target = process.env.TAURI_ENV_TARGET_TRIPLE ?? run("rustc", "--print", "host-tuple").trim();
  const manifest = join(project, "Cargo.toml");
  const { packages, resolve } = JSON.parse(
    run(
      "cargo",
      "metadata",
      "--locked",
      "--format-version=1",
      `--filter-platform=${target}`,
      `--manifest-path=${manifest}`,
    ),
  ) as Metadata;
  const nodes = new Map(resolve.nodes.map((node) => [node.id, node]));
  const shell = packages.find(({ name, source }) => name === SHELL && source === null);
  const reached = new Set<string>();
  const waiting = shell === undefined ? [] : [shell.id];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (reached.has(id)) continue;
    reached.add(id);
    const deps = nodes.get(id)?.deps ?? [];
    waiting.push(
      ...deps.filter(({ dep_kinds }) => dep_kinds.some(({ kind }) => kind === null)).map(({ pkg }) => pkg),
    );
  }
  return packages
    .filter(({ id, source }) => reached.has(id) && source !== null)
    .map(({ name, version, license }) => ({ name, version, licence: license ?? "" }));
}

/** What is bundled into the window. */
function modules(ui: string): Library[] {
  const { packages } = JSON.parse(readFileSync(join(ui, "package-lock.json"), "utf8")) as Lock;
  const bundled = ["svelte", ...Object.keys(dependencies(ui))];
  return bundled.map((name) => {
    const { version = "", license = "" } = packages[`node_modules/${name}`] ?? {};
    return { name, version, licence: license };
  });
}

function dependencies(ui: string): Record<string, string> {
  const { dependencies } = JSON.parse(readFileSync(join(ui, "package.json"), "utf8")) as {
    dependencies: Record<string, string>;
  };
  return dependencies;
}

/** The module `virtual:libraries`: what this build is made of, read from the lock files while it is built. */
export function libraries(ui: string): Plugin {
  return {
    name: "libraries",
    resolveId: (id) => (id === MODULE ? `\0${MODULE}` : null),
    load(id) {
      if (id !== `\0${MODULE}`) return null;
      const all = [...crates(join(ui, "..")), ...modules(ui)].sort((a, b) => (a.name < b.name ? -1 : 1));
      return `export const libraries = ${JSON.stringify(all)};`;
    },
  };
}
