// The rota of background work: every process looks at it now and then, and what is due is done once, whoever does it.

import { setTimeout as pause } from 'node:timers/promises';
import { type Instant, addMinutes } from '../shared/dates.js';
import { type Needs as LeaseNeeds, takeLease } from './lease.js';
import { type DutyRow, dutyRows } from './records.js';

/** What came of it, in counts and codes, for the log. */
export type DutyDone = Readonly<Record<string, number | string>>;

export type Duty = {
  readonly name: string;
  readonly everyMinutes: number;
  /**
   * In batches of a few milliseconds, since nobody is answered meanwhile, asking `goOn` between two of them, which rests
   * for as long as befits; on false it returns at once. Done again it does no harm.
   */
  run(goOn: () => Promise<boolean>, lastDoneAt: Instant | null): Promise<DutyDone>;
};

export type Rota = {
  /** Does what is due and nobody else does. Never rejects. */
  tick(): Promise<void>;
  /** Lets a batch under way end and begins no other. */
  stop(): Promise<void>;
};

export type Needs = LeaseNeeds & {
  readonly duties: readonly Duty[];
  readonly done: (name: string, done: DutyDone) => void;
  /** It is tried again when the lease has run out, by this process or another. */
  readonly failed: (name: string, error: unknown) => void;
};

/** Whoever asks and answers shares a thread and a disk with it: three quarters of the time are theirs. */
const REST_A_BATCH = 3;
const LONGEST_REST_MS = 1_000;

export function createRota(needs: Needs): Rota {
  const stopping = new AbortController();
  let running: Promise<void> | null = null;

  async function look(): Promise<void> {
    try {
      const rows = await dutyRows(needs.database.read);
      for (const duty of needs.duties) {
        const row = rows.find(({ name }) => name === duty.name) ?? null;
        if (!stopping.signal.aborted && isDue(duty, row, needs.now()))
          await doOnce(duty, row?.doneAt ?? null);
      }
    } catch (error) {
      needs.failed('rota', error);
    }
  }

  async function doOnce(duty: Duty, lastDoneAt: Instant | null): Promise<void> {
    const lease = await takeLease(needs, duty.name, addMinutes(needs.now(), -duty.everyMinutes));
    if (!lease) return;
    let brokenOff = false;
    let begun = performance.now();
    const goOn = async () => {
      await rest(REST_A_BATCH * (performance.now() - begun));
      begun = performance.now();
      brokenOff ||= stopping.signal.aborted || !(await lease.stillOurs());
      return !brokenOff;
    };
    try {
      const done = await duty.run(goOn, lastDoneAt);
      if (brokenOff) await lease.giveBack();
      else await lease.finish();
      needs.done(duty.name, done);
    } catch (error) {
      needs.failed(duty.name, error);
    }
  }

  /** Not for long, since a lease runs out, and not when we are to stop. */
  async function rest(milliseconds: number): Promise<void> {
    const { signal } = stopping;
    await pause(Math.min(milliseconds, LONGEST_REST_MS), undefined, { signal }).catch(() => undefined);
  }

  return {
    tick() {
      running ??= look().finally(() => {
        running = null;
      });
      return running;
    },
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

/** Looked at before anything is written: mostly nothing is due. The claim itself looks again. */
function isDue({ everyMinutes }: Duty, row: DutyRow | null, now: Instant): boolean {
  if (!row) return true;
  if (row.owner !== null && row.leasedUntil !== null && row.leasedUntil > now) return false;
  return row.doneAt === null || row.doneAt > now || row.doneAt <= addMinutes(now, -everyMinutes);
}
