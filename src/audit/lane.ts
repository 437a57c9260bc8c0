// A lane to the commit: what is asked for in one turn of the event loop goes together, and nobody waits in it for ever.

import { DatabaseUnavailable } from '../database/database.js';

const MOST_TOGETHER = 256;
const MOST_WAITING = 5_000;
/** A database that says nothing holds up a commit for many seconds; whoever has waited so long behind one is told instead. */
const LONGEST_WAIT_MS = 10_000;

export type Lane<Job> = {
  /** The job fails at once when too many are waiting, later when it has waited too long. */
  add(job: Job): void;
  waiting(): number;
  /** Resolves when nothing waits. */
  empty(): Promise<void>;
};

type Failing = { readonly fail: (error: unknown) => void };

/** `commit` is called with at least one job, in their order, never twice at the same time, and never throws. */
export function createLane<Job extends Failing>(commit: (jobs: readonly Job[]) => Promise<void>): Lane<Job> {
  const queue: { readonly job: Job; readonly since: number }[] = [];
  let draining: Promise<void> | null = null;

  async function drain(): Promise<void> {
    while (queue.length > 0) {
      await untilNoMoreCome();
      turnAwayOverdue();
      const jobs = queue.splice(0, MOST_TOGETHER).map(({ job }) => job);
      if (jobs.length > 0) await commit(jobs);
    }
    draining = null;
  }

  /** And so on while turns bring more: a commit costs as much for one as for many. */
  async function untilNoMoreCome(): Promise<void> {
    for (let before = -1; queue.length > before && queue.length < MOST_TOGETHER; ) {
      before = queue.length;
      await new Promise(setImmediate);
    }
  }

  /** Those that have waited longest stand first. */
  function turnAwayOverdue(): void {
    const before = performance.now() - LONGEST_WAIT_MS;
    const inTime = queue.findIndex(({ since }) => since >= before);
    const overdue = queue.splice(0, inTime === -1 ? queue.length : inTime);
    for (const { job } of overdue) job.fail(new DatabaseUnavailable('the database was waited for too long'));
  }

  return {
    add(job) {
      if (queue.length >= MOST_WAITING) {
        job.fail(new DatabaseUnavailable('too much is waiting for the database'));
        return;
      }
      queue.push({ job, since: performance.now() });
      draining ??= drain();
    },
    waiting: () => queue.length,
    empty: () => draining ?? Promise.resolve(),
  };
}
