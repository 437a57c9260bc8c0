// What is true of every decision on disclosure, whoever asks for whatever: the properties, each by its name.

import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { Authorization } from '../../src/authorizations/authorization.js';
import type { DebtorStatus } from '../../src/cases/case.js';
import type { Day } from '../../src/shared/dates.js';
import type { AuthorizationId } from '../../src/shared/ids.js';
import { DENY_REASONS, type DenyReason, type Disclosure } from '../../src/verification/disclosure.js';
import { decideDisclosure } from '../../src/verification/rules.js';
import { madeWith, someCase, someMoment, somePermit } from '../support/arbitraries.js';
import type { Dice } from '../support/dice.js';
import {
  changed,
  type DisclosureCase,
  OTHER_DEBTOR,
  withFacts,
  withReplaced,
  withShuffledFacts,
} from '../support/disclosure-case.js';
import { inCompany, mixedCase } from '../support/mixed-cases.js';
import { NARROWINGS, RESTRICTIONS, type Restriction } from '../support/restrictions.js';
import { SEED } from '../support/seed.js';

vi.setConfig({ testTimeout: 60_000 });
const RUNS = { seed: SEED, numRuns: 1_000 };

describe('an allowed case', () => {
  it('is allowed, by the authorization that covers it', () => {
    always(somePermit, (permit) => {
      const answer = decide(permit);
      expect(answer.decision === 'allow' && answer.authorization).toBe(permit.subject);
    });
  });

  it.each(RESTRICTIONS.map(titled))('is denied for %s when %s', (_, __, { of, reasons, by }) => {
    const broken = (dice: Dice) => {
      const permit = somePermit(dice, of);
      const alone = withFacts(permit, { undecidedSubmission: false });
      return { permit: alone, broken: changed(dice, alone, { subject: permit.subject.id, by }) };
    };
    always(broken, ({ permit, broken }) => {
      expect(decide(permit).decision).toBe('allow');
      expect(decide(broken)).toMatchObject({ decision: 'deny', reasons });
    });
  });
});

describe('an allow', () => {
  it('is never given without an authorization', () => {
    const withoutAny = (dice: Dice) => withFacts(someCase(dice), { authorizations: [] });
    always(withoutAny, (made) => expect(decide(made).decision).toBe('deny'));
  });

  it('rests on one of the authorizations known, which is enough by itself', () => {
    always(someCase, (made) => {
      const answer = decide(made);
      if (answer.decision === 'deny') return;
      expect(made.facts.authorizations).toContain(answer.authorization);
      expect(decide(withFacts(made, { authorizations: [answer.authorization] }))).toEqual(answer);
    });
  });

  it('is given if and only if one of the authorizations alone would be enough', () => {
    always(someCase, (made) => {
      const alone = made.facts.authorizations.map((each) =>
        decide(withFacts(made, { authorizations: [each] })),
      );
      expect(decide(made).decision).toBe(
        alone.some(({ decision }) => decision === 'allow') ? 'allow' : 'deny',
      );
    });
  });

  it('is never given for a debtor who is flagged, whatever else holds', () => {
    const flagged = (dice: Dice) => {
      const made = dice.chance(50) ? inCompany(dice, somePermit(dice)) : someCase(dice);
      return withFacts(made, { debtorStatus: dice.pick(['deceased', 'bankrupt', 'guardianship']) });
    };
    always(flagged, (made) => {
      const answer = decide(made);
      const flag = made.facts.case === null ? 'UNKNOWN_CASE' : FLAG_REASONS[made.facts.debtorStatus];
      expect(answer.decision === 'deny' && answer.reasons).toContain(flag);
    });
  });

  it('is never given to somebody whose name or birth date is nonsense', () => {
    const nonsense = fc.record({ name: fc.string({ unit: 'binary' }), birthDate: fc.string() });
    const isDenied = fc.property(
      madeWith(somePermit),
      nonsense,
      fc.boolean(),
      (permit, stated, onlyTheName) => {
        const birthDate = onlyTheName ? permit.question.agent.birthDate : (stated.birthDate as Day);
        const agent = { name: stated.name, birthDate };
        expect(decideDisclosure({ ...permit.question, agent }, permit.facts).decision).toBe('deny');
      },
    );
    fc.assert(isDenied, RUNS);
  });

  it('is not taken back by a submission that waits for review', () => {
    const waiting = (dice: Dice) => withFacts(someCase(dice), { undecidedSubmission: true });
    always(waiting, (made) => {
      const without = decide(withFacts(made, { undecidedSubmission: false }));
      expect(withoutNotApproved(decide(made))).toEqual(without);
    });
  });
});

