// Who gives the authorization and who gets it: names beside the words that say so, and birth dates beside the names.

import { isFullName, isSameName } from '../../people/person.js';
import { findDates, type WrittenDate } from './dates.js';
import { findNames, type NameFound } from './names.js';
import { findRoleWords, HINT, type Role, type RoleWord } from './role-words.js';
import { signingName } from './signing.js';
import type { Found, LetterRule } from './suggestion.js';

/** Everything believed about the two, the best first for each field. */
export function findPeople(text: string): readonly Found[] {
  const roleWords = findRoleWords(text);
  const dates = findDates(text).filter((date) => isBirthDate(text, date));
  const names = findNames(text).filter((name) => !isPartOfAddress(text, name));
  const people = namedPeople({ text, roleWords, names, dates });
  const births: Found[] = [...nationalIds(text, people)];
  for (const date of dates) {
    const found = birthOf({ text, roleWords, people, date, before: births });
    if (found) births.push(found);
  }
  return [...people.filter((person) => person.role !== null).map(asFound), ...births.toSorted(unreadLast)];
}

function unreadLast(a: Found, b: Found): number {
  return Number(a.value === null) - Number(b.value === null);
}

type Person = NameFound & { readonly role: Role | null; readonly rule: LetterRule; readonly weight: number };

type Letter = {
  readonly text: string;
  readonly roleWords: readonly RoleWord[];
  readonly names: readonly NameFound[];
  readonly dates: readonly WrittenDate[];
};

/** Every mention, with the role that all mentions of the same name tell together; those with the plainest words first. */
function namedPeople(letter: Letter): readonly Person[] {
  const signing = signingName(letter.text, letter.names);
  const mentions = letter.names.map((name) => ({ name, told: toldOf(letter, name, signing) }));
  const people = mentions.map(({ name }): Person => {
    const same = mentions.filter((other) => isSame(other.name, name)).flatMap(({ told }) => told);
    return { ...name, ...strongest(same) };
  });
  return withOtherOfTwo(people).toSorted((a, b) => b.weight - a.weight || a.start - b.start);
}

type Told = { readonly role: Role; readonly rule: LetterRule; readonly weight: number };

function toldOf(
  { text, roleWords, dates }: Letter,
  name: NameFound,
  signing: NameFound | null,
): readonly Told[] {
  const after = roleWords
    .filter((word) => word.side === 'next' && word.end <= name.start)
    .filter((word) => leadsTo(text.slice(word.end, name.start), { dates, at: word.end, weight: word.weight }))
    .map(
      ({ role, weight }, index, all): Told => ({
        role,
        // Of several words before a name the nearest is about it, as in "Jeg gir Kari".
        weight: index === all.length - 1 ? weight : weight / 4,
        rule: name.isOrganisation ? 'ORGANISATION_AFTER_ROLE_WORDS' : 'NAME_AFTER_ROLE_WORDS',
      }),
    );
  const before = roleWords
    .filter((word) => word.side === 'previous' && word.start >= name.end)
    .filter((word) => isBeside(text.slice(name.end, word.start)))
    .map(({ role, weight }): Told => ({ role, weight, rule: 'NAME_BEFORE_ROLE_WORDS' }));
  const signed: readonly Told[] =
    signing === name ? [{ role: 'debtor', weight: 2, rule: 'NAME_AT_SIGNATURE' }] : [];
  return [...after, ...before.slice(0, 1), ...signed];
}

/** Between the words and the name nothing but small words, or after a line's end a label such as "Navn:". */
function leadsTo(
  between: string,
  lead: { readonly dates: readonly WrittenDate[]; readonly at: number; readonly weight: number },
): boolean {
  const { dates, at, weight } = lead;
  if (weight === HINT) return /^\s+$/u.test(between);
  if (between.length > LONGEST_LEAD) return false;
  if (dates.some(({ start }) => start >= at && start < at + between.length)) return false;
  if (/[\d@_]|\p{L}{2}[.!?;]\s|\p{Lu}[\p{Ll}-]+ \p{Lu}\p{Ll}/u.test(between)) return false;
  const [sameLine = '', ...further] = between.split('\n');
  if (further.length === 0) return sameLine.trim().split(/\s+/u).length <= MOST_WORDS_BETWEEN;
  return (
    (/^[\s:,.–-]*$/u.test(sameLine) || LABEL.test(sameLine)) && further.every((line) => LABEL.test(line))
  );
}

const LONGEST_LEAD = 70;
const MOST_WORDS_BETWEEN = 8;
const LABEL = /^\s*(?:\d[.)]\s*)?(?:(?:fullt |full |for- og etter)?(?:navn|namn|name)\s*[:–-]?)?\s*$/iu;

/** Nothing but the birth date and small words between the name and the words. */
function isBeside(between: string): boolean {
  const rest = between
    .replace(BIRTH_REMARK, ' ')
    .replace(/[\s,()–-]+/gu, ' ')
    .trim();
  return between.length <= LONGEST_LEAD && !between.includes('\n\n') && SMALL_WORDS.test(rest);
}

const SMALL_WORDS = /^(?:(?:som|herved|hermed|med dette|hereby|who|that|dette|med)\s?)*$/iu;
const BIRTH_WORDS =
  '(?:(?:som|og|who|and) (?:jeg |eg |i )?(?:er|ble|vart|was|is) )?(?:født|fødd|fødselsdato|fødselsdag|f\\.? ?dato|f\\.?d\\.|f\\.|f|born|birth ?date|date of birth|d\\.? ?o\\.? ?b\\.?)';
