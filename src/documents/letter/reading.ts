// Reads a letter: everything that may be one of the ten, each with its place and the rule that found it.

import { type Day, parseDay } from '../../shared/dates.js';
import { isMasked, type PageText } from '../page-text.js';
import { findContact } from './contact.js';
import { findDuration } from './duration.js';
import { findPeople } from './people.js';
import { findCases, findLimits, findPowers } from './scope.js';
import { findSigning } from './signing.js';
import { type Found, REQUIREMENT_OF, SUGGESTED_FIELDS, type Suggestion } from './suggestion.js';
import { letterText } from './text.js';

/** In the order of the fields, the likeliest of each first; the same value is told once. */
export function readLetter({ lines }: PageText): readonly Suggestion[] {
  const { text, placeOf } = letterText(lines);
  return findAll(text).map(({ start, end, ...found }) => ({
    ...found,
    requirement: REQUIREMENT_OF[found.field],
    ...placeOf(start, end),
  }));
}

/** The letter's text as the rules search it. */
export function textOfLetter({ lines }: PageText): string {
  return letterText(lines).text;
}

function findAll(text: string): readonly Found[] {
  const people = findPeople(text);
  const births = people.filter(({ field }) => field.endsWith('.birthDate'));
  const withoutSigning = findDuration(text, { taken: births, signedOn: null });
  const signing = findSigning(text, [...births, ...withoutSigning]);
  const signedOn = signing.find(({ field }) => field === 'signedOn')?.value;
  const duration = findDuration(text, { taken: births, signedOn: dayOf(signedOn) });
  const cases = findCases(text);
  const contact = findContact(text, { people, cases });
  const all = [
    ...people,
    ...contact,
    ...cases,
    ...findPowers(text),
    ...findLimits(text),
    ...duration,
    ...signing,
  ];
  return SUGGESTED_FIELDS.flatMap((field) => withoutRepeats(all.filter((found) => found.field === field)));
}

function dayOf(value: Found['value'] | undefined): Day | null {
  return typeof value === 'string' ? parseDay(value) : null;
}

/** What holds a national id can be shown, but is no value to approve. */
function withoutRepeats(found: readonly Found[]): readonly Found[] {
  const told = new Set<string>();
  return found
    .map((one) => (isMasked(one.asWritten) ? { ...one, value: null } : one))
    .filter((one) => {
      const said = JSON.stringify(one.value ?? one.asWritten);
      return !told.has(said) && told.add(said);
    });
}