describe('a deny', () => {
  it('gives at least one reason, each once, in their fixed order', () => {
    always(someCase, (made) => {
      const answer = decide(made);
      if (answer.decision === 'allow') return;
      expect(answer.reasons.length).toBeGreaterThan(0);
      expect(answer.reasons).toEqual(DENY_REASONS.filter((reason) => answer.reasons.includes(reason)));
    });
  });

  it.each(NARROWINGS.map(({ when, of, by }) => [when, of, by] as const))(
    'never becomes an allow when %s',
    (_, of, by) => {
      const narrowed = (dice: Dice) => {
        const made = someCase(dice);
        const fitting = made.facts.authorizations.filter(({ kind }) => of === 'either' || of === kind);
        const subject = fitting.length === 0 ? NOBODYS : dice.pick(fitting).id;
        return { made, narrowed: changed(dice, made, { subject, by }) };
      };
      always(narrowed, ({ made, narrowed }) => {
        if (decide(made).decision === 'deny') expect(decide(narrowed).decision).toBe('deny');
      });
    },
  );
});

describe('an answer', () => {
  it('does not depend on the order authorizations and calls come in', () => {
    const reordered = (dice: Dice) => {
      const made = someCase(dice);
      return { made, reordered: withShuffledFacts(dice, made) };
    };
    always(reordered, ({ made, reordered }) => expect(decide(reordered)).toEqual(decide(made)));
  });

  it('is the same when asked again, whatever was asked between, and changes nothing it was given', () => {
    const two = (dice: Dice) => ({ one: deeplyFrozen(someCase(dice)), other: deeplyFrozen(someCase(dice)) });
    always(two, ({ one, other }) => {
      const first = decide(one);
      decide(other);
      expect(decide(one)).toEqual(first);
    });
  });

  it("is the same with and without another debtor's authorization", () => {
    always(withAndWithoutOne({ debtorId: OTHER_DEBTOR }), ({ made, without }) => {
      expect(decide(made)).toEqual(decide(without));
    });
  });

  it('is the same with and without a call no authorization was given on', () => {
    const unrelated = (dice: Dice) => {
      const made = someCase(dice);
      const given = made.facts.authorizations.flatMap((each) => (each.kind === 'oral' ? [each.callId] : []));
      const calls = made.facts.calls.filter(({ id }) => given.includes(id));
      return { made, without: withFacts(made, { calls }) };
    };
    always(unrelated, ({ made, without }) => expect(decide(made)).toEqual(decide(without)));
  });

  it('stays an allow on the same grounds, or stays a deny, when an authorization is added that alone denies', () => {
    always(withAndWithoutOne({}), ({ made, without, one }) => {
      if (decide(withFacts(made, { authorizations: [one] })).decision === 'allow') return;
      const before = decide(without);
      expect(before.decision === 'allow' ? decide(made) : decide(made).decision).toEqual(
        before.decision === 'allow' ? before : 'deny',
      );
    });
  });

  it("about the agent who asks is the same with and without another agent's authorization", () => {
    always(withAndWithoutOne({}), ({ made, without, one }) => {
      const isAnothers = isAboutAnother(decide(withFacts(made, { authorizations: [one] })));
      const before = decide(without);
      if (!isAnothers || isAboutAnother(before) || isAboutNone(before)) return;
      expect(decide(made)).toEqual(before);
    });
  });

  it('stays an allow when an authorization is added that alone allows', () => {
    always(withAndWithoutOne({}), ({ made, without }) => {
      if (decide(without).decision === 'allow') expect(decide(made).decision).toBe('allow');
    });
  });
});

const NOBODYS = 'authorization-nobody-has' as AuthorizationId;

const FLAG_REASONS: Readonly<Record<DebtorStatus, DenyReason | null>> = {
  normal: null,
  deceased: 'DEBTOR_DECEASED',
  bankrupt: 'DEBTOR_BANKRUPT',
  guardianship: 'DEBTOR_UNDER_GUARDIANSHIP',
};

function titled(
  restriction: Restriction,
): readonly [reasons: string, when: string, restriction: Restriction] {
  return [restriction.reasons.join(' and '), restriction.when, restriction];
}

function always<Made>(make: (dice: Dice) => Made, holds: (made: Made) => void): void {
  const property = fc.property(madeWith(make), (made) => {
    holds(made);
  });
  fc.assert(property, RUNS);
}

function decide({ question, facts }: DisclosureCase): Disclosure {
  return decideDisclosure(question, facts);
}

/** A case, one of its authorizations with the changes given, and the case without that one. */
function withAndWithoutOne(changes: Partial<Pick<Authorization, 'debtorId'>>) {
  return (dice: Dice) => {
    const some = dice.chance(50) ? inCompany(dice, somePermit(dice)) : mixedCase(dice, someMoment(dice));
    const one = { ...dice.pick(some.facts.authorizations), ...changes };
    const authorizations = some.facts.authorizations.filter(({ id }) => id !== one.id);
    return { made: withReplaced(some, one), without: withFacts(some, { authorizations }), one };
  };
}

function isAboutAnother(answer: Disclosure): boolean {
  return answer.decision === 'deny' && answer.reasons.includes('AGENT_NOT_MATCHED');
}

function isAboutNone(answer: Disclosure): boolean {
  return answer.decision === 'deny' && answer.nearest === null;
}

function withoutNotApproved(answer: Disclosure): Disclosure {
  if (answer.decision === 'allow') return answer;
  return { ...answer, reasons: answer.reasons.filter((reason) => reason !== 'NOT_APPROVED') };
}

function deeplyFrozen<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null) Object.values(value).forEach(deeplyFrozen);
  return Object.freeze(value);
}
