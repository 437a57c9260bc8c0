// The life of an authorization: which state it is in when asked, and which steps are possible from there.

import { describe, expect, test } from 'vitest';
import { AUTHORIZATION_STATES, type AuthorizationState } from '../../src/authorizations/authorization.js';
import {
  authorizationState,
  mayAnnul,
  mayResign,
  mayResume,
  mayRevoke,
  maySupersede,
  maySuspend,
  type Surroundings,
} from '../../src/authorizations/rules.js';
import type { Case } from '../../src/cases/case.js';
import {
  aCase,
  anAuthorization,
  anOralAuthorization,
  at,
  CASE,
  caseNo,
  day,
  debtorId,
  NOW,
  THE_AGENT,
} from '../support/builders.js';

const LATER = at('2026-06-10T09:00:00.000Z');
const CASE_2 = caseNo('2026-2');

const when = (now = NOW, cases: readonly Case[] = [], callIsOver = false): Surroundings => ({
  now,
  cases,
  callIsOver,
});

describe('the state of an authorization', () => {
  test.each([
    ['annulled', { annulledAt: LATER }],
    ['revoked', { revokedAt: LATER }],
    ['resigned', { resignedAt: LATER }],
    ['superseded', { supersededAt: LATER }],
    ['suspended', { suspendedAt: LATER }],
    ['expired', { validThrough: day('2026-06-14') }],
    ['not-yet-valid', { validFrom: day('2026-06-16') }],
    ['active', {}],
  ])('is %s when nothing else has happened', (state, changes) => {
    expect(authorizationState(anAuthorization(changes), when())).toBe(state);
  });

  test('is the first of its order when several hold', () => {
    const everything = { validThrough: day('2026-06-14'), validFrom: day('2026-06-16') };
    const steps = {
      suspendedAt: LATER,
      supersededAt: LATER,
      resignedAt: LATER,
      revokedAt: LATER,
      annulledAt: LATER,
    };
    const names = ['suspendedAt', 'supersededAt', 'resignedAt', 'revokedAt', 'annulledAt'] as const;
    const states: AuthorizationState[] = [authorizationState(anAuthorization(everything), when())];
    let ending = {};
    for (const name of names) {
      ending = { ...ending, [name]: steps[name] };
      states.push(authorizationState(anAuthorization({ ...everything, ...ending }), when()));
    }
    const written = AUTHORIZATION_STATES.filter(
      (state) => !['call-ended', 'not-yet-valid', 'active'].includes(state),
    );
    expect(states).toEqual(written.toReversed());
  });

  test.each([
    ['2026-06-13T21:59:59.999Z', 'not-yet-valid'],
    ['2026-06-13T22:00:00.000Z', 'active'],
    ['2026-06-14T21:59:59.999Z', 'active'],
    ['2026-06-14T22:00:00.000Z', 'expired'],
  ])('follows the day in Oslo: at %s a one-day authorization is %s', (now, state) => {
    const oneDay = anAuthorization({ validFrom: day('2026-06-14'), validThrough: day('2026-06-14') });
    expect(authorizationState(oneDay, when(at(now)))).toBe(state);
  });

  test('of an oral one is call-ended with its call, and that comes before a suspension', () => {
    expect(authorizationState(anOralAuthorization(), when())).toBe('active');
    expect(authorizationState(anOralAuthorization(), when(NOW, [], true))).toBe('call-ended');
    expect(authorizationState(anOralAuthorization({ suspendedAt: LATER }), when())).toBe('suspended');
    expect(authorizationState(anOralAuthorization({ suspendedAt: LATER }), when(NOW, [], true))).toBe(
      'call-ended',
    );
    expect(authorizationState(anOralAuthorization({ supersededAt: LATER }), when(NOW, [], true))).toBe(
      'superseded',
    );
  });

  test('of a written one has nothing to do with calls', () => {
    expect(authorizationState(anAuthorization(), when(NOW, [], true))).toBe('active');
  });

  describe('of one that lasts until its cases are closed', () => {
    const grantedAt = at('2026-06-01T09:00:00.000Z');
    const untilClosed = anAuthorization({
      grantedAt,
      validThrough: null,
      untilCaseClosed: true,
      scope: { all: false, listed: [CASE, CASE_2] },
    });
    const first = aCase({ lastClosedAt: at('2026-06-01T09:00:00.001Z') });
    const second = aCase({ caseNumber: CASE_2, lastClosedAt: LATER });

    test('is expired when all of them have been closed since approval', () => {
      expect(authorizationState(untilClosed, when(NOW, [first, second]))).toBe('expired');
    });

    test('is still expired when a case is open again', () => {
      expect(authorizationState(untilClosed, when(NOW, [{ ...first, status: 'open' }, second]))).toBe(
        'expired',
      );
    });

    test.each([
      ['one of them never was', [first, { ...second, lastClosedAt: null }]],
      ['one was closed at the instant of approval', [{ ...first, lastClosedAt: grantedAt }, second]],
      ['one is not known', [first]],
      ['none is known', []],
    ])('is active when %s', (_why, cases) => {
      expect(authorizationState(untilClosed, when(NOW, cases))).toBe('active');
    });

    test('is active when it covers all cases, or lasts to a date instead', () => {
      const all = anAuthorization({ ...untilClosed, scope: { all: true, takenOut: [] } });
      expect(authorizationState(all, when(NOW, [first, second]))).toBe('active');
      expect(authorizationState({ ...untilClosed, untilCaseClosed: false }, when(NOW, [first, second]))).toBe(
        'active',
      );
    });

    test('is expired by its date as well, whichever is earlier', () => {
      const dated = { ...untilClosed, validThrough: day('2026-06-14') };
      expect(authorizationState(dated, when(NOW, []))).toBe('expired');
    });
  });
});

