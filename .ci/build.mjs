// Builds dist/ from src/, beside the one in use, and puts it in its place when it is whole. Does nothing when nothing is newer.

import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

process.chdir(join(dirname(fileURLToPath(import.meta.url)), '..'));

const COMMAND = 'dist/cli.js';
const fresh = `.dist-${process.pid}`;
const old = `.dist-${process.pid}-old`;

// A server may be running from dist/, and `npx fullmakt` prepares the package on first use: it must find all files, always.
if (!isUpToDate()) build();

function isUpToDate() {
  if (!existsSync(COMMAND)) return false;
  const built = statSync(COMMAND).mtimeMs;
  const sources = readdirSync('src', { recursive: true, encoding: 'utf8' }).map((file) => join('src', file));
  return [...sources, 'tsconfig.json', 'package.json'].every((file) => statSync(file).mtimeMs < built);
}

function build() {
  const tsc = join('node_modules', 'typescript', 'bin', 'tsc');
  const { status } = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.json', '--outDir', fresh], {
    stdio: 'inherit',
  });
  if (status !== 0) {
    rmSync(fresh, { recursive: true, force: true });
    process.exit(status ?? 1);
  }
  // What browsers are given is served as it is written.
  cpSync(join('src', 'web', 'assets'), join(fresh, 'web', 'assets'), { recursive: true });
  chmodSync(join(fresh, 'cli.js'), 0o755);
  if (existsSync('dist')) renameSync('dist', old);
  renameSync(fresh, 'dist');
  rmSync(old, { recursive: true, force: true });
}
