// What the bench asks: four out of five questions are allowed, the others denied for the usual reasons.

import type { Person } from '../../src/people/person.js';
import { THE_AGENT } from '../support/builders.js';

export type BenchQuestion = {
  readonly caseNumber: string;
  readonly agent: Person;
  readonly power: string;
};

type Random = (below: number) => number;

/** The case number of the `index`-th authorization made by `seedAuthorizations`. */
export function caseNumberOf(index: number): string {
  return `2026-${String(index).padStart(8, '0')}`;
}

/** `count` questions about cases chosen at random among the first `among`, as JSON. */
export function questionsAbout(among: number, count: number, random: Random): readonly string[] {
  return Array.from({ length: count }, () => JSON.stringify(oneQuestion(random(among), random(100))));
}

/** Bodies of `size` questions each. */
export function batchesAbout(
  among: number,
  asked: { readonly count: number; readonly size: number },
  random: Random,
): readonly string[] {
  return Array.from(
    { length: asked.count },
    () => `{"requests":[${questionsAbout(among, asked.size, random).join(',')}]}`,
  );
}

function oneQuestion(index: number, dice: number): BenchQuestion {
  const allowed = { caseNumber: caseNumberOf(index), agent: THE_AGENT, power: 'information' };
  if (dice < 80) return allowed;
  if (dice < 88) return { ...allowed, caseNumber: `unknown-${index}` };
  if (dice < 94) return { ...allowed, agent: { ...THE_AGENT, name: 'Anne Lise Johansen' } };
  return { ...allowed, power: 'agreements' };
}
