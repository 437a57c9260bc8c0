// How much a process has worked, to tell a file that keeps it busy from a machine that has no time for it.

import { readProcFile } from './proc-file.js';

/** Linux counts in hundredths of a second, whatever the processor's clock (proc(5), sysconf(_SC_CLK_TCK)). */
const TICK_MS = 10;
/** Fields 14 and 15, counted from the one behind the program's name, which may hold spaces and brackets. */
const USER_TIME = 11;
const SYSTEM_TIME = 12;

/** Milliseconds of processor time, all threads together; null where the system does not tell, or the process is gone. */
export async function processorMs(pid: number): Promise<number | null> {
  try {
    const stat = await readProcFile(pid, 'stat');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const ticks = Number(fields[USER_TIME]) + Number(fields[SYSTEM_TIME]);
    return Number.isNaN(ticks) ? null : ticks * TICK_MS;
  } catch {
    return null;
  }
}
