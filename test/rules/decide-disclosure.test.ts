// The decision itself: each line of domain § 3 at its boundary, every reason to deny, and which authorization an answer is about.

import { describe, expect, test } from 'vitest';
import type { Authorization } from '../../src/authorizations/authorization.js';
import type { Case } from '../../src/cases/case.js';
import {
  DENY_REASONS,
  type DenyReason,
  type DisclosureFacts,
  type DisclosureQuestion,
} from '../../src/verification/disclosure.js';
import { decideDisclosure } from '../../src/verification/rules.js';
import {
  aCall,
  aCase,
  anAuthorization,
  anOralAuthorization,
  aQuestion,
  at,
  authorizationId,
  CALL,
  CASE,
  callId,
  caseNo,
  day,
  debtorId,
  NOW,
  someFacts,
  THE_AGENT,
} from '../support/builders.js';

const PAST = at('2026-06-10T09:00:00.000Z');
const ONE_BEFORE_NOW = at('2026-06-15T09:59:59.999Z');
const ONE_AFTER_NOW = at('2026-06-15T10:00:00.001Z');
const SOMEONE_ELSE = { name: 'Per Dahl', birthDate: day('1970-01-01') };

type Scene = {
  readonly question?: Partial<DisclosureQuestion>;
  readonly facts?: Partial<DisclosureFacts>;
};

const decide = ({ question, facts }: Scene) => decideDisclosure(aQuestion(question), someFacts(facts));

/** The reasons, or none when allowed. */
function reasonsFor(scene: Scene): readonly DenyReason[] {
  const answer = decide(scene);
  return answer.decision === 'deny' ? answer.reasons : [];
}

const about = (...authorizations: Authorization[]): Scene => ({ facts: { authorizations } });
const asked = (changes: Partial<Case>): Scene => ({ facts: { case: aCase(changes) } });
const onCall = (
  changes: Parameters<typeof aCall>[0] = {},
  question: Partial<DisclosureQuestion> = {},
): Scene => ({
  question: { callId: CALL, ...question },
  facts: { authorizations: [anOralAuthorization()], calls: [aCall(changes)] },
});

describe('the agent of an authorization in force', () => {
  test('is allowed, on that authorization', () => {
    const answer = decide({});
    expect(answer).toEqual({ decision: 'allow', authorization: anAuthorization(), obligations: [] });
  });

  test('is allowed on an oral one while the debtor is on the same open call', () => {
    const answer = decide(onCall());
    expect(answer).toEqual({
      decision: 'allow',
      authorization: anOralAuthorization(),
      obligations: ['DEBTOR_STAYS_ON_LINE'],
    });
  });
});

describe('without an authorization', () => {
  test('an unknown case is denied with that alone', () => {
    const answer = decide({ facts: { case: null, debtorStatus: 'deceased', undecidedSubmission: true } });
    expect(answer).toEqual({ decision: 'deny', reasons: ['UNKNOWN_CASE'], nearest: null, mismatched: [] });
  });

  test('a debtor’s case is denied, and nothing is nearest', () => {
    expect(decide(about())).toEqual({
      decision: 'deny',
      reasons: ['NO_AUTHORIZATION'],
      nearest: null,
      mismatched: [],
    });
  });

  test('a paper waiting for review and a flag on the debtor are told as well', () => {
    const facts = { authorizations: [], undecidedSubmission: true, debtorStatus: 'bankrupt' } as const;
    expect(reasonsFor({ facts })).toEqual(['NO_AUTHORIZATION', 'NOT_APPROVED', 'DEBTOR_BANKRUPT']);
  });

  test('of this debtor, one of another debtor counts for nothing', () => {
    expect(reasonsFor(about(anAuthorization({ debtorId: debtorId('debtor-2') })))).toEqual([
      'NO_AUTHORIZATION',
    ]);
  });
});

