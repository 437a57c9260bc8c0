// How well letters are read: for each field how often the first suggestion is what the letter says, and what was made up.

import {
  SUGGESTED_FIELDS,
  type SuggestedField,
  type Suggestion,
} from '../../src/documents/letter/suggestion.js';
import type { Letter } from './letters.js';

export type FieldScore = {
  /** Letters that say something about it. */
  readonly said: number;
  /** Of them, those whose first suggestion is just that. */
  readonly right: number;
  /** Of them, those with another first suggestion. */
  readonly wrong: number;
  /** Letters that say nothing about it, and something was suggested. */
  readonly madeUp: number;
  readonly silent: number;
};

export type ReadLetter = { readonly letter: Letter; readonly suggestions: readonly Suggestion[] };

export function scoreLetters(read: readonly ReadLetter[]): ReadonlyMap<SuggestedField, FieldScore> {
  return new Map(SUGGESTED_FIELDS.map((field) => [field, scoreOf(field, read)]));
}

/** What was suggested first for a field is what the letter says; both null when it says nothing. */
function isRight(field: SuggestedField, { letter, suggestions }: ReadLetter): boolean | null {
  const first = suggestions.find((suggestion) => suggestion.field === field);
  const expected = truthOf(field, letter);
  if (expected === null) return null;
  if (!first) return false;
  if (field === 'limits') return (first.rule === 'NO_LIMITS_WORDS') === (expected === 'none');
  if (field === 'cases' && expected !== 'all') {
    const numbers = suggestions.filter((one) => one.field === 'cases').flatMap(({ value }) => value);
    return JSON.stringify(numbers) === JSON.stringify(expected);
  }
  return JSON.stringify(first.value) === JSON.stringify(expected);
}

function scoreOf(field: SuggestedField, read: readonly ReadLetter[]): FieldScore {
  const said = read.filter(({ letter }) => truthOf(field, letter) !== null);
  const silent = read.filter(({ letter }) => truthOf(field, letter) === null);
  const right = said.filter((one) => isRight(field, one)).length;
  const any = ({ suggestions }: ReadLetter): boolean => suggestions.some((one) => one.field === field);
  return {
    said: said.length,
    right,
    wrong: said.filter((one) => any(one) && !isRight(field, one)).length,
    madeUp: silent.filter(any).length,
    silent: silent.length,
  };
}

function truthOf(field: SuggestedField, { truth }: Letter): unknown {
  if (field === 'agent.organisation') return null;
  if (field === 'untilCaseClosed') return truth.untilCaseClosed ? true : null;
  if (field === 'powers') return truth.powers.length === 0 ? null : truth.powers;
  return truth[field];
}
