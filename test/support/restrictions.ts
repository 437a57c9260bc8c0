// Every way to take one precondition of an allow away, with the reasons that alone must then be answered.

import type { DenyReason } from '../../src/verification/disclosure.js';
import {
  asking,
  beginningLater,
  closedSince,
  ended,
  endingEarlier,
  fromAnotherCall,
  onItsCall,
  registeredLater,
  silentOnPowers,
  statingAnotherBirthDate,
  statingAnotherName,
  statingAnotherPerson,
  withFactsOf,
  withMinor,
  withoutItsCall,
  withoutThePower,
  withParts,
} from './changes.js';
import { ASKED_CASE, type Change, OTHER_CASE, OTHER_DEBTOR } from './disclosure-case.js';
import type { Kind } from './permits.js';

export type Restriction = {
  /** What is the matter then, as the end of a sentence that begins with "an allow becomes a deny when". */
  readonly when: string;
  readonly of: Kind | 'either';
  /** What must be answered when nothing else is wrong and the subject is the debtor's only authorization. */
  readonly reasons: readonly DenyReason[];
  readonly by: Change;
};

type Row = readonly [Restriction['when'], Restriction['of'], readonly DenyReason[], Change];

const FACTS: readonly Row[] = [
  ['the case is unknown', 'either', ['UNKNOWN_CASE'], withFactsOf({ case: null })],
  ['there is no authorization', 'either', ['NO_AUTHORIZATION'], withFactsOf({ authorizations: [] })],
  [
    'there is only a submission, not approved yet',
    'either',
    ['NO_AUTHORIZATION', 'NOT_APPROVED'],
    withFactsOf({ authorizations: [], undecidedSubmission: true }),
  ],
  [
    "the authorization is another debtor's",
    'either',
    ['NO_AUTHORIZATION'],
    withParts({ debtorId: OTHER_DEBTOR }),
  ],
  ['the debtor is dead', 'either', ['DEBTOR_DECEASED'], withFactsOf({ debtorStatus: 'deceased' })],
  ['the debtor is bankrupt', 'either', ['DEBTOR_BANKRUPT'], withFactsOf({ debtorStatus: 'bankrupt' })],
  [
    'the debtor is under guardianship',
    'either',
    ['DEBTOR_UNDER_GUARDIANSHIP'],
    withFactsOf({ debtorStatus: 'guardianship' }),
  ],
  ['its call has been ended', 'oral', ['CALL_ENDED'], onItsCall((now) => ({ endedAt: now }))],
  ['its call has reached its cap', 'oral', ['CALL_ENDED'], onItsCall((now) => ({ endsAtLatest: now }))],
  ['its call is not known', 'oral', ['CALL_ENDED'], withoutItsCall],
  ['the debtor has left its call', 'oral', ['DEBTOR_LEFT'], onItsCall((now) => ({ debtorLeftAt: now }))],
];

const GRANT: readonly Row[] = [
  ['it has been revoked', 'either', ['REVOKED'], ended('revokedAt')],
  ['its agent has resigned', 'either', ['RESIGNED'], ended('resignedAt')],
  ['it is suspended', 'either', ['SUSPENDED'], ended('suspendedAt')],
  ['it has been superseded', 'either', ['SUPERSEDED'], ended('supersededAt')],
  ['it has been annulled', 'either', ['ANNULLED'], ended('annulledAt')],
  ['its first day has not come', 'written', ['NOT_YET_VALID'], beginningLater],
  ['its last day has passed', 'written', ['EXPIRED'], endingEarlier],
  [
    'it lists other cases only',
    'either',
    ['CASE_NOT_COVERED'],
    withParts({ scope: { all: false, listed: [OTHER_CASE] } }),
  ],
  ['it lists no case', 'either', ['CASE_NOT_COVERED'], withParts({ scope: { all: false, listed: [] } })],
  [
    'the case has been taken out of it',
    'either',
    ['CASE_NOT_COVERED'],
    withParts({ scope: { all: true, takenOut: [OTHER_CASE, ASKED_CASE] } }),
  ],
  ['the case was registered after the approval', 'either', ['CASE_NOT_COVERED'], registeredLater],
  ['the case has been closed since the approval', 'written', ['CASE_CLOSED'], closedSince],
  ['it gives other powers only', 'either', ['POWER_NOT_GRANTED'], withoutThePower],
];

const QUESTION: readonly Row[] = [
  ['the question comes from another call', 'oral', ['OTHER_CALL'], fromAnotherCall],
  ['the question comes from no call', 'oral', ['OTHER_CALL'], asking({ callId: null })],
  [
    'it is silent on powers and more than information is asked',
    'either',
    ['POWER_NOT_GRANTED'],
    silentOnPowers,
  ],
  ['the name stated differs', 'either', ['AGENT_NOT_MATCHED'], statingAnotherName],
  ['the birth date stated differs', 'either', ['AGENT_NOT_MATCHED'], statingAnotherBirthDate],
  ['name and birth date stated both differ', 'either', ['AGENT_NOT_MATCHED'], statingAnotherPerson],
  ['the agent is not yet 18', 'either', ['AGENT_MINOR'], withMinor],
];

/** Those that touch facts only, whoever asks whatever: they may never turn a deny into an allow. */
export const NARROWINGS: readonly Restriction[] = [...FACTS, ...GRANT].map(named);

/** All of them. */
export const RESTRICTIONS: readonly Restriction[] = [...NARROWINGS, ...QUESTION.map(named)];

function named([when, of, reasons, by]: Row): Restriction {
  return { when, of, reasons, by };
}