describe('a step in its life', () => {
  const ended = { revokedAt: LATER, resignedAt: LATER, annulledAt: LATER, supersededAt: LATER };

  test('that debtor, agent or staff report about what was approved is possible once, and harmless again', () => {
    for (const authorization of [anAuthorization(), anOralAuthorization()]) {
      expect([mayRevoke(authorization), mayResign(authorization), mayAnnul(authorization)]).toEqual([
        'ok',
        'ok',
        'ok',
      ]);
    }
    const over = anAuthorization(ended);
    expect([mayRevoke(over), mayResign(over), mayAnnul(over)]).toEqual([
      'unchanged',
      'unchanged',
      'unchanged',
    ]);
  });

  test('to revoke is possible when it has ended in other ways, also by running out', () => {
    expect(mayRevoke(anAuthorization({ ...ended, revokedAt: null }))).toBe('ok');
    expect(mayRevoke(anAuthorization({ validThrough: day('2020-01-01') }))).toBe('ok');
  });

  test('to resign or annul is possible after revocation', () => {
    expect(mayResign(anAuthorization({ ...ended, resignedAt: null }))).toBe('ok');
    expect(mayAnnul(anAuthorization({ ...ended, annulledAt: null }))).toBe('ok');
  });

  test.each([
    ['annulled', 'not-possible', 'not-possible'],
    ['revoked', 'not-possible', 'not-possible'],
    ['resigned', 'not-possible', 'not-possible'],
    ['superseded', 'not-possible', 'not-possible'],
    ['call-ended', 'not-possible', 'not-possible'],
    ['suspended', 'unchanged', 'ok'],
    ['expired', 'not-possible', 'unchanged'],
    ['not-yet-valid', 'ok', 'unchanged'],
    ['active', 'ok', 'unchanged'],
  ] as const)('from %s: suspending is %s, resuming is %s', (state, suspending, resuming) => {
    expect(maySuspend(state)).toBe(suspending);
    expect(mayResume(state, 'normal')).toBe(resuming);
  });

  test.each(['guardianship', 'bankrupt', 'deceased'] as const)(
    'to resume is not possible while the debtor is %s',
    (status) => {
      expect(mayResume('suspended', status)).toBe('not-possible');
    },
  );

  describe('to supersede', () => {
    const newer = { debtorId: debtorId('debtor-1'), agent: { ...THE_AGENT, name: 'HANSEN, Anne' } };

    test('takes the same debtor and the same agent, both written', () => {
      expect(maySupersede(anAuthorization(), newer)).toBe('ok');
      expect(maySupersede(anAuthorization({ suspendedAt: LATER }), newer)).toBe('ok');
      expect(maySupersede(anOralAuthorization(), newer)).toBe('not-possible');
      expect(maySupersede(anAuthorization(), { ...newer, debtorId: debtorId('debtor-2') })).toBe(
        'not-possible',
      );
      expect(maySupersede(anAuthorization(), { ...newer, agent: { ...THE_AGENT, name: 'Per Hansen' } })).toBe(
        'not-possible',
      );
      expect(
        maySupersede(anAuthorization(), { ...newer, agent: { ...THE_AGENT, birthDate: day('1980-01-01') } }),
      ).toBe('not-possible');
    });

    test.each(['revokedAt', 'resignedAt', 'annulledAt', 'supersededAt'] as const)(
      'changes nothing for one that is over already: %s',
      (name) => {
        expect(maySupersede(anAuthorization({ [name]: LATER }), newer)).toBe('unchanged');
      },
    );
  });
});
