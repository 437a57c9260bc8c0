// Steps of the screen of a call: what has happened on it, put together from what was recorded about it.

import type { EventType } from '../../audit/events.js';
import { type Recorded, recordedAbout } from '../../audit/steps.js';
import type { Call } from '../../calls/call.js';
import type { DebtorCheck } from '../../calls/debtor-check.js';
import type { Tx } from '../../database/database.js';
import type { Keys } from '../../sealing/keys.js';
import type { Instant } from '../../shared/dates.js';
import { type Answered, answeredOnCase } from '../steps.js';
import type { Check } from './standing.js';

/** One thing that happened on the call, and who did it. */
export type CallLine = { readonly at: Instant; readonly by: string | null } & (
  | { readonly what: 'started' | 'debtor-left' | 'ended' | 'ended-by-itself' }
  | { readonly what: 'oral'; readonly given: boolean }
  | { readonly what: 'checked'; readonly check: Check }
);

const STORY: readonly EventType[] = [
  'call-started',
  'debtor-checked',
  'oral-authorization-asked',
  'debtor-left',
  'call-ended',
];
const MOST_LINES = 200;
const MOST_ANSWERS = 100;

/** What has happened on the call, oldest first. */
export async function storyOf(tx: Tx, keys: Keys, call: Call, over: boolean): Promise<readonly CallLine[]> {
  const recorded = await recordedAbout(tx, keys, { id: call.id, types: STORY, limit: MOST_LINES });
  const answered = await answeredOnCase(tx, keys, call.caseNumber, MOST_ANSWERS);
  const lines = [
    ...recorded.flatMap((one) => lineOf(one)),
    ...answered
      .filter(({ callId }) => callId === call.id)
      .map(answerLine)
      .toReversed(),
  ].toSorted((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at)));
  const told = lines.filter((line, index) => !isRepeated(lines, line, index));
  const byItself = over && call.endedAt === null;
  return byItself ? [...told, { at: call.endsAtLatest, by: null, what: 'ended-by-itself' }] : told;
}

/** Ending it again, or telling again that the debtor left, changes nothing and is not told. */
function isRepeated(lines: readonly CallLine[], line: CallLine, index: number): boolean {
  if (line.what !== 'ended' && line.what !== 'debtor-left') return false;
  return lines.findIndex(({ what }) => what === line.what) < index;
}

function answerLine({ verification, agent, power, by }: Answered): CallLine {
  const at = verification.decidedAt;
  const check: Check = { kind: 'agent', at, said: agent, power, answer: verification };
  return { at, by: by.onBehalfOf, what: 'checked', check };
}

function lineOf({ at, type, outcome, by, details }: Recorded): readonly CallLine[] {
  const line = { at, by: by.onBehalfOf };
  const done = outcome === 'done';
  if (type === 'call-started') return [{ ...line, what: 'started' }];
  if (type === 'oral-authorization-asked') return [{ ...line, what: 'oral', given: done }];
  if (!done) return [];
  if (type === 'debtor-left') return [{ ...line, what: 'debtor-left' }];
  if (type === 'call-ended') return [{ ...line, what: 'ended' }];
  // What was sealed was put there by checkDebtor; it is null once it has been erased.
  const heard = details as DebtorCheck | null;
  return heard ? [{ ...line, what: 'checked', check: { kind: 'debtor', at, ...heard } }] : [];
}
