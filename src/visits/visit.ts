// One visitor to the public pages: what he has typed and not sent yet, and what he has been given.

import type { Instant } from '../shared/dates.js';

export type Visit = {
  /** What was typed in the authorization to be, by field, as typed. */
  readonly answers: Answers;
  /** The form made of it; its PDF is fetched with `token` until `expiresAt`. */
  readonly issued: {
    readonly reference: string;
    readonly token: string;
    readonly expiresAt: Instant;
  } | null;
  /** The secret reference of papers that were sent in or asked for by it. */
  readonly submission: string | null;
  /** The papers were just received: said once more, with the reference to keep. */
  readonly justReceived: boolean;
  /** The birth date was given and is the debtor’s: names may be shown. */
  readonly identified: boolean;
};

export type Answers = Readonly<Record<string, string | readonly string[]>>;

export const NEW_VISIT: Visit = {
  answers: {},
  issued: null,
  submission: null,
  justReceived: false,
  identified: false,
};

/** House rule: a day after the last change everything is gone (WCAG 2.2.1: nobody is hurried within 20 hours). */
export const VISIT_MINUTES = 24 * 60;
