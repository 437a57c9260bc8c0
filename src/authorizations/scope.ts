// What an authorization covers: powers (what may be done) times cases (on which claims).

import type { CaseNumber } from '../shared/ids.js';

export const POWERS = ['information', 'agreements', 'objections', 'correspondence'] as const;
export type Power = (typeof POWERS)[number];

/** "all" = the debtor's cases registered up to the Oslo day of approval, less those taken out since (domain § 3.4). */
export type CaseScope =
  | { readonly all: true; readonly takenOut: readonly CaseNumber[] }
  | { readonly all: false; readonly listed: readonly CaseNumber[] };
