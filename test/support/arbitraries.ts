// What fast-check generates for the disclosure decision: whole cases, and cases with what a property needs beside them.

import fc from 'fast-check';
import type { Instant } from '../../src/shared/dates.js';
import { type Dice, diceFrom } from './dice.js';
import { changed, type DisclosureCase } from './disclosure-case.js';
import { edgeCase } from './edge-cases.js';
import { inCompany, mixedCase } from './mixed-cases.js';
import { momentAtEdge, ordinaryMoment } from './moments.js';
import { type Kind, oralPermit, type Permit, writtenPermit } from './permits.js';
import { RESTRICTIONS } from './restrictions.js';

const TAPE_LENGTH = 229;

/**
 * Anything made with dice. One tape of numbers is cheap to generate and still shrinks: every number towards 0, and so
 * every choice towards its simplest. Without bias, or small numbers would come oftener and the shares below not hold.
 */
export function madeWith<Made>(make: (dice: Dice) => Made): fc.Arbitrary<Made> {
  const tape = fc.array(fc.nat(65_535), { minLength: TAPE_LENGTH, maxLength: TAPE_LENGTH });
  return fc.noBias(tape).map((numbers) => make(diceFrom(numbers)));
}

/** Half of the cases begin as an allow and lose some precondition, three in ten are mixed, two in ten stand on an edge. */
export function someCase(dice: Dice): DisclosureCase {
  const kind = dice.below(10);
  if (kind < 5) return restricted(dice);
  if (kind < 8) return mixedCase(dice, someMoment(dice));
  return edgeCase(dice, momentAtEdge(dice));
}

/** An allowed case, of the kind given or of either. */
export function somePermit(dice: Dice, kind: Kind | 'either' = 'either'): Permit {
  const isOral = kind === 'oral' || (kind === 'either' && dice.chance(40));
  return isOral ? oralPermit(dice, someMoment(dice)) : writtenPermit(dice, someMoment(dice));
}

/** Any moment of three years, three in ten beside an edge of the calendar. */
export function someMoment(dice: Dice): Instant {
  return dice.chance(30) ? momentAtEdge(dice) : ordinaryMoment(dice);
}

function restricted(dice: Dice): DisclosureCase {
  const { subject, ...permit } = somePermit(dice);
  const start = dice.chance(50) ? inCompany(dice, { ...permit, subject }) : permit;
  const fitting = RESTRICTIONS.filter(({ of }) => of === 'either' || of === subject.kind);
  const count = dice.pick([1, 1, 0, 1, 2, 3]);
  const chosen = Array.from({ length: count }, () => dice.pick(fitting));
  const { question, facts } = chosen.reduce<DisclosureCase>(
    (made, { by }) => changed(dice, made, { subject: subject.id, by }),
    start,
  );
  return { question, facts };
}
