// What an operator reads is complete: every setting and every package stands in the README, and nothing that is gone.

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const read = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
const README = read('README.md');

test('the README tells every setting, and no other', () => {
  const settings = [...read('src/config.ts').matchAll(/^ {2}([A-Z][A-Z_]+): z\b/gm)].map(
    ([, name = '']) => name,
  );
  expect(settings.length).toBeGreaterThan(10);
  expect(inFirstCells('setting').toSorted()).toEqual(settings.toSorted());
});

test('the README tells what every package is for, and of no other', () => {
  const { dependencies, devDependencies } = JSON.parse(read('package.json')) as Record<string, object>;
  const packages = Object.keys({ ...dependencies, ...devDependencies }).filter(
    (name) => !name.startsWith('@types/'),
  );
  const told = namesIn('package').filter((name) => name !== '@types/…');
  expect(told.toSorted()).toEqual(packages.toSorted());
});

/** Every `CODE` in the first column of the tables that begin with this word. */
function inFirstCells(heading: string): readonly string[] {
  return rowsUnder(heading).flatMap((cell) =>
    [...cell.matchAll(/`([A-Z_]+)`/g)].map(([, name = '']) => name),
  );
}

/** The first column of the tables that begin with this word, at each comma; what stands in brackets is said beside. */
function namesIn(heading: string): readonly string[] {
  return rowsUnder(heading).flatMap((cell) => cell.replaceAll(/ \([^)]*\)/g, '').split(', '));
}

function rowsUnder(heading: string): readonly string[] {
  const tables = README.split('\n\n').filter((block) => block.startsWith(`| ${heading} |`));
  return tables.flatMap((table) =>
    table
      .trim()
      .split('\n')
      .slice(2)
      .map((row) => (row.split(' | ')[0] ?? '').replace(/^\| /, '')),
  );
}
