// Made-up cases on an edge: allowed ones pushed to within a day or a millisecond of one or more limits.

import type { Instant } from '../../src/shared/dates.js';
import { dayPlus, instantPlus, osloDay, osloMidnight } from '../oracle/calendar.js';
import type { Dice } from './dice.js';
import { type Change, changed, type DisclosureCase, withFacts, withReplaced } from './disclosure-case.js';
import { yearsBefore } from './moments.js';
import { oralPermit, writtenPermit } from './permits.js';

/** A case that would be allowed but for the edges it has been pushed to; either side of each is met. */
export function edgeCase(dice: Dice, now: Instant): DisclosureCase {
  const isOral = dice.chance(30);
  const { subject, question, facts } = isOral ? oralPermit(dice, now) : writtenPermit(dice, now);
  const pushes = isOral ? ORAL_PUSHES : WRITTEN_PUSHES;
  const surely = dice.pick(pushes);
  return pushes
    .filter((push) => push === surely || dice.chance(20))
    .reduce((made, by) => changed(dice, made, { subject: subject.id, by }), { question, facts });
}

const BESIDE = [0, 1, -1] as const;

const pushFirstDay: Change = (dice, made, subject) => {
  if (subject.kind !== 'written') return made;
  const validFrom = dayPlus(osloDay(made.question.now), dice.pick(BESIDE));
  return withReplaced(made, { ...subject, validFrom });
};

const pushLastDay: Change = (dice, made, subject) => {
  if (subject.kind !== 'written') return made;
  const validThrough = dayPlus(osloDay(made.question.now), dice.pick(BESIDE));
  return withReplaced(made, { ...subject, validThrough });
};

/** The case is told closed in the very millisecond of the approval, or beside it. */
const pushClosure: Change = (dice, made, subject) => {
  if (subject.kind !== 'written' || made.facts.case === null) return made;
  const lastClosedAt = instantPlus(subject.grantedAt, dice.pick(BESIDE));
  const pushed = withFacts(made, { case: { ...made.facts.case, lastClosedAt } });
  return withReplaced(pushed, { ...subject, untilCaseClosed: true });
};

const pushBirthday: Change = (dice, made, subject) => {
  const eighteenToday = yearsBefore(osloDay(made.question.now), 18);
  const birthDate = dayPlus(eighteenToday, dice.pick(BESIDE));
  const question = { ...made.question, agent: { ...made.question.agent, birthDate } };
  return withReplaced({ ...made, question }, { ...subject, agent: { ...subject.agent, birthDate } });
};

/** Approved beside midnight, for all the debtor's cases, this one registered on the day or beside it. */
const pushApproval: Change = (dice, made, subject) => {
  if (made.facts.case === null) return made;
  const midnight = osloMidnight(osloDay(subject.grantedAt));
  const grantedAt = instantPlus(midnight, dice.pick(BESIDE));
  const registeredOn = dayPlus(osloDay(grantedAt), dice.pick(BESIDE));
  const pushed = withFacts(made, { case: { ...made.facts.case, registeredOn } });
  return withReplaced(pushed, { ...subject, grantedAt, scope: { all: true, takenOut: [] } });
};

/** The call's cap is this millisecond or beside it. */
const pushCallLimit: Change = (dice, made) => {
  const endsAtLatest = instantPlus(made.question.now, dice.pick(BESIDE));
  return withFacts(made, { calls: made.facts.calls.map((call) => ({ ...call, endsAtLatest })) });
};

const WRITTEN_PUSHES = [pushFirstDay, pushLastDay, pushClosure, pushBirthday, pushApproval];
const ORAL_PUSHES = [pushCallLimit, pushBirthday, pushApproval];
