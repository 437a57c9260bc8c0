// The same request asked twice is done once: the answer is kept, sealed, in the transaction of its effect, and given again.
//
// A key is scoped to its client and the route. Callers without a key of ours share one scope, so what stands between a
// stranger and somebody's answer is the sender's choice of an unguessable key together with the very same body; a wrong
// body learns only that the key was used. Refusals are not kept: asked again they are judged anew.

import { createHash } from 'node:crypto';
import { act, type Who } from '../audit/act.js';
import type { Actor } from '../audit/events.js';
import type { Ledger } from '../audit/ledger.js';
import type { Database, Tx } from '../database/database.js';
import { blindIndex } from '../sealing/blind-index.js';
import { openJson, sealJson } from '../sealing/envelope.js';
import type { Keys } from '../sealing/keys.js';
import { addMinutes, type Instant } from '../shared/dates.js';
import { allowed } from '../shared/result.js';
import type { Parts } from './parts.js';
import { answerKept, answersBefore, forgetAnswer, keepAnswer, type KeptAnswer } from './records.js';
import { type Checked, refuse } from './refusing.js';
import type { Answer } from './route.js';

const KEPT_MINUTES = 24 * 60;
const LONGEST_KEY = 255;

export type Needs = {
  readonly database: Database;
  readonly ledger: Ledger;
  readonly keys: Keys;
  readonly now: () => Instant;
};

export type Repeatable = {
  readonly routeName: string;
  readonly who: Actor;
  /** The Idempotency-Key as sent. */
  readonly key: string;
  readonly parts: Parts;
};

/** An answer that can be kept: JSON with its status, or where to go on. */
type KeptAnswerShown = Exclude<Answer, { readonly bytes: Uint8Array }>;

/** Another process answered the same request first; thrown inside the transaction so that the effect is undone. */
class AnsweredElsewhere extends Error {}

export function createIdempotency(needs: Needs) {
  const running = new Set<string>();

  /**
   * Does it once. `run` gets the `who` to act as, which carries the keeping along into the effect's transaction; `show`
   * turns the action's value into the answer there. Gives the answer that was kept, now or before; null when `run` was
   * refused. Refused with IDEMPOTENCY_KEY_INVALID, IDEMPOTENCY_MISMATCH or IDEMPOTENCY_RUNNING.
   */
  return async function once(
    request: Repeatable,
    run: (who: Who) => Promise<void>,
    show: (value: unknown) => Answer,
  ): Promise<Checked<KeptAnswerShown | null>> {
    if (request.key === '' || request.key.length > LONGEST_KEY) return refuse('IDEMPOTENCY_KEY_INVALID');
    const requestKey = keyOfRequest(needs.keys, request);
    if (running.has(requestKey)) return refuse('IDEMPOTENCY_RUNNING');
    running.add(requestKey);
    try {
      const bodyKey = keyOfBody(needs.keys, request);
      const kept = await stillKept(needs, needs.database.read, requestKey);
      if (kept) return await repeat(needs, request, { kept, bodyKey });
      return allowed(await doAndKeep(needs, request.who, { requestKey, bodyKey }, run, show));
    } catch (error) {
      if (error instanceof AnsweredElsewhere) return refuse('IDEMPOTENCY_RUNNING');
      throw error;
    } finally {
      running.delete(requestKey);
    }
  };
}

/** Answers made before an instant, from a place on; `next` is null when there are no more. */
export async function oldAnswers(
  tx: Tx,
  asked: { readonly before: Instant; readonly after: string | null; readonly limit: number },
): Promise<{ readonly due: readonly string[]; readonly next: string | null }> {
  const rows = await answersBefore(tx, asked);
  return {
    due: rows.map(({ requestKey }) => requestKey),
    next: rows.length < asked.limit ? null : (rows.at(-1)?.place ?? null),
  };
}

export { removeAnswers } from './records.js';

async function repeat(
  needs: Needs,
  request: Repeatable,
  { kept, bodyKey }: { readonly kept: KeptAnswer; readonly bodyKey: string },
): Promise<Checked<KeptAnswerShown>> {
  if (kept.bodyKey !== bodyKey) return refuse('IDEMPOTENCY_MISMATCH');
  const answer = openJson(needs.keys, place(kept.requestKey), kept) as KeptAnswerShown;
  return act(needs, request.who, async () => ({
    result: allowed(answer),
    event: { type: 'answer-repeated', outcome: 'read', about: null, details: { route: request.routeName } },
  }));
}

async function doAndKeep(
  needs: Needs,
  who: Actor,
  { requestKey, bodyKey }: { readonly requestKey: string; readonly bodyKey: string },
  run: (who: Who) => Promise<void>,
  show: (value: unknown) => Answer,
): Promise<KeptAnswerShown | null> {
  let answer: KeptAnswerShown | null = null;
  const alongside = async (tx: Tx, value: unknown): Promise<void> => {
    const shown = show(value);
    if ('bytes' in shown) throw new Error('an answer of bytes cannot be kept');
    const createdAt = needs.now();
    await forgetAnswer(tx, requestKey, dayBefore(createdAt));
    const envelope = sealJson(needs.keys, place(requestKey), shown);
    if (!(await keepAnswer(tx, { requestKey, bodyKey, createdAt, ...envelope })))
      throw new AnsweredElsewhere();
    answer = shown;
  };
  await run({ ...who, alongside });
  return answer;
}

async function stillKept(needs: Needs, tx: Tx, requestKey: string): Promise<KeptAnswer | undefined> {
  const kept = await answerKept(tx, requestKey);
  return kept && kept.createdAt > dayBefore(needs.now()) ? kept : undefined;
}

function keyOfRequest(keys: Keys, { who, routeName, key }: Repeatable): string {
  return blindIndex(keys, 'idempotent-request', who.kind, who.id ?? '', routeName, key);
}

function keyOfBody(keys: Keys, { parts: { sent, asked } }: Repeatable): string {
  const hashes = asked.files.map(({ bytes }) => createHash('sha256').update(bytes).digest('hex'));
  return blindIndex(
    keys,
    'idempotent-body',
    JSON.stringify(inOrder([sent.params, sent.query, sent.body, hashes])),
  );
}

/** Keys sorted at every level: the same content is the same request, however it was written. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, inner]) => [key, inOrder(inner)]);
}

function dayBefore(now: Instant): Instant {
  return addMinutes(now, -KEPT_MINUTES);
}

function place(requestKey: string) {
  return { table: 'idempotent_answers', row: requestKey, column: 'sealed' };
}
