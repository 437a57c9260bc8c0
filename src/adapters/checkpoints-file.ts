// The file signed checkpoints are written to; it belongs on another disk than the database.

import { createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';

export type CheckpointsFile = {
  /** Appends one line and returns when it is on disk. */
  append(line: string): Promise<void>;
  /** Every line, oldest first; none when there is no file yet. */
  lines(): AsyncIterable<string>;
  /** The last lines, oldest first: enough of them to know how far every chain has come, however long the file is. */
  newest(): Promise<readonly string[]>;
};

export function checkpointsFile(file: string): CheckpointsFile {
  return {
    async append(line) {
      await mkdir(dirname(file), { recursive: true });
      const handle = await open(file, 'a', 0o600);
      try {
        await handle.appendFile(`${line}\n`);
        await handle.sync();
      } finally {
        await handle.close();
      }
    },
    newest: () => lastLines(file),
    async *lines() {
      const stream = createReadStream(file, 'utf8');
      try {
        for await (const line of createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY }))
          if (line !== '') yield line;
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
      } finally {
        stream.destroy();
      }
    },
  };
}

const NEWEST_BYTES = 64 * 1024;
const NEWEST_LINES = 20;

async function lastLines(file: string): Promise<readonly string[]> {
  const handle = await openIfThere(file);
  if (!handle) return [];
  try {
    const { size } = await handle.stat();
    const from = Math.max(0, size - NEWEST_BYTES);
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(size - from), 0, size - from, from);
    const lines = buffer.subarray(0, bytesRead).toString('utf8').split('\n');
    // What stands before the first line's end may be half a line.
    const whole = from === 0 ? lines : lines.slice(1);
    return whole.filter((line) => line !== '').slice(-NEWEST_LINES);
  } finally {
    await handle.close();
  }
}

async function openIfThere(file: string): Promise<FileHandle | null> {
  try {
    return await open(file, 'r');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
