// Background work: what somebody has to see to, however many processes there are, and how often.

import { markDebtors } from './cases/actions.js';
import type { FileStore } from './documents/file-store.js';
import { type QueuePlace, markPapers } from './documents/marking/actions.js';
import type { Scanner } from './documents/scanning.js';
import { scanUnscanned } from './documents/scanning/actions.js';
import { removeOrphans } from './documents/storing/actions.js';
import type { Duty, DutyDone } from './duties/rota.js';
import { countAnswers } from './figures/actions.js';
import type { Log } from './http/log.js';
import { forgetOldCounters } from './http/rates.js';
import { RETENTION, applyRetention, retentionHeldUntil } from './retention/actions.js';
import type { Instant } from './shared/dates.js';
import { clearOldDesks } from './staff/desk/actions.js';
import { forgetEndedSessions } from './staff/sessions/actions.js';
import { forgetOldVisits } from './visits/actions.js';
import type { World } from './world.js';

export type Needs = World & { readonly files: FileStore; readonly scanner?: Scanner };

/** In the order they are looked at when several are due. */
export function backgroundDuties(all: Needs, log: Log): readonly Duty[] {
  return [
    { name: RETENTION, everyMinutes: 60, run: (goOn, lastDoneAt) => retain(all, log, goOn, lastDoneAt) },
    clearing('spent-counters', () => forgetOldCounters(all, A_TURN)),
    clearing('old-visits', () => forgetOldVisits(all, A_TURN)),
    clearing('ended-sessions', () => forgetEndedSessions(all, A_TURN)),
    {
      name: 'search-marks',
      everyMinutes: 24 * 60,
      run: (goOn, lastDoneAt) => markOld(all, goOn, lastDoneAt),
    },
    { name: 'figures', everyMinutes: 1, run: async (goOn) => ({ counted: await countAnswers(all, goOn) }) },
    {
      name: 'old-desk-items',
      everyMinutes: 60,
      run: async () => ({ removed: await clearOldDesks(all) }),
    },
    {
      name: 'orphaned-uploads',
      everyMinutes: 6 * 60,
      run: async (goOn) => ({ removed: await removeOrphans(all, goOn) }),
    },
    {
      name: 'unscanned-papers',
      everyMinutes: 5,
      run: (goOn) => scanUnscanned(all, goOn),
    },
  ];
}

/** Rows looked at or taken away: milliseconds. */
const A_TURN = 100;
/** Opened and marked: a fifth of a millisecond each. */
const MARKED_A_TURN = 20;

/** Removes what is over, a turn at a time, until a turn finds less than it may take. */
function clearing(name: string, turn: () => Promise<number>): Duty {
  return {
    name,
    everyMinutes: 10,
    async run(goOn) {
      let removed = 0;
      let gone: number;
      do {
        gone = await turn();
        removed += gone;
      } while (gone === A_TURN && (await goOn()));
      return { removed };
    },
  };
}

/** What was stored before staff could search, once; whatever came since is marked as it comes. */
async function markOld(
  all: Needs,
  goOn: () => Promise<boolean>,
  lastDoneAt: Instant | null,
): Promise<DutyDone> {
  if (lastDoneAt !== null) return {};
  let [debtors, papers, marked] = [0, 0, 0];
  do {
    marked = await markDebtors(all, MARKED_A_TURN);
    debtors += marked;
  } while (marked === MARKED_A_TURN && (await goOn()));
  let after: QueuePlace | null = null;
  do {
    const turn = await markPapers(all, after, MARKED_A_TURN);
    papers += turn.marked;
    after = turn.next;
  } while (after !== null && (await goOn()));
  return { debtors, papers };
}

async function retain(
  all: Needs,
  log: Log,
  goOn: () => Promise<boolean>,
  lastDoneAt: Instant | null,
): Promise<DutyDone> {
  const until = await retentionHeldUntil(all, lastDoneAt);
  if (until !== null) {
    log.warn(
      { until },
      'nothing is erased yet: the clock has gone on by more than a day since it was last seen',
    );
    return {};
  }
  const who = { kind: 'system', id: RETENTION, onBehalfOf: null, requestId: all.newId() } as const;
  const retained = await applyRetention(all, who, goOn);
  return Object.fromEntries(retained.map(({ rule, count }) => [rule, count]));
}
