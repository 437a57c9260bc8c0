// What an authorization covers: powers (what may be done) times cases (on which claims), less the limits the debtor set.

import type { Case } from '../cases/case.js';
import { type Instant, osloDayOrNull } from '../shared/dates.js';
import type { CaseNumber } from '../shared/ids.js';

export const POWERS = ['information', 'agreements', 'objections', 'correspondence'] as const;
export type Power = (typeof POWERS)[number];

/** "all" = the debtor's cases registered up to the Oslo day of approval, less those taken out since (domain § 3.4). */
export type CaseScope =
  | { readonly all: true; readonly takenOut: readonly CaseNumber[] }
  | { readonly all: false; readonly listed: readonly CaseNumber[] };

/** Whether the scope of a grant made at `grantedAt` reaches the case, open or closed; whose case it is, is not asked here. */
export function coversCase(scope: CaseScope, grantedAt: Instant, asked: Case): boolean {
  if (!scope.all) return scope.listed.includes(asked.caseNumber);
  if (scope.takenOut.includes(asked.caseNumber)) return false;
  const grantedOn = osloDayOrNull(grantedAt);
  return grantedOn !== null && asked.registeredOn <= grantedOn;
}

/** The powers a grant gives: silence means information only (house rule, domain § 3.5). */
export function powersGiven(powers: readonly Power[]): readonly Power[] {
  return powers.length === 0 ? SILENCE : powers;
}

/**
 * What is kept of the answer to "any limits?": null when the debtor said there are none ("Ingen", "inga.", "None", "-"),
 * else the text as written. Only an answer that says nothing else counts as none; an empty one must be refused before.
 */
export function limitsOrNone(text: string): string | null {
  const written = text.trim();
  if (written.length > LONGEST_NONE) return written;
  const answer = written.normalize('NFC').toLowerCase().replace(EDGES, '').replace(/\s+/g, ' ');
  return answer === '' || ANSWERS_FOR_NONE.has(answer) ? null : written;
}

const SILENCE: readonly Power[] = ['information'];

// Spaces, strokes, full stops and quotation marks around an answer; a question mark is kept, for it is not an answer.
const EDGES = /^[\s\p{Dash_Punctuation}.!,;:_/"'«»“”„‘’()]+|[\s\p{Dash_Punctuation}.!,;:_/"'«»“”„‘’()]+$/gu;

const LONGEST_NONE = 50;
const ANSWERS_FOR_NONE: ReadonlySet<string> = new Set([
  'ingen',
  'ingen begrensning',
  'ingen begrensninger',
  'det er ingen',
  'uten begrensninger',
  'nei',
  'inga',
  'inga avgrensing',
  'ingen avgrensing',
  'ingen avgrensingar',
  'utan avgrensingar',
  'none',
  'no',
  'no limit',
  'no limits',
  'no limitations',
  'no restrictions',
  'there are none',
  'n/a',
]);