describe('every single failed line denies with its own reason', () => {
  const scenes: Readonly<Record<DenyReason, Scene>> = {
    UNKNOWN_CASE: { facts: { case: null } },
    NO_AUTHORIZATION: about(),
    NOT_APPROVED: {
      facts: { authorizations: [anAuthorization({ revokedAt: PAST })], undecidedSubmission: true },
    },
    OTHER_CALL: onCall({}, { callId: callId('call-2') }),
    CALL_ENDED: onCall({ endedAt: NOW }),
    DEBTOR_LEFT: onCall({ debtorLeftAt: NOW }),
    REVOKED: about(anAuthorization({ revokedAt: PAST })),
    RESIGNED: about(anAuthorization({ resignedAt: PAST })),
    SUSPENDED: about(anAuthorization({ suspendedAt: PAST })),
    SUPERSEDED: about(anAuthorization({ supersededAt: PAST })),
    ANNULLED: about(anAuthorization({ annulledAt: PAST })),
    NOT_YET_VALID: about(anAuthorization({ validFrom: day('2026-06-16') })),
    EXPIRED: about(anAuthorization({ validThrough: day('2026-06-14') })),
    CASE_NOT_COVERED: asked({ caseNumber: caseNo('2026-2') }),
    CASE_CLOSED: {
      facts: {
        authorizations: [anAuthorization({ untilCaseClosed: true })],
        case: aCase({ lastClosedAt: PAST }),
      },
    },
    POWER_NOT_GRANTED: { question: { power: 'agreements' } },
    AGENT_NOT_MATCHED: { question: { agent: SOMEONE_ELSE } },
    AGENT_MINOR: {
      question: { agent: { ...THE_AGENT, birthDate: day('2008-06-16') } },
      facts: { authorizations: [anAuthorization({ agent: { ...THE_AGENT, birthDate: day('2008-06-16') } })] },
    },
    DEBTOR_DECEASED: { facts: { debtorStatus: 'deceased' } },
    DEBTOR_BANKRUPT: { facts: { debtorStatus: 'bankrupt' } },
    DEBTOR_UNDER_GUARDIANSHIP: { facts: { debtorStatus: 'guardianship' } },
  };

  test.each(DENY_REASONS.filter((reason) => reason !== 'NOT_APPROVED'))('%s', (reason) => {
    expect(reasonsFor(scenes[reason])).toEqual([reason]);
  });

  test('NOT_APPROVED, which comes with what keeps the nearest one from holding', () => {
    expect(reasonsFor(scenes.NOT_APPROVED)).toEqual(['NOT_APPROVED', 'REVOKED']);
  });
});

test('a paper waiting for review never takes away what an approved one gives', () => {
  expect(decide({ facts: { undecidedSubmission: true } }).decision).toBe('allow');
});

test('all failed lines of a written one are told, in their order', () => {
  const agent = { ...THE_AGENT, birthDate: day('2010-01-01') };
  const ended = {
    revokedAt: PAST,
    resignedAt: PAST,
    suspendedAt: PAST,
    supersededAt: PAST,
    annulledAt: PAST,
  };
  const dates = { validFrom: day('2026-06-16'), validThrough: day('2026-06-14') };
  const scope = { all: false, listed: [] } as const;
  expect(
    reasonsFor({
      question: { agent: SOMEONE_ELSE, power: 'objections' },
      facts: {
        authorizations: [anAuthorization({ ...ended, ...dates, agent, scope })],
        debtorStatus: 'deceased',
        undecidedSubmission: true,
      },
    }),
  ).toEqual([
    'NOT_APPROVED',
    'REVOKED',
    'RESIGNED',
    'SUSPENDED',
    'SUPERSEDED',
    'ANNULLED',
    'NOT_YET_VALID',
    'EXPIRED',
    'CASE_NOT_COVERED',
    'POWER_NOT_GRANTED',
    'AGENT_NOT_MATCHED',
    'AGENT_MINOR',
    'DEBTOR_DECEASED',
  ]);
});

