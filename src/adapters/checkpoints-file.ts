// The file signed checkpoints are written to; it belongs on another disk than the database.

import { createReadStream } from 'node:fs';
import { mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';

export type CheckpointsFile = {
  /** Appends one line and returns when it is on disk. */
  append(line: string): Promise<void>;
  /** Every line, oldest first; none when there is no file yet. */
  lines(): AsyncIterable<string>;
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
