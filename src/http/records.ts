// Keeps answers to requests that carried an Idempotency-Key, sealed, for a day.

import { and, asc, eq, inArray, lte, sql } from 'drizzle-orm';
import type { Tx } from '../database/database.js';
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

/** Removes the oldest answers made at `before` or earlier, at most `limit` of them. */
export async function forgetAnswers(tx: Tx, before: Instant, limit: number): Promise<void> {
  const answers = tx.t.idempotentAnswers;
  const oldest = tx.q
    .select({ requestKey: answers.requestKey })
    .from(answers)
    .where(lte(answers.createdAt, before))
    .orderBy(asc(answers.createdAt))
    .limit(limit);
  await tx.q.delete(answers).where(inArray(answers.requestKey, oldest));
}

/** Removes the answer to this request when it was made at `before` or earlier. */
export async function forgetAnswer(tx: Tx, requestKey: string, before: Instant): Promise<void> {
  const answers = tx.t.idempotentAnswers;
  await tx.q.delete(answers).where(and(eq(answers.requestKey, requestKey), lte(answers.createdAt, before)));
}
