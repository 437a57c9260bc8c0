// Tells a file that keeps its child busy from a machine that has no time for the child.

import { processorMs } from './processor-time.js';

/** `late`: the time was given and is used up. `starved`: it was hardly given at all. */
export type Late = 'late' | 'starved';

export type Timer<End extends Late> = { readonly over: Promise<End>; readonly stop: () => void };

/** Over after so many milliseconds, whoever had them. */
export function startTimer(milliseconds: number): Timer<'late'> {
  let stop = (): void => undefined;
  const over = new Promise<'late'>((resolve) => {
    const timer = setTimeout(() => resolve('late'), milliseconds);
    stop = () => clearTimeout(timer);
  });
  return { over, stop };
}

/**
 * Of its eight seconds a form needs a tenth of one, a photo one and a half (measured). A file that keeps its child busy
 * uses all it is given; a child that was given little of the time that was its own says nothing about the file.
 */
const FAIR_SHARE = 0.4;
/** How much longer a child is waited for that others kept from working. */
const MOST_PATIENCE = 3;
const LOOK_MS = 200;

/**
 * `late` after so many milliseconds of which the process has worked a fair part, or as soon after them as it has;
 * `starved` when it has not in three times as many. Where the system does not tell what a process works, `late` is by the
 * clock alone.
 */
export function startFairTimer(pid: number, milliseconds: number): Timer<Late> {
  const begun = performance.now();
  const stopped = new AbortController();
  const before = processorMs(pid);
  const hasWorked = async (): Promise<boolean> => {
    const [worked, first] = [await processorMs(pid), await before];
    return worked === null || first === null || worked - first >= milliseconds * FAIR_SHARE;
  };
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<Late>((resolve) => {
    const look = async (): Promise<void> => {
      if (await hasWorked()) resolve('late');
      else if (performance.now() - begun >= milliseconds * MOST_PATIENCE) resolve('starved');
      else if (!stopped.signal.aborted) timer = setTimeout(() => void look(), LOOK_MS);
    };
    timer = setTimeout(() => void look(), milliseconds);
  });
  const stop = (): void => {
    stopped.abort();
    clearTimeout(timer);
  };
  return { over, stop };
}