const BIRTH_REMARK = new RegExp(
  `[\\s,(]*${BIRTH_WORDS}[\\s:.]*(?:den |on |the )?[\\d. /\\p{L}-]{6,22}?\\d{2,4}[\\s),]*`,
  'giu',
);
const BIRTH_LEAD = new RegExp(
  `(?<![\\p{L}\\d])${BIRTH_WORDS}[\\s:.,(]*(?:den |on |the |[(][^)]{0,14}[)][\\s:]*)?$`,
  'iu',
);

function isBirthDate(text: string, { start }: WrittenDate): boolean {
  return BIRTH_LEAD.test(text.slice(Math.max(0, start - 45), start));
}

/** A national id, masked already, stands where a birth date should; it is told, but no birth date is taken from it. */
function nationalIds(text: string, people: readonly Person[]): readonly Found[] {
  return [...text.matchAll(MASKED)].map(({ index, 0: asWritten }) => {
    const role = nearestBefore(people, index)?.role ?? 'debtor';
    const place = { start: index, end: index + asWritten.length };
    return { ...place, field: `${role}.birthDate`, value: null, asWritten, rule: 'NATIONAL_ID' };
  });
}

const MASKED = /•(?:[ .-]{0,3}•){9,12}/gu;

/** A birth date belongs to the name before it, or to whom the words before it are about where the name is left out. */
function birthOf({
  text,
  roleWords,
  people,
  date,
  before,
}: Pick<Letter, 'text' | 'roleWords'> & {
  readonly people: readonly Person[];
  readonly date: WrittenDate;
  /** The birth dates that stand before it. */
  readonly before: readonly Found[];
}): Found | null {
  const written = text.slice(0, date.start).replace(BIRTH_LEAD, '');
  const name = nearestBefore(people, written.length);
  const word = nearestBefore(
    roleWords.filter(({ side, weight }) => side === 'next' && weight > 1),
    written.length,
  );
  const distance = written.length - (name?.end ?? -1_000);
  const hasOne =
    name !== null && before.some(({ start, rule }) => start > name.end && rule !== 'NATIONAL_ID');
  // Words after the name begin a new person when they are plain, as a heading is, or the name has its birth date already.
  const isNews =
    word !== null &&
    (name === null || (word.start >= name.end && (word.weight >= 4 || distance > 60 || hasOne)));
  const isNear = isNews ? written.length - word.end < 80 : distance < 90;
  const role = isNews ? word.role : (name?.role ?? null);
  if (role === null || !isNear) return null;
  return {
    field: `${role}.birthDate`,
    value: date.day,
    asWritten: date.asWritten,
    rule: isNews ? 'BIRTH_DATE_AFTER_ROLE_WORDS' : 'BIRTH_DATE_BESIDE_NAME',
    start: date.start,
    end: date.end,
  };
}

function nearestBefore<Placed extends { readonly end: number }>(
  places: readonly Placed[],
  at: number,
): Placed | null {
  return places.filter(({ end }) => end <= at).toSorted((a, b) => b.end - a.end)[0] ?? null;
}

function strongest(
  told: readonly Told[],
): Told | { readonly role: null; readonly rule: LetterRule; readonly weight: 0 } {
  const sum = (role: Role): number =>
    told.filter((one) => one.role === role).reduce((total, { weight }) => total + weight, 0);
  const role: Role = sum('debtor') > sum('agent') ? 'debtor' : 'agent';
  const best = told.filter((one) => one.role === role).toSorted((a, b) => b.weight - a.weight)[0];
  const isPlain = Math.abs(sum('debtor') - sum('agent')) >= 0.5;
  return best && isPlain ? best : { role: null, rule: 'OTHER_OF_TWO_NAMES', weight: 0 };
}

/** Two people are named and one of them has a part in it: the other one has the other part. */
function withOtherOfTwo(people: readonly Person[]): readonly Person[] {
  const roles = new Set(people.map(({ role }) => role).filter((role) => role !== null));
  const unknown = people.filter(({ role, isOrganisation }) => role === null && !isOrganisation);
  const [first] = unknown;
  if (roles.size !== 1 || !first || !unknown.every((person) => isSame(person, first))) return people;
  const other: Role = roles.has('debtor') ? 'agent' : 'debtor';
  return people.map((person) =>
    isSame(person, first) ? { ...person, role: other, rule: 'OTHER_OF_TWO_NAMES', weight: 0.5 } : person,
  );
}

function isSame(a: NameFound, b: NameFound): boolean {
  return a.name === b.name || isSameName(a.name, b.name);
}

/** "Storgata 12": a street, and what is written beside it. */
function isPartOfAddress(text: string, { end }: NameFound): boolean {
  return /^ \d/u.test(text.slice(end, end + 2));
}

function asFound({ start, end, name, isOrganisation, role, rule }: Person): Found {
  const field = role === 'debtor' ? 'debtor.name' : isOrganisation ? 'agent.organisation' : 'agent.name';
  return {
    field,
    value: isFullName(name) || isOrganisation ? name : null,
    asWritten: name,
    rule,
    start,
    end,
  };
}
