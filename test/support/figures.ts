// A month of work to make figures of: answers as they were counted, and papers in every state of waiting.

import { inArray } from 'drizzle-orm';
import type { Database } from '../../src/database/database.js';
import { REQUIREMENTS } from '../../src/documents/checklist.js';
import { addCounts } from '../../src/figures/records.js';
import { type Instant, addDays, addMinutes, osloDayOf } from '../../src/shared/dates.js';
import type { SubmissionId } from '../../src/shared/ids.js';
import { NOW } from './builders.js';
import { seeded } from './random.js';

const DAY_MINUTES = 24 * 60;
const REASONS = ['NO_AUTHORIZATION', 'EXPIRED', 'AGENT_NOT_MATCHED', 'CASE_NOT_COVERED', 'REVOKED'] as const;

/** Thirty days of answers, fewer at weekends. */
export async function aMonthOfAnswers({ database }: { readonly database: Database }): Promise<void> {
  const random = seeded(5);
  const today = osloDayOf(NOW);
  const counted = Array.from({ length: 30 }, (_, ago) => {
    const day = addDays(today, -ago);
    const isWeekend = [0, 6].includes(new Date(`${day}T12:00:00Z`).getUTCDay());
    const all = isWeekend ? 0 : 60 + random(60);
    const deny = Math.floor((all * (20 + random(20))) / 100);
    const reasons = REASONS.map((reason, index) => ({
      day,
      name: `reason:${reason}`,
      count: Math.floor(deny / (index + 1.5)),
    }));
    return [{ day, name: 'allow', count: all - deny }, { day, name: 'deny', count: deny }, ...reasons];
  });
  await database.transaction((tx) => addCounts(tx, counted.flat()));
}

type Paper = { readonly daysAgo: number; readonly complete: boolean; readonly undecided: boolean };

/** Eight weeks of papers, better from week to week; the youngest of them undecided. Gives how to take them away again. */
export async function weeksOfPapers({
  database,
}: {
  readonly database: Database;
}): Promise<() => Promise<void>> {
  const random = seeded(8);
  const papers: readonly Paper[] = Array.from({ length: 90 }, () => {
    const daysAgo = random(random(56) + 1);
    return { daysAgo, complete: random(120) < 90 - daysAgo, undecided: daysAgo < 10 };
  });
  const rows = papers.toSorted((a, b) => b.daysAgo - a.daysAgo).map(rowOf);
  await database.transaction(async ({ q, t }) => {
    for (const row of rows) await q.insert(t.submissions).values(row);
  });
  const ids = rows.map(({ id }) => id);
  return () =>
    database.transaction(async ({ q, t }) => {
      await q.delete(t.submissions).where(inArray(t.submissions.id, ids));
    });
}

function rowOf({ daysAgo, complete, undecided }: Paper, index: number) {
  const receivedAt: Instant = addMinutes(NOW, -daysAgo * DAY_MINUTES);
  return {
    id: `paper-${String(index).padStart(3, '0')}` as SubmissionId,
    receivedAt,
    answerBy: addDays(osloDayOf(receivedAt), 7),
    newestPagesAt: receivedAt,
    openSince: undecided ? receivedAt : null,
    checklist: REQUIREMENTS.map((requirement) => ({
      requirement,
      state: complete || requirement !== 'signature' ? 'present' : 'missing',
      source: null,
      reasons: [],
    })),
    dataKey: Buffer.alloc(1),
    sealed: Buffer.alloc(1),
  };
}
