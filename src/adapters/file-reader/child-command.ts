// The command line that starts a reading child with as little as it can do its work with.

import { existsSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ownProgram } from '../../own-files.js';
import type { ReaderLimits } from './limits.js';

/** A program of this folder. */
export function childEntry(name: 'child' | 'picture-child' | 'letter-child'): URL {
  return ownProgram(`adapters/file-reader/${name}`);
}

/** `none` for a child that needs native code, which Node's permission model does not let in. */
export type Confinement = 'permissions' | 'none';

/**
 * Arguments for `/bin/sh`: limits for memory and processor time, no core dumps and no files written, then Node in place
 * of the shell. A system that does not know a limit goes on without it; the child finds out whether it holds.
 */
export function childArguments(
  entry: URL,
  limits: ReaderLimits,
  confinement: Confinement,
): readonly string[] {
  const ulimits = [
    `ulimit -d ${limits.dataMegabytes * 1024}`,
    `ulimit -t ${limits.cpuSeconds}`,
    'ulimit -c 0',
    'ulimit -f 0',
  ];
  const script = `${ulimits.map((limit) => `${limit} 2>/dev/null`).join('; ')}; exec "$@"`;
  const path = realpathSync(fileURLToPath(entry));
  const own = confinement === 'none' ? [] : permissions(path);
  return [
    '-c',
    script,
    'sh',
    process.execPath,
    `--max-old-space-size=${limits.heapMegabytes}`,
    '--disallow-code-generation-from-strings',
    '--no-warnings',
    ...(path.endsWith('.ts') ? typescriptLoader() : own),
    path,
    String(limits.dataMegabytes),
  ];
}

/** In development only: the loader needs a process of its own, which the permission model would forbid. */
function typescriptLoader(): readonly string[] {
  return ['--import', createRequire(import.meta.url).resolve('tsx')];
}

/**
 * Node's permission model: reading our own code and its packages, and nothing else – no writing, no processes, no
 * threads, no native code. The option lost its "experimental" in Node 22.
 */
function permissions(entry: string): readonly string[] {
  const option = ['--permission', '--experimental-permission'].find((name) =>
    process.allowedNodeEnvironmentFlags.has(name),
  );
  if (option === undefined) return [];
  const compiled = join(dirname(entry), '..', '..');
  const packages = realpathSync(createRequire(entry).resolve('pdf-lib')).replace(
    /(.*?[\\/]node_modules)[\\/].*/,
    '$1',
  );
  const readable = [
    join(compiled, '*'),
    join(packages, '*'),
    ...packageFiles(compiled),
    ...linkedPackages(compiled),
  ];
  return [option, ...readable.map((path) => `--allow-fs-read=${path}`)];
}

/** The package.json that says our files are modules. */
function packageFiles(from: string): readonly string[] {
  for (let folder = from; folder !== dirname(folder); folder = dirname(folder)) {
    const file = join(folder, 'package.json');
    if (existsSync(file)) return [file];
  }
  return [];
}

/** Where the packages lie behind a link, Node asks for them under its name as well. */
function linkedPackages(from: string): readonly string[] {
  const folder = join(dirname(packageFiles(from)[0] ?? from), 'node_modules');
  return existsSync(folder) && realpathSync(folder) !== folder ? [join(folder, '*')] : [];
}
