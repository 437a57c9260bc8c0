// What a letter covers: which cases, what may be done, and where it says that something may not.

import { POWERS, type Power } from '../../authorizations/scope.js';
import { findDates, speaksEnglish } from './dates.js';
import { type Sentence, sentencesOf } from './sentences.js';
import type { Found, LetterRule } from './suggestion.js';

/** All cases, or the numbers beside words such as "sak"; whether a number is known is asked elsewhere. */
export function findCases(text: string): readonly Found[] {
  const all = [...text.matchAll(ALL_CASES)].map(
    ({ index, 0: asWritten }): Found => ({
      ...stretch(index, asWritten),
      field: 'cases',
      value: 'all',
      rule: 'ALL_CASES_WORDS',
    }),
  );
  const dates = findDates(text);
  const listed = [...text.matchAll(CASE_WORDS)].flatMap((match) => {
    const from = match.index + match[0].length;
    const numbers = leadingNumbers(text.slice(from, from + LONGEST_LIST));
    return numbers
      .map(({ text: number, at }) => ({ ...stretch(from + at, number), number }))
      .filter(({ start }) => !dates.some((date) => start >= date.start && start < date.end))
      .map(
        ({ number, ...place }): Found => ({
          ...place,
          field: 'cases',
          value: [number],
          rule: 'NUMBER_AFTER_CASE_WORDS',
        }),
      );
  });
  return [...listed, ...all];
}

const ALL_CASES =
  /(?<!\p{L})(?:alle|samtlige|samtlege|all|every|each)(?: (?:of|mine|min|my|the|de|dei|sakene|sakane|sine|inkasso\p{L}*|nåværende|noverande)){0,3} ?(?:saker|sakene|sakane|krav|krava|kravene|inkassosaker|cases?|claims?)(?: mine)?/giu;
const CASE_WORDS =
  /(?<!\p{L})(?:inkasso)?(?:sak(?:en|a|ene|er)?|saks?(?:nr|nummer|nummeret|numre|numra|nummera)\.?|ref(?:eranse[nr]?|erence)?\.?|cases?|claims?|kravnummer|kundenummer)(?: (?:deres|dykkar|your|med|with|nr|no|number|numbers|nummer|referanse|reference|er|is)\.?){0,3}[\s:.#]*(?=[\p{L}\d-]*\d)/giu;
const LONGEST_LIST = 200;
/** A number has a figure in it and may hold letters, strokes and full stops; a lone year is none. */
const NUMBER = /^(?<number>[\p{L}\d]+(?:[/._-][\p{L}\d]+)*)/u;
const BETWEEN = /^(?:\s*,\s*(?:og |and )?|\s+(?:og|and|&|samt)\s+|\s*[;]\s*)/u;

function leadingNumbers(list: string): readonly { readonly text: string; readonly at: number }[] {
  const found: { text: string; at: number }[] = [];
  let at = 0;
  for (;;) {
    const number = NUMBER.exec(list.slice(at))?.groups?.number;
    if (number === undefined || !/\d{3}/u.test(number) || number.length > 64) return found;
    if (!/^(?:19|20)\d\d$/u.test(number)) found.push({ text: number, at });
    at += number.length;
    const between = BETWEEN.exec(list.slice(at));
    if (!between) return found;
    at += between[0].length;
  }
}

/** Powers that are plainly given, all of them at each place; a sentence that takes something away gives nothing. */
export function findPowers(text: string): readonly Found[] {
  const giving = sentencesOf(text)
    .map(beforeNot)
    .filter((sentence) => !isLimiting(sentence.text));
  const places = POWERS.map((power) => ({ power, found: giving.flatMap((one) => powerIn(one, power)) }));
  const value = places.filter(({ found }) => found.length > 0).map(({ power }) => power);
  return places.flatMap(({ found }) =>
    found.map((place): Found => ({ ...place, field: 'powers', value, rule: 'POWER_WORDS' })),
  );
}

/** "Innsyn, men ikke inngå avtaler": what stands before it is given. */
function beforeNot({ text, start }: Sentence): Sentence {
  const end = text.search(BUT_NOT);
  return { text: end < 0 ? text : text.slice(0, end), start };
}

const BUT_NOT = /(?:,|(?<!\p{L})(?:men|og|but|and))\s+(?:ikke|ikkje|not)(?!\p{L})/iu;

function powerIn(
  { text, start }: Sentence,
  power: Power,
): readonly Pick<Found, 'start' | 'end' | 'asWritten'>[] {
  const match = POWER_WORDS[power].exec(text);
  return match ? [stretch(start + match.index, match[0])] : [];
}

const POWER_WORDS: Readonly<Record<Power, RegExp>> = {
  information:
    /innsyn\p{L}*|opplysning\p{L}*|(?<!kontakt)informasjon\p{L}*|få vite\p{L}*|bli informert|information|details|be informed|access to/iu,
  agreements:
    /(?:inngå\p{L}*|forhandle\p{L}*|gjøre|gjere|lage) [^.\n]{0,40}|(?:ned)?betalings?(?:plan|avtale|utsett)\p{L}*|nedbetaling\p{L}*|avtale[r]? (?:om|en|ei)? ?\p{L}*|godta \p{L}*|forlik\p{L}*|agreements?|agree (?:on|to)[^.\n]{0,30}|negotiate|payment plan|instal?ments?|settlements?/iu,
  objections:
    /innsigelse\p{L}*|motsegn\p{L}*|innvending\p{L}*|bestri\p{L}*|klage\p{L}*|protestere|objections?|object to|dispute|contest/iu,
  correspondence:
    /(?:motta|ta (?:i|e)mot|få) (?:all )?(?:post|brev|korrespondanse)\p{L}*|korrespondanse|receive (?:all )?(?:post|mail|letters|correspondence)|correspondence/iu,
};

/** Sentences about limits: first that there are none, then what they are, in the letter's own words. */
export function findLimits(text: string): readonly Found[] {
  const none = speaksEnglish(text) ? 'None' : 'Ingen';
  const sentences = withLabelled(text, sentencesOf(text));
  return [
    ...sentences
      .filter(({ asWritten }) => NO_LIMITS.test(asWritten))
      .map((place): Found => ({ ...place, field: 'limits', value: none, rule: 'NO_LIMITS_WORDS' })),
    ...sentences
      .filter(({ asWritten }) => isLimiting(asWritten))
      .map((place) => limitIn(place, 'LIMITING_WORDS')),
    ...sentences.filter(({ asWritten }) => ONLY.test(asWritten)).map((place) => limitIn(place, 'ONLY_WORDS')),
  ];
}

/** A line that is nothing but "Begrensninger" belongs to the line below it. */
function withLabelled(text: string, sentences: readonly Sentence[]) {
  return sentences.map(({ text: own, start }, index) => {
    const next = sentences[index + 1];
    if (!next || !LONE_LABEL.test(own)) return stretch(start, own);
    return stretch(start, text.slice(start, next.start + next.text.length));
  });
}

const LONE_LABEL =
  /^(?:\d[.)]\s*)?(?:begrensning\p{L}*|avgrensing\p{L}*|limits?|limitations?|restrictions?)\s*[:?]?$/iu;

