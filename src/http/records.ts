// Keeps what the doors need to remember: answers to requests that carried an Idempotency-Key, sealed, and counters.

import { and, asc, eq, inArray, lt, lte, sql } from 'drizzle-orm';
import type { Tx } from '../database/database.js';
import { comesAfter, placeAt } from '../database/keyset.js';
import type { Envelope } from '../sealing/envelope.js';
import type { Instant } from '../shared/dates.js';

const { placeholder } = sql;

export type KeptAnswer = Envelope & {
  /** Blind index of client, route and key. */
  readonly requestKey: string;
  /** Blind index of what was asked. */
  readonly bodyKey: string;
  readonly createdAt: Instant;
};

export async function answerKept(tx: Tx, requestKey: string): Promise<KeptAnswer | undefined> {
  const find = tx.statement('answer.kept', (q, t) =>
    q
      .select()
      .from(t.idempotentAnswers)
      .where(eq(t.idempotentAnswers.requestKey, placeholder('requestKey'))),
  );
  const [kept] = await find({ requestKey });
  return kept;
}

/** False when an answer to this request is kept already. */
export async function keepAnswer(tx: Tx, answer: KeptAnswer): Promise<boolean> {
  const added = await tx.q
    .insert(tx.t.idempotentAnswers)
    .values({ ...answer })
    .onConflictDoNothing()
    .returning({ requestKey: tx.t.idempotentAnswers.requestKey });
  return added.length === 1;
}

/** Oldest first, with the place to go on from. */
export async function answersBefore(
  tx: Tx,
  asked: { readonly before: Instant; readonly after: string | null; readonly limit: number },
): Promise<readonly { readonly requestKey: string; readonly place: string }[]> {
  const { createdAt, requestKey } = tx.t.idempotentAnswers;
  const rows = await tx.q
    .select({ createdAt, requestKey })
    .from(tx.t.idempotentAnswers)
    .where(and(lt(createdAt, asked.before), comesAfter(createdAt, requestKey, asked.after)))
    .orderBy(asc(createdAt), asc(requestKey))
    .limit(asked.limit);
  return rows.map((row) => ({ requestKey: row.requestKey, place: placeAt(row.createdAt, row.requestKey) }));
}

export async function removeAnswers(tx: Tx, requestKeys: readonly string[]): Promise<void> {
  const answers = tx.t.idempotentAnswers;
  await tx.q.delete(answers).where(inArray(answers.requestKey, [...requestKeys]));
}

/** Removes the answer to this request when it was made at `before` or earlier. */
export async function forgetAnswer(tx: Tx, requestKey: string, before: Instant): Promise<void> {
  const answers = tx.t.idempotentAnswers;
  await tx.q.delete(answers).where(and(eq(answers.requestKey, requestKey), lte(answers.createdAt, before)));
}

/** Counts one more, in one statement whoever else counts; gives the count and until when it goes on. */
export async function countOne(
  tx: Tx,
  counted: { readonly subjectKey: string; readonly now: Instant; readonly until: Instant },
): Promise<{ readonly count: number; readonly until: Instant }> {
  const { rateCounters: c } = tx.t;
  const { subjectKey, now, until } = counted;
  const isOver = sql`${c.until} <= ${now}`;
  const [row] = await tx.q
    .insert(c)
    .values({ subjectKey, count: 1, until })
    .onConflictDoUpdate({
      target: c.subjectKey,
      set: {
        count: sql`case when ${isOver} then 1 else ${c.count} + 1 end`,
        until: sql`case when ${isOver} then ${until} else ${c.until} end`,
      },
    })
    .returning({ count: c.count, until: c.until });
  return row ?? { count: 1, until };
}

export async function forgetCounters(tx: Tx, before: Instant, limit: number): Promise<number> {
  const { rateCounters: c } = tx.t;
  const old = tx.q.select({ subjectKey: c.subjectKey }).from(c).where(lte(c.until, before)).limit(limit);
  const gone = await tx.q
    .delete(c)
    .where(and(inArray(c.subjectKey, old), lte(c.until, before)))
    .returning({ subjectKey: c.subjectKey });
  return gone.length;
}