describe('line 1, the call', () => {
  test('an oral one is for its own call and for no other, nor for none', () => {
    expect(reasonsFor(onCall({}, { callId: null }))).toEqual(['OTHER_CALL']);
    expect(reasonsFor(onCall({}, { callId: callId('call-2') }))).toEqual(['OTHER_CALL']);
  });

  test('a written one is good on any call', () => {
    expect(reasonsFor({ question: { callId: callId('call-2') } })).toEqual([]);
  });

  test.each([
    ['ended by a clock a millisecond ahead', { endedAt: ONE_AFTER_NOW }, ['CALL_ENDED']],
    ['ended now', { endedAt: NOW }, ['CALL_ENDED']],
    ['forgotten, with a millisecond left', { endsAtLatest: ONE_AFTER_NOW }, []],
    ['forgotten, over now', { endsAtLatest: NOW }, ['CALL_ENDED']],
    ['left by the debtor by a clock a millisecond ahead', { debtorLeftAt: ONE_AFTER_NOW }, ['DEBTOR_LEFT']],
    ['left by the debtor now', { debtorLeftAt: NOW }, ['DEBTOR_LEFT']],
    ['left and ended', { debtorLeftAt: ONE_BEFORE_NOW, endedAt: NOW }, ['CALL_ENDED', 'DEBTOR_LEFT']],
  ])('a call %s: %j', (_how, changes, expected) => {
    expect(reasonsFor(onCall(changes))).toEqual(expected);
  });

  test('a call that is not known is over', () => {
    const facts = { authorizations: [anOralAuthorization()], calls: [aCall({ id: callId('call-2') })] };
    expect(reasonsFor({ question: { callId: CALL }, facts })).toEqual(['CALL_ENDED']);
  });
});

test('line 2: what has ended or paused it holds from when it is recorded, whatever its instant says', () => {
  expect(reasonsFor(about(anAuthorization({ revokedAt: at('2030-01-01T00:00:00.000Z') })))).toEqual([
    'REVOKED',
  ]);
  expect(reasonsFor(about(anAuthorization({ suspendedAt: ONE_AFTER_NOW })))).toEqual(['SUSPENDED']);
});

describe('line 3, the dates in Oslo, both inclusive', () => {
  test.each([
    ['an ordinary day', '2026-06-15', '2026-06-14T22:00:00.000Z', '2026-06-15T21:59:59.999Z'],
    ['a winter day', '2027-01-15', '2027-01-14T23:00:00.000Z', '2027-01-15T22:59:59.999Z'],
    ['the day clocks go forward', '2027-03-28', '2027-03-27T23:00:00.000Z', '2027-03-28T21:59:59.999Z'],
    ['the day clocks go back', '2027-10-31', '2027-10-30T22:00:00.000Z', '2027-10-31T22:59:59.999Z'],
    ['a leap day', '2028-02-29', '2028-02-28T23:00:00.000Z', '2028-02-29T22:59:59.999Z'],
    ['the last day of the year', '2026-12-31', '2026-12-30T23:00:00.000Z', '2026-12-31T22:59:59.999Z'],
  ])('%s holds from its first instant to its last', (_which, only, first, last) => {
    const oneDay = about(anAuthorization({ validFrom: day(only), validThrough: day(only) }));
    const when = (instant: string, milliseconds: number) =>
      reasonsFor({
        ...oneDay,
        question: { now: at(new Date(Date.parse(instant) + milliseconds).toISOString()) },
      });
    expect(when(first, -1)).toEqual(['NOT_YET_VALID']);
    expect(when(first, 0)).toEqual([]);
    expect(when(last, 0)).toEqual([]);
    expect(when(last, 1)).toEqual(['EXPIRED']);
  });

  test('without dates it neither waits nor runs out', () => {
    const undated = about(anAuthorization({ validFrom: null, validThrough: null }));
    expect(reasonsFor({ ...undated, question: { now: at('2060-01-01T00:00:00.000Z') } })).toEqual([]);
  });
});