function limitIn(place: Pick<Found, 'start' | 'end' | 'asWritten'>, rule: LetterRule): Found {
  const value = place.asWritten.replace(LIMITS_LABEL, '').replace(/\s+/gu, ' ').trim();
  return { ...place, field: 'limits', value: value === '' ? null : value, rule };
}

const NO_LIMITS =
  /(?:ingen|inga|uten|utan|no|without(?: any)?|none|ikke noen|ikkje nokon?)\s+(?:\p{L}+\s){0,2}?(?:begrens|avgrens|unntak|limit|restrict|exception)\p{L}*|(?:begrensning\p{L}*|avgrensing\p{L}*|limit\p{L}*|restriction\p{L}*)\s*[:?–-]?\s*(?:er )?(?:ingen|inga|nei|none|no)(?!\p{L})/iu;
const LIMITING =
  /begrens\p{L}*|avgrens\p{L}*|(?:^|[^\p{L}])(?:unntak|unnateke|unntatt|untatt|except\p{L}*|limit(?:s|ed|ation|ations)?|restrict\p{L}*)(?!\p{L})|(?:kan|skal|får|har|gjelder|gjeld|må|omfatter|omfattar|gir|gjev) (?:\p{L}+ )?(?:ikke|ikkje|aldri)(?! trekke)|ikke (?:lov|adgang|rett|anledning)|ikkje (?:lov|høve|rett)|(?:may|can|must|shall|does|is|are) not|cannot|not allowed/iu;
const ONLY = /(?:^|[^\p{L}])(?:kun|bare|berre|only|solely)(?!\p{L})/iu;
const LIMITS_LABEL =
  /^\s*(?:\d[.)]\s*)?(?:begrensning\p{L}*|avgrensing\p{L}*|limits?|limitations?|restrictions?|unntak)\s*(?:[:?]\s*|\n\s*|$)/iu;

function isLimiting(sentence: string): boolean {
  return (LIMITING.test(sentence) || BUT_NOT.test(sentence)) && !NO_LIMITS.test(sentence);
}

/** Any word that takes something away: then limits are not certainly missing. */
export function speaksOfLimits(text: string): boolean {
  return (
    NO_LIMITS.test(text) ||
    LIMITING.test(text) ||
    ONLY.test(text) ||
    /(?<!\p{L})(?:ikk?j?e|not)(?!\p{L})/iu.test(text)
  );
}

/** Words that something is meant to be covered, however widely: then the scope is not certainly missing. */
export function speaksOfScope(text: string): boolean {
  return WIDE_WORDS.test(text);
}

const WIDE_WORDS =
  /gjelder|gjeld(?! ?:)|omfatt|vegne|vegner|represent|opptre|handle|sak(?:en|a|er|ene)?(?!\p{L})|krav|behalf|case|claim|debt|account|dealings|apply|applies|cover/iu;

function stretch(start: number, text: string): Pick<Found, 'start' | 'end' | 'asWritten'> {
  return { start, end: start + text.length, asWritten: text };
}
