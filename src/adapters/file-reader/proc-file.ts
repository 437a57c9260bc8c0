// What Linux tells of a process, in its few words: read ten times a second, so without the large buffers that reading whole files takes.

import { open } from 'node:fs/promises';

/** Both files we ask for are shorter. */
const LONGEST_BYTES = 4096;

/** The text of `/proc/PID/NAME`. Throws when the process is gone or the system has no such file. */
export async function readProcFile(pid: number, name: 'stat' | 'status'): Promise<string> {
  const file = await open(`/proc/${pid}/${name}`);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(LONGEST_BYTES));
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await file.close();
  }
}
