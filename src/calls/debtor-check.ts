// Whether a caller is the debtor: what was heard of him, and what of it agrees.

import type { DebtorStatus } from '../cases/case.js';
import type { Person, PersonComparison } from '../people/person.js';

/** Recorded as it stands here. */
export type DebtorCheck = {
  /** What the handler heard. */
  readonly said: Person;
  /** Which parts of it agree with the debtor of the case. */
  readonly agrees: PersonComparison;
  readonly status: DebtorStatus;
};

/** The dead do not call. Whoever is bankrupt or has a guardian may hear about his own case, and agrees to nothing alone. */
export function isTheDebtor({ agrees, status }: DebtorCheck): boolean {
  return agrees.name && agrees.birthDate && status !== 'deceased';
}
