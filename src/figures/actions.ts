// The figures of the dashboard: answers are counted once, in the background; papers are looked at as they stand.

import type { Database, Tx } from '../database/database.js';
import { submissionStatus } from '../documents/submission-status.js';
import { type Day, type Instant, addDays, addMinutes, osloDayOf } from '../shared/dates.js';
import type { SubmissionId } from '../shared/ids.js';
import {
  type AgeFigures,
  type Counted,
  type DayFigures,
  type ReasonFigures,
  type Upload,
  type Waiting,
  type WeekFigures,
  byAge,
  byDay,
  byReason,
  byWeek,
  namesOf,
  startOfWeeks,
} from './figure.js';
import {
  type Answered,
  type Undecided,
  addCounts,
  answersAfter,
  countedThrough,
  countsWithin,
  moveCounted,
  undecided,
  uploadsBefore,
} from './records.js';

export type Needs = { readonly database: Database; readonly now: () => Instant };

/** Where an answer was given by another process its id may come to light a little later than a younger one. */
const SETTLED_MINUTES = 1;
/** Read in a millisecond. */
const BATCH = 100;
/** Whoever answers waits for every commit of ours: one for so many batches. */
const BATCHES_A_COMMIT = 50;

/** Counts what has been answered since it was last counted, each answer once; gives how many. */
export async function countAnswers(
  { database, now }: Needs,
  goOn: () => Promise<boolean> = async () => true,
): Promise<number> {
  const until = addMinutes(now(), -SETTLED_MINUTES);
  let total = 0;
  let stretch: Stretch;
  do {
    stretch = await readStretch(database.read, until, goOn);
    if (!(await keepCounts(database, stretch))) return total;
    total += stretch.answers;
  } while (stretch.more && (await goOn()));
  return total;
}

/** What was answered after `from`, through `through`. */
type Stretch = {
  readonly from: string;
  readonly through: string;
  readonly answers: number;
  readonly counted: readonly Counted[];
  readonly more: boolean;
};

async function readStretch(read: Tx, until: Instant, goOn: () => Promise<boolean>): Promise<Stretch> {
  const from = await countedThrough(read);
  const count = createCount();
  let through = from;
  let [answers, batches] = [0, 0];
  let more: boolean;
  do {
    const batch = await answersAfter(read, through, BATCH);
    const young = batch.findIndex(({ at }) => at > until);
    const settled = young < 0 ? batch : batch.slice(0, young);
    for (const answer of settled) count.add(answer);
    through = settled.at(-1)?.id ?? through;
    answers += settled.length;
    batches += 1;
    more = settled.length === BATCH;
  } while (more && batches < BATCHES_A_COMMIT && (await goOn()));
  return { from, through, answers, counted: count.all(), more };
}

/** False when there is nothing to keep, or another has counted the same meanwhile. */
async function keepCounts(database: Database, { from, through, counted }: Stretch): Promise<boolean> {
  if (through === from) return false;
  return database.transaction(
    async (tx) => {
      if (!(await moveCounted(tx, from, through))) return false;
      await addCounts(tx, counted);
      return true;
    },
    { strict: false },
  );
}

/** Answers by day and name, one after the other. */
function createCount() {
  const counts = new Map<string, { readonly day: Day; readonly name: string; count: number }>();
  // Finding the day costs more than all the rest. In Oslo too it begins with an hour.
  const days = new Map<string, Day>();
  function dayOf(at: Instant): Day {
    const hour = at.slice(0, 'YYYY-MM-DDTHH'.length);
    const day = days.get(hour) ?? osloDayOf(at);
    days.set(hour, day);
    return day;
  }
  return {
    add(answer: Answered): void {
      const day = dayOf(answer.at);
      for (const name of namesOf(answer)) {
        const key = `${day} ${name}`;
        const one = counts.get(key) ?? { day, name, count: 0 };
        one.count += 1;
        counts.set(key, one);
      }
    },
    all: (): readonly Counted[] => [...counts.values()],
  };
}

export type Dashboard = {
  readonly days: readonly DayFigures[];
  readonly reasons: readonly ReasonFigures[];
  readonly weeks: readonly WeekFigures[];
  /** True when there were more papers than are looked at: the oldest weeks are of a part of them. */
  readonly weeksCut: boolean;
  readonly ages: readonly AgeFigures[];
};

const DAYS = 30;
const WEEKS = 8;
/** Older than this is one column. */
const OLDEST_DAYS = 10;
const MOST_UPLOADS = 2_000;
const UPLOADS_AT_ONCE = 200;
const MOST_WAITING = 2_000;

/** Nothing in it is about a person, so looking at it is not recorded. */
export async function readDashboard({ database, now }: Needs): Promise<Dashboard> {
  const { read } = database;
  const today = osloDayOf(now());
  const from = addDays(today, -(DAYS - 1));
  const counts = await countsWithin(read, from, today);
  const { uploads, cut } = await uploadsSince(database, startOfWeeks(today, WEEKS));
  const waiting = await undecided(read, MOST_WAITING);
  return {
    days: byDay(counts, from, today),
    reasons: byReason(counts),
    weeks: byWeek(uploads, today, WEEKS),
    weeksCut: cut,
    ages: byAge(waiting.map(waitingOf), today, OLDEST_DAYS),
  };
}

/** Some at a time, so that others are answered in between. */
async function uploadsSince(
  { read }: Database,
  from: Instant,
): Promise<{ readonly uploads: readonly Upload[]; readonly cut: boolean }> {
  const uploads: Upload[] = [];
  let before: SubmissionId | null = null;
  for (let looked = 0; looked < MOST_UPLOADS; looked += UPLOADS_AT_ONCE) {
    const rows: Awaited<ReturnType<typeof uploadsBefore>> = await uploadsBefore(
      read,
      before,
      UPLOADS_AT_ONCE,
    );
    uploads.push(...rows.filter(({ unread, receivedAt }) => !unread && receivedAt >= from));
    const oldest = rows.at(-1);
    if (!oldest || rows.length < UPLOADS_AT_ONCE || oldest.receivedAt < from) return { uploads, cut: false };
    before = oldest.id;
    await new Promise(setImmediate);
  }
  return { uploads, cut: true };
}

function waitingOf({ receivedAt, unread, ...facts }: Undecided): Waiting {
  const checklist = unread ? null : facts.checklist;
  const status = submissionStatus({ ...facts, checklist, outcome: null, withdrawnAt: null });
  return { receivedAt, forUs: status !== 'incomplete' };
}
