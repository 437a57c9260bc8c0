// Retention: what is over its time goes, rule by rule, in small batches that each are recorded. Or only what would go is told.

import { type Who, act } from '../audit/act.js';
import type { Ledger } from '../audit/ledger.js';
import { eraseDetailsAbout } from '../audit/steps.js';
import type { Database } from '../database/database.js';
import type { FileStore } from '../documents/file-store.js';
import { removeUnused } from '../documents/storing/actions.js';
import type { Keys } from '../sealing/keys.js';
import type { Agency } from '../shared/agency.js';
import type { Instant } from '../shared/dates.js';
import { allowed } from '../shared/result.js';
import { type Asked, type RetentionClass, retentionClasses } from './classes.js';
import { readNote, writeNote } from './records.js';
import { RETENTION_RULES, type RetentionRule, dueBefore, heldUntil } from './rules.js';

export type Needs = {
  readonly database: Database;
  readonly ledger: Ledger;
  readonly keys: Keys;
  readonly agency: Agency;
  readonly now: () => Instant;
  readonly files: FileStore;
};

export type Retained = {
  readonly rule: RetentionRule;
  /** What ended before this instant is over its time. */
  readonly before: Instant;
  /** How many records went, or would go. */
  readonly count: number;
};

/** The name of the duty, and of its lease. */
export const RETENTION = 'retention';

const BATCH = 50;
const HELD = 'held-until';

/** Erases what is over its time. `goOn` is asked between two batches; on false the rest waits for the next time. */
export async function applyRetention(
  needs: Needs,
  who: Who,
  goOn: () => Promise<boolean> = async () => true,
): Promise<readonly Retained[]> {
  const retained: Retained[] = [];
  for (const { rule, before, one } of rulesNow(needs)) {
    const count = await applyRule(needs, who, { rule, before, one }, goOn);
    retained.push({ rule, before, count });
    if (!(await goOn())) break;
  }
  if (retained.some(({ count }) => count > 0)) await needs.database.forgetErased();
  return retained;
}

/** What `applyRetention` would erase at this moment. Changes nothing. */
export async function previewRetention(needs: Needs): Promise<readonly Retained[]> {
  const { read } = needs.database;
  const retained: Retained[] = [];
  for (const { rule, before, one } of rulesNow(needs)) {
    let count = 0;
    let after = one.goesOn ? await readNote(read, rule) : null;
    do {
      const { due, next } = await one.find(read, { before, after, limit: BATCH });
      count += due.length;
      after = next;
    } while (after !== null);
    retained.push({ rule, before, count });
  }
  return retained;
}

/**
 * Whether the clock has been seen to go on as it should; until when nothing is erased otherwise. `lastDoneAt` is when
 * background work last saw to it.
 */
export async function retentionHeldUntil(
  { database, now }: Pick<Needs, 'database' | 'now'>,
  lastDoneAt: Instant | null,
): Promise<Instant | null> {
  const before = (await readNote(database.read, HELD)) as Instant | null;
  const until = heldUntil(lastDoneAt, before, now());
  if (until !== before) await database.transaction((tx) => writeNote(tx, HELD, until), { strict: false });
  return until;
}

/** A person has looked at the clock: nothing is held back any more. */
export async function confirmClock({ database }: Pick<Needs, 'database'>): Promise<void> {
  await database.transaction((tx) => writeNote(tx, HELD, null), { strict: false });
}

type RuleNow = {
  readonly rule: RetentionRule;
  readonly before: Instant;
  readonly one: RetentionClass;
};

function rulesNow({ keys, agency, now }: Needs): readonly RuleNow[] {
  const classes = retentionClasses(keys);
  const at = now();
  return RETENTION_RULES.map((rule) => ({
    rule,
    before: dueBefore(rule, agency.policy, at),
    one: classes[rule],
  }));
}

async function applyRule(
  needs: Needs,
  who: Who,
  { rule, before, one }: RuleNow,
  goOn: () => Promise<boolean>,
): Promise<number> {
  const { read } = needs.database;
  let count = 0;
  let after = one.goesOn ? await readNote(read, rule) : null;
  for (;;) {
    const asked = { before, after, limit: BATCH };
    // Looked at without a transaction first: mostly there is nothing, and nothing to be recorded.
    const { due, next } = await one.find(read, asked);
    if (due.length > 0) {
      const batch = await eraseBatch(needs, who, { rule, before, one }, asked);
      count += batch.count;
      if (!batch.all) continue;
    } else if (one.goesOn && next !== null)
      await needs.database.transaction((tx) => writeNote(tx, rule, next), { strict: false });
    if (next === null || !(await goOn())) return count;
    after = next;
  }
}

async function eraseBatch(
  needs: Needs,
  who: Who,
  { rule, before, one }: RuleNow,
  asked: Asked,
): Promise<{ readonly count: number; readonly all: boolean }> {
  const erased = await act(needs, who, async (tx) => {
    const { due, next } = await one.find(tx, asked);
    const { about, objects, all } = await one.erase(tx, due);
    await eraseDetailsAbout(tx, needs.keys, about);
    if (one.goesOn && next !== null) await writeNote(tx, rule, next);
    const count = all ? due.length : 0;
    return {
      result: allowed({ count, all, objects }),
      event: {
        type: 'records-erased',
        outcome: 'done',
        about: null,
        details: { rule, before, count, objects: objects.length },
      },
    };
  });
  if (!erased.ok) throw new Error('erasing is never refused');
  const { count, all, objects } = erased.value;
  // Killed here, they are orphans, and go with the others.
  await removeUnused(needs, objects);
  return { count, all };
}
