// How the agent can be reached: phone numbers, e-mail and postal addresses that are not the writer's own.

import { findDates } from './dates.js';
import type { Role } from './role-words.js';
import type { Found, LetterRule, SuggestedField } from './suggestion.js';

/** `people` and `cases` are what was found before: a number that is a case number is no phone. */
export function findContact(
  text: string,
  { people, cases }: { readonly people: readonly Found[]; readonly cases: readonly Found[] },
): readonly Found[] {
  const dates = findDates(text);
  const taken = [...dates, ...cases];
  return WAYS.flatMap(({ field, rule, pattern }) =>
    [...text.matchAll(pattern)].map((match): Found => {
      const asWritten = (match.groups?.value ?? match[0]).trim();
      const start = match.index + match[0].indexOf(asWritten);
      return { field, rule, value: asWritten, asWritten, start, end: start + asWritten.length };
    }),
  )
    .filter(({ start, end }) => !taken.some((other) => start < other.end && end > other.start))
    .filter(({ start }) => ownerOf(text, start, people) !== 'debtor');
}

/**
 * Whose it is, by the words before it in the same paragraph, else by the person named last. What stands before anybody
 * is named is the head of the letter: the writer's own.
 */
function ownerOf(text: string, at: number, people: readonly Found[]): Role | null {
  const paragraph = text.slice(text.lastIndexOf('\n\n', at) + 1, at);
  const words = [...paragraph.matchAll(OWNERS)].at(-1)?.groups;
  if (words?.debtor) return 'debtor';
  if (words?.agent) return 'agent';
  const named = people
    .filter(({ field, end }) => end <= at && field.endsWith('.name'))
    .toSorted((a, b) => b.end - a.end)[0];
  if (!named) return 'debtor';
  const together = text.lastIndexOf('\n\n', at) < named.start;
  return together && named.field === 'debtor.name' ? 'debtor' : null;
}

const OWNERS =
  /(?<![\p{L}])(?:(?<debtor>meg|mitt telefonnummer|min adresse|min e-?post|adressa mi|nå meg|bosatt|busett|fullmaktsgi[vj]\p{L}+|debitor|reach me|call me|my (?:phone|address|e-?mail)|principal|debtor)|(?<agent>fullmektig(?:en)?|fullmaktshav[ea]r(?:en)?|han|ham|hun|henne|hennes|hans|ho|hennar|agent|representative|he|him|she|her|his))(?![\p{L}])/giu;

const WAYS: readonly {
  readonly field: SuggestedField;
  readonly rule: LetterRule;
  readonly pattern: RegExp;
}[] = [
  {
    field: 'agent.phone',
    rule: 'PHONE_NUMBER',
    // Eight figures in Norway, in pairs or threes, or a number from abroad with its plus.
    pattern:
      /(?<![\p{L}\d/.,•-])(?:(?:\+|00)\d{1,3}[ ]?(?:\(0\)[ ]?)?(?:\d[ -]?){6,11}\d|[2-9]\d{2} \d{2} \d{3}|[2-9]\d{2} ?\d{2} ?\d{3}|[2-9]\d(?: ?\d{2}){3})(?![\d•/-])/gu,
  },
  {
    field: 'agent.email',
    rule: 'EMAIL_ADDRESS',
    pattern:
      /(?<![\p{L}\d.@])[\p{L}\d](?:[\p{L}\d._%+-]{0,60})@[\p{L}\d-]{1,60}(?:\.[\p{L}\d-]{1,30}){1,4}(?![\p{L}\d])/gu,
  },
  {
    field: 'agent.address',
    rule: 'POSTAL_ADDRESS',
    pattern:
      /(?<![\p{L}])(?<value>(?:\p{Lu}[\p{L}.'-]*(?: (?:\p{Lu}[\p{L}.'-]*|gate|gata|gaten|vei|veien|veg|vegen|plass|plassen|allé|i|of|street|road|lane)){0,3} \d{1,4} ?[A-Za-z]?|[Pp]ostboks \d{1,5}(?: \p{Lu}\p{L}+)?)[,\s]{1,3}(?:N-|NO-)?\d{4} \p{Lu}\p{L}+(?: (?:i )?\p{Lu}\p{L}+)?)/gu,
  },
];