describe('line 4, the case', () => {
  const all = (takenOut: readonly string[] = []) =>
    anAuthorization({ scope: { all: true, takenOut: takenOut.map(caseNo) } });

  test.each([
    ['registered on the day of approval', { registeredOn: day('2026-06-01') }, all(), []],
    ['registered the day after', { registeredOn: day('2026-06-02') }, all(), ['CASE_NOT_COVERED']],
    ['taken out', {}, all([CASE]), ['CASE_NOT_COVERED']],
    ['another than the one taken out', {}, all(['2026-2']), []],
  ])('under "all", a case %s', (_which, changes, authorization, expected) => {
    expect(reasonsFor({ facts: { case: aCase(changes), authorizations: [authorization] } })).toEqual(
      expected,
    );
  });

  describe('until it is closed', () => {
    const grantedAt = at('2026-06-01T09:00:00.000Z');
    const untilClosed = anAuthorization({ grantedAt, untilCaseClosed: true, validThrough: null });
    const closedAt = (instant: string | null, changes: Partial<Case> = {}): Scene => ({
      facts: {
        authorizations: [untilClosed],
        case: aCase({ status: 'closed', lastClosedAt: instant === null ? null : at(instant), ...changes }),
      },
    });

    test.each([
      ['never', null, []],
      ['before approval', '2026-06-01T08:59:59.999Z', []],
      ['at the instant of approval', '2026-06-01T09:00:00.000Z', []],
      ['a millisecond after approval, the same day', '2026-06-01T09:00:00.001Z', ['CASE_CLOSED']],
      ['later', '2026-06-10T09:00:00.000Z', ['CASE_CLOSED']],
    ])('a case told closed %s: %j', (_when, instant, expected) => {
      expect(reasonsFor(closedAt(instant))).toEqual(expected);
    });

    test('it does not revive when the case is open again', () => {
      expect(reasonsFor(closedAt('2026-06-10T09:00:00.000Z', { status: 'open' }))).toEqual(['CASE_CLOSED']);
    });

    test('a case it never covered is not told as closed', () => {
      const other = { caseNumber: caseNo('2026-2') };
      expect(reasonsFor(closedAt('2026-06-10T09:00:00.000Z', other))).toEqual(['CASE_NOT_COVERED']);
    });

    test('with a date as well, the earlier of the two counts', () => {
      const both = anAuthorization({ ...untilClosed, validThrough: day('2026-06-14') });
      expect(reasonsFor({ facts: { authorizations: [both] } })).toEqual(['EXPIRED']);
      const dated = { authorizations: [anAuthorization({ untilCaseClosed: true })] };
      expect(reasonsFor({ facts: { ...dated, case: aCase({ lastClosedAt: PAST }) } })).toEqual([
        'CASE_CLOSED',
      ]);
    });

    test('one that lasts to a date goes on after a closure, and so does an oral one', () => {
      expect(reasonsFor(asked({ status: 'closed', lastClosedAt: PAST }))).toEqual([]);
      const scene = onCall();
      const facts = { ...scene.facts, case: aCase({ lastClosedAt: ONE_BEFORE_NOW }) };
      expect(reasonsFor({ ...scene, facts })).toEqual([]);
    });
  });
});

describe('line 5, the power', () => {
  test.each([
    ['information', [], []],
    ['agreements', [], ['POWER_NOT_GRANTED']],
    ['correspondence', ['correspondence'], []],
    ['information', ['agreements'], ['POWER_NOT_GRANTED']],
    ['objections', ['information', 'objections'], []],
  ] as const)('asked for %s under %j: %j', (power, powers, expected) => {
    expect(reasonsFor({ ...about(anAuthorization({ powers })), question: { power } })).toEqual(expected);
  });
});

