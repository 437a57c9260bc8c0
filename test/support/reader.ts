// The file reader as delivered – compiled, in a child without permissions – and a look at which children are left.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  createFileReader,
  type FileReader,
  type ReaderSettings,
} from '../../src/adapters/file-reader/file-reader.js';
import type { ReaderLimits } from '../../src/adapters/file-reader/limits.js';
import { ensureBuilt, ROOT } from './build.js';

const built = (name: string): URL =>
  pathToFileURL(join(ROOT, 'dist', 'adapters', 'file-reader', `${name}.js`));

export async function aReader(
  limits: Partial<ReaderLimits> = {},
  settings: Pick<ReaderSettings, 'prints'> = {},
): Promise<FileReader> {
  await ensureBuilt();
  return createFileReader({
    ...settings,
    limits,
    childEntry: built('child'),
    pictureChildEntry: built('picture-child'),
    letterChildEntry: built('letter-child'),
  });
}

/** The processes that this one has started and that still run. Only Linux tells; elsewhere none are seen. */
export function childrenLeft(): readonly number[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && parentOf(name) === process.pid)
    .map(Number);
}

function parentOf(pid: string): number {
  try {
    const status = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(status.slice(status.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return 0;
  }
}
