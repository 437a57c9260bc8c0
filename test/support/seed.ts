// The seed and size of generated tests: new each time unless asked for, and always printed, so that any run can be repeated.

import { randomInt } from 'node:crypto';

/** `FULLMAKT_SEED` repeats a run. */
export const SEED = wholeNumber('FULLMAKT_SEED') ?? randomInt(2 ** 31);

/** How many cases the decision is compared on in all; `FULLMAKT_CASES` asks for more, as a nightly run does. */
export const CASES = wholeNumber('FULLMAKT_CASES') ?? 200_000;

/** How much of a long test is run: `fewer` on every run, or as many as the setting of this name says. */
export function countFrom(setting: string, fewer: number): number {
  return wholeNumber(setting) ?? fewer;
}

process.stdout.write(`Generated cases begin at seed ${SEED}; FULLMAKT_SEED=${SEED} repeats them.\n`);

function wholeNumber(variable: string): number | null {
  const text = process.env[variable] ?? '';
  if (text === '') return null;
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 0) throw new Error(`${variable} is no whole number: ${text}`);
  return number;
}