describe('line 6, the agent', () => {
  test.each([
    ['name', { ...THE_AGENT, name: 'Anna Hansen' }, ['name']],
    ['birth date', { ...THE_AGENT, birthDate: day('1979-03-15') }, ['birthDate']],
    ['name and birth date', SOMEONE_ELSE, ['name', 'birthDate']],
  ])('who differs in %s is told so, and in nothing else', (_what, agent, mismatched) => {
    expect(decide({ question: { agent } })).toEqual({
      decision: 'deny',
      reasons: ['AGENT_NOT_MATCHED'],
      nearest: anAuthorization().id,
      mismatched,
    });
  });

  test('may leave out a middle name', () => {
    expect(reasonsFor({ question: { agent: { ...THE_AGENT, name: 'HANSEN, Anne' } } })).toEqual([]);
  });

  test('is asked for nothing that differs when another line fails', () => {
    const answer = decide(about(anAuthorization({ revokedAt: PAST })));
    expect(answer).toMatchObject({ decision: 'deny', mismatched: [] });
  });
});

describe('line 7, the age of the agent on the day of use in Oslo', () => {
  test.each([
    ['2008-06-15', '2026-06-14T21:59:59.999Z', ['AGENT_MINOR']],
    ['2008-06-15', '2026-06-14T22:00:00.000Z', []],
    ['2008-02-29', '2026-02-28T22:59:59.999Z', ['AGENT_MINOR']],
    ['2008-02-29', '2026-02-28T23:00:00.000Z', []],
    ['2009-03-28', '2027-03-27T22:59:59.999Z', ['AGENT_MINOR']],
    ['2009-03-28', '2027-03-27T23:00:00.000Z', []],
    ['2009-10-31', '2027-10-30T21:59:59.999Z', ['AGENT_MINOR']],
    ['2009-10-31', '2027-10-30T22:00:00.000Z', []],
  ])('born %s, asking at %s: %j', (born, now, expected) => {
    const agent = { ...THE_AGENT, birthDate: day(born) };
    const authorization = anAuthorization({ agent, validThrough: null });
    expect(reasonsFor({ ...about(authorization), question: { agent, now: at(now) } })).toEqual(expected);
  });

  test('is that of the agent the debtor named, whatever the caller says', () => {
    const child = anAuthorization({ agent: { ...THE_AGENT, birthDate: day('2015-01-01') } });
    expect(reasonsFor(about(child))).toEqual(['AGENT_NOT_MATCHED', 'AGENT_MINOR']);
  });
});

test('line 8: a flag on the debtor denies whatever else holds, written or oral', () => {
  const scene = onCall();
  const authorizations = [anAuthorization(), anOralAuthorization()];
  const facts = { ...scene.facts, authorizations, debtorStatus: 'guardianship' } as const;
  expect(reasonsFor({ ...scene, facts })).toEqual(['DEBTOR_UNDER_GUARDIANSHIP']);
});

describe('of several that hold, the answer rests on', () => {
  const older = anAuthorization({
    id: authorizationId('a-older'),
    grantedAt: at('2026-05-01T09:00:00.000Z'),
  });
  const newer = anAuthorization({
    id: authorizationId('a-newer'),
    grantedAt: at('2026-05-02T09:00:00.000Z'),
  });
  const twin = anAuthorization({ ...newer, ...newer.ending, id: authorizationId('b-newer') });
  const oral = anOralAuthorization();

  test.each([
    ['the written one before the oral one', [oral, older], older],
    ['the newest', [older, newer], newer],
    ['the greatest id when granted at the same instant', [newer, twin, older], twin],
    ['the one that holds, be it older', [anAuthorization({ revokedAt: PAST }), older], older],
    ['the oral one when no written one holds', [anAuthorization({ revokedAt: PAST }), oral], oral],
  ])('%s', (_which, authorizations, basis) => {
    for (const ordered of [authorizations, authorizations.toReversed()]) {
      const facts = { authorizations: ordered, calls: [aCall()] };
      expect(decide({ question: { callId: CALL }, facts })).toMatchObject({
        decision: 'allow',
        authorization: basis,
      });
    }
  });
});

