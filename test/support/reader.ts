// The file reader as delivered – compiled, in a child without permissions – and a look at which children are left.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ReaderOverloaded } from '../../src/adapters/file-reader/errors.js';
import {
  createFileReader,
  type FileReader,
  type ReaderPrograms,
  type ReaderSettings,
} from '../../src/adapters/file-reader/file-reader.js';
import type { ReaderLimits } from '../../src/adapters/file-reader/limits.js';
import { ensureBuilt, ROOT } from './build.js';

/** Compiled: started from their sources they would be translated each time. */
export async function builtReaders(): Promise<ReaderPrograms> {
  await ensureBuilt();
  const built = (name: string): URL =>
    pathToFileURL(join(ROOT, 'dist', 'adapters', 'file-reader', `${name}.js`));
  return {
    childEntry: built('child'),
    pictureChildEntry: built('picture-child'),
    letterChildEntry: built('letter-child'),
  };
}

/** What papers say is asked here, not how long a busy machine takes to read them. */
const PATIENT = { wallMs: 300_000, submissionMs: 600_000, cpuSeconds: 300 } as const;

export async function aReader(
  limits: Partial<ReaderLimits> = PATIENT,
  settings: Pick<ReaderSettings, 'prints'> = {},
): Promise<FileReader> {
  return createFileReader({ ...settings, limits, ...(await builtReaders()) });
}

/** As a sender does who is told that we are too busy: asks again. */
export async function readAtLast(
  reader: FileReader,
  files: Parameters<FileReader['read']>[0],
): ReturnType<FileReader['read']> {
  for (;;) {
    try {
      return await reader.read(files);
    } catch (error) {
      if (!(error instanceof ReaderOverloaded)) throw error;
    }
  }
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
