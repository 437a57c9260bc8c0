// Builds the program for tests that start it as its operators do, when what is built is older than its sources.

import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** Where package.json lies. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

const MAIN = join(ROOT, 'dist', 'main.js');

/** What Node is started with in production: the words of package.json's own start command. */
export function startWords(): readonly string[] {
  const { scripts }: { readonly scripts: { readonly start: string } } = JSON.parse(
    readFileSync(join(ROOT, 'package.json'), 'utf8'),
  );
  return scripts.start.split(' ').slice(1);
}

const LOCK = join(ROOT, '.cache', 'build.lock');
/** Longer than any build: whoever held the lock as long as this has been ended in the middle. */
const LOCK_FORGOTTEN_MS = 300_000;

/** Builds at most once, however many test files ask at the same time. */
export async function ensureBuilt(): Promise<void> {
  if (isFresh()) return;
  await takeLock();
  try {
    if (isFresh()) return;
    await build();
  } finally {
    rmSync(LOCK, { recursive: true, force: true });
  }
}

async function build(): Promise<void> {
  try {
    await promisify(execFile)('npm', ['run', '--silent', 'build'], { cwd: ROOT });
  } catch (error) {
    const said = error instanceof Error && 'stdout' in error ? String(error.stdout) : String(error);
    throw new Error(`the program cannot be built:\n${said}`, { cause: error });
  }
}

function isFresh(): boolean {
  const built = changedAt(MAIN);
  const sources = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' });
  // Folders count as well: theirs is the time a file was last taken away.
  const paths = [...sources.map((path) => join('src', path)), 'tsconfig.json', '.ci/build.mjs'];
  return paths.every((path) => changedAt(join(ROOT, path)) <= built);
}

async function takeLock(): Promise<void> {
  mkdirSync(join(ROOT, '.cache'), { recursive: true });
  for (;;) {
    try {
      mkdirSync(LOCK);
      return;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
    if (Date.now() - changedAt(LOCK) > LOCK_FORGOTTEN_MS) rmSync(LOCK, { recursive: true, force: true });
    await pause(200);
  }
}

/** Milliseconds since 1970; 0 when there is no such file, which may have been taken away just now. */
function changedAt(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
