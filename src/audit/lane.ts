// A lane to the commit: what is asked for in one turn of the event loop goes together, and nobody waits in it for ever.

import { DatabaseUnavailable } from '../database/database.js';

const MOST_TOGETHER = 256;
/** So many are taken together even when only half is to be taken. */
const FEW = 16;
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

export type Pace = {
  /** How many commits may go on side by side. */
  readonly atOnce: number;
  /** Takes only half of what waits: while these are told their answers, and ask anew, the others are worked on. */
  readonly halves: boolean;
};

/** `commit` is called with at least one job, in their order, never more often than `atOnce` at a time, and never throws. */
export function createLane<Job extends Failing>(
  commit: (jobs: readonly Job[]) => Promise<void>,
  { atOnce, halves }: Pace = { atOnce: 1, halves: false },
): Lane<Job> {
  const queue: { readonly job: Job; readonly since: number }[] = [];
  const drains = new Set<Promise<void>>();
  let draining = 0;

  async function drain(): Promise<void> {
    draining += 1;
    while (queue.length > 0) {
      await untilNoMoreCome();
      turnAwayOverdue();
      const wanted = halves ? Math.max(FEW, Math.ceil(queue.length / 2)) : queue.length;
      const jobs = queue.splice(0, Math.min(wanted, MOST_TOGETHER)).map(({ job }) => job);
      if (jobs.length > 0) await commit(jobs);
    }
    // In the same breath as the look at the queue: what comes after it begins anew.
    draining -= 1;
  }

  function begin(): void {
    const drained = drain();
    drains.add(drained);
    void drained.then(() => drains.delete(drained));
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
      if (draining < atOnce) begin();
    },
    waiting: () => queue.length,
    empty: async () => {
      await Promise.all(drains);
    },
  };
}