describe('of several that fail, the nearest is', () => {
  const near = authorizationId('near');
  const far = authorizationId('far');
  const other = { agent: SOMEONE_ELSE };
  const elsewhere = { scope: { all: false, listed: [caseNo('2026-2')] } } as const;
  const worn = { revokedAt: PAST, suspendedAt: PAST, validThrough: day('2026-06-14') };
  const old = { grantedAt: at('2026-01-01T09:00:00.000Z') };

  test.each([
    ['the one of this agent, be it for another case and ended', { ...elsewhere, ...worn, ...old }, other],
    ['the one for this case, be it ended in more ways', { ...worn, ...old }, { ...elsewhere }],
    ['the one with the fewest failed lines, be it older', { revokedAt: PAST, ...old }, worn],
    ['the newest', { revokedAt: PAST }, { suspendedAt: PAST, ...old }],
    [
      'the one with the greater id when granted at the same instant',
      { revokedAt: PAST },
      { suspendedAt: PAST },
    ],
    ['a closed case, which counts as covered', { untilCaseClosed: true, ...worn, ...old }, { ...elsewhere }],
  ])('%s', (_which, nearer, farther) => {
    const pair = [anAuthorization({ ...nearer, id: near }), anAuthorization({ ...farther, id: far })];
    for (const authorizations of [pair, pair.toReversed()]) {
      const facts = { authorizations, case: aCase({ lastClosedAt: PAST }) };
      expect(decide({ facts })).toMatchObject({ decision: 'deny', nearest: near });
    }
  });
});

describe('with an allow comes', () => {
  test('the duty to read limits when there are any', () => {
    expect(decide(about(anAuthorization({ limits: 'Bare innsyn' })))).toMatchObject({
      obligations: ['READ_LIMITS'],
    });
  });

  test('on an oral one, that the debtor stays and confirms agreements himself', () => {
    const oral = anOralAuthorization({ limits: 'Inntil 5000 kroner', powers: ['agreements'] });
    const facts = { authorizations: [oral], calls: [aCall()] };
    expect(decide({ question: { callId: CALL, power: 'agreements' }, facts })).toMatchObject({
      obligations: ['READ_LIMITS', 'DEBTOR_CONFIRMS_AGREEMENT', 'DEBTOR_STAYS_ON_LINE'],
    });
  });

  test('on a written one, nothing about agreements', () => {
    const scene = about(anAuthorization({ powers: ['agreements'] }));
    expect(decide({ ...scene, question: { power: 'agreements' } })).toMatchObject({ obligations: [] });
  });
});

describe('odd data is denied and never an error', () => {
  test('an instant that is none lies within no dates, and nobody is of age then', () => {
    const undated = about(anAuthorization({ validFrom: null, validThrough: null }));
    expect(reasonsFor({ ...undated, question: { now: at('soon') } })).toEqual(['EXPIRED', 'AGENT_MINOR']);
  });

  test.each([
    ['a name that is empty', { question: { agent: { name: '', birthDate: THE_AGENT.birthDate } } }],
    ['a birth date that is none', { question: { agent: { ...THE_AGENT, birthDate: day('') } } }],
    ['an agent stored without a name', about(anAuthorization({ agent: { ...THE_AGENT, name: '' } }))],
    [
      'an agent stored without an age',
      about(anAuthorization({ agent: { ...THE_AGENT, birthDate: day('') } })),
    ],
    [
      'an approval at no known time',
      about(anAuthorization({ grantedAt: at(''), scope: { all: true, takenOut: [] } })),
    ],
    [
      'dates the wrong way round',
      about(anAuthorization({ validFrom: day('2026-07-01'), validThrough: day('2026-06-01') })),
    ],
    [
      'a status that is not on the list',
      { facts: JSON.parse('{"debtorStatus":"missing"}') as Partial<DisclosureFacts> },
    ],
  ] satisfies [string, Scene][])('%s', (_what, scene) => {
    const answer = decide(scene);
    expect(answer.decision).toBe('deny');
    expect(reasonsFor(scene)).not.toEqual([]);
  });
});
