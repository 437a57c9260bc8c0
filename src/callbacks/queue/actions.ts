// Those who wait to be called back: shown to handlers in the order they are called, tried again, and seen to.

import { type Done, type Who, act } from '../../audit/act.js';
import type { EventType } from '../../audit/events.js';
import type { Ledger } from '../../audit/ledger.js';
import type { Database } from '../../database/database.js';
import { nextOpenMoment } from '../../opening-hours/rules.js';
import type { Keys } from '../../sealing/keys.js';
import type { Agency } from '../../shared/agency.js';
import type { Instant } from '../../shared/dates.js';
import type { Id } from '../../shared/ids.js';
import { type Refusal, type Result, allowed, refusal, refused } from '../../shared/result.js';
import {
  type WaitingCallback,
  countWaiting,
  findCallback,
  setCallbackInstant,
  waitingCallbacks,
} from '../records.js';
import { inCallingOrder } from '../rules.js';

export type { WaitingCallback };

export type Needs = {
  readonly database: Pick<Database, 'read'>;
  readonly ledger: Ledger;
  readonly keys: Keys;
  readonly agency: Agency;
  readonly now: () => Instant;
};

/** `callFrom`: the first moment we are open at or after the wish. */
export type QueuedCallback = WaitingCallback & { readonly callFrom: Instant | null };

type NotThere = Refusal<'NOT_FOUND'>;
/** NOT_POSSIBLE: a colleague has seen to it. */
type NotWaiting = Refusal<'NOT_FOUND' | 'NOT_POSSIBLE'>;

const MOST_SHOWN = 200;

/** Everybody who waits, in the order they are called. */
export function listCallbacks(needs: Needs, who: Who): Promise<Result<readonly QueuedCallback[], never>> {
  return act(needs, who, async (tx) => {
    const waiting = await waitingCallbacks(tx, needs.keys, MOST_SHOWN);
    const { openingHours } = needs.agency;
    const queued = waiting.map((one) => ({
      ...one,
      callFrom: nextOpenMoment(one.preferredAt ?? one.createdAt, openingHours),
    }));
    return {
      result: allowed(inCallingOrder(queued)),
      event: {
        type: 'callbacks-listed',
        outcome: 'read',
        about: null,
        details: { shown: waiting.map(({ id }) => id) },
      },
    };
  });
}

/** How many wait; nothing personal, so nothing is recorded. */
export function countCallbacks({ database }: Pick<Needs, 'database'>): Promise<number> {
  return countWaiting(database.read);
}

/** One of them, for the call that is about to be made. */
export function readCallback(
  needs: Needs,
  who: Who,
  id: Id<'callback'>,
): Promise<Result<WaitingCallback, NotThere>> {
  return act(needs, who, async (tx): Promise<Done<WaitingCallback, NotThere>> => {
    const event = { type: 'callback-read', about: id } as const;
    const found = await findCallback(tx, needs.keys, id);
    if (!found) return { result: refused(refusal('NOT_FOUND')), event: { ...event, outcome: 'refused' } };
    return { result: allowed(found), event: { ...event, outcome: 'read' } };
  });
}

/** Nobody answered: it goes on waiting. */
export function recordTry(needs: Needs, who: Who, id: Id<'callback'>): Promise<Result<null, NotWaiting>> {
  return set(needs, who, id, { type: 'callback-tried', column: 'triedAt' });
}

/** It has been seen to, and leaves the queue. */
export function recordDone(needs: Needs, who: Who, id: Id<'callback'>): Promise<Result<null, NotWaiting>> {
  return set(needs, who, id, { type: 'callback-done', column: 'doneAt' });
}

function set(
  needs: Needs,
  who: Who,
  id: Id<'callback'>,
  what: { readonly type: EventType; readonly column: 'triedAt' | 'doneAt' },
): Promise<Result<null, NotWaiting>> {
  const at = needs.now();
  return act(needs, who, async (tx): Promise<Done<null, NotWaiting>> => {
    const event = { type: what.type, about: id } as const;
    if (await setCallbackInstant(tx, id, what.column, at))
      return { result: allowed(null), event: { ...event, outcome: 'done' } };
    const code = (await findCallback(tx, needs.keys, id)) ? 'NOT_POSSIBLE' : 'NOT_FOUND';
    return {
      result: refused(refusal(code)),
      event: { ...event, outcome: 'refused', details: { code } },
    };
  });
}
