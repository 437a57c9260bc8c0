// Where the files lie that come with this program, seen from its sources and from what is built of them alike.
//
// This file lies at the top of the sources, and what becomes of it at the top of dist/: only here are places reckoned.

import { fileURLToPath } from 'node:url';

const ENDING = import.meta.url.endsWith('.ts') ? 'ts' : 'js';

/** Absolute path of a file or folder of the package, such as `templates` or `db/migrations/postgres`. */
export function packagePath(path: string): string {
  return fileURLToPath(new URL(`../${path}`, import.meta.url));
}

/** A file that is delivered as it is written, such as `web/assets/call.js`. */
export function ownFile(path: string): URL {
  return new URL(path, import.meta.url);
}

/** A program of ours that is started by itself, such as `main`: TypeScript in development, JavaScript as delivered. */
export function ownProgram(name: string): URL {
  return new URL(`${name}.${ENDING}`, import.meta.url);
}
