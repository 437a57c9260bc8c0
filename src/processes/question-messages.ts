// What the server and the thread that answers questions say to each other: plain values, several in one message.

import type { Actor } from '../audit/events.js';
import type { LedgerStatus } from '../audit/ledger.js';
import type { Question, Verification } from '../verification/actions.js';

export type Asked = { readonly number: number; readonly who: Actor; readonly question: Question };

export type Answer = { readonly number: number } & (
  | { readonly kind: 'answered'; readonly verification: Verification }
  /** Nobody's fault but ours: full, overloaded, out of reach. */
  | { readonly kind: 'unavailable'; readonly message: string }
  | { readonly kind: 'failed'; readonly error: unknown }
);

export type ToThread =
  | { readonly kind: 'asked'; readonly asked: readonly Asked[] }
  | { readonly kind: 'checkpoint' }
  | { readonly kind: 'stop' };

export type FromThread =
  | { readonly kind: 'ready' }
  | { readonly kind: 'answers'; readonly answers: readonly Answer[]; readonly status: LedgerStatus };
