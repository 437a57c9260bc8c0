// Watches how much memory a process uses, for systems that do not enforce a limit, and as a second opinion where they do.

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { readProcFile } from './proc-file.js';

const INTERVAL_MS = 100;
const run = promisify(execFile);

/** Megabytes a process holds in memory; null when the system does not tell (or the process is gone). */
export async function residentMegabytes(pid: number): Promise<number | null> {
  const kilobytes = process.platform === 'linux' ? await fromProc(pid) : await fromPs(pid);
  return Number.isNaN(kilobytes) ? null : kilobytes / 1024;
}

/** Calls `onOver` once when the process uses more than `limit` megabytes. Returns how to stop watching. */
export function watchMemory(pid: number, limit: number, onOver: () => void): () => void {
  let stopped = false;
  const look = async (): Promise<void> => {
    const used = await residentMegabytes(pid);
    if (stopped) return;
    if (used !== null && used > limit) onOver();
    else timer = setTimeout(() => void look(), INTERVAL_MS);
  };
  let timer = setTimeout(() => void look(), INTERVAL_MS);
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}

async function fromProc(pid: number): Promise<number> {
  try {
    const status = await readProcFile(pid, 'status');
    return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? Number.NaN);
  } catch {
    return Number.NaN;
  }
}

async function fromPs(pid: number): Promise<number> {
  try {
    const { stdout } = await run('/bin/ps', ['-o', 'rss=', '-p', String(pid)]);
    return Number.parseInt(stdout, 10);
  } catch {
    return Number.NaN;
  }
}
