// The house's plan, checked by machine: one direction, pure is pure, records are private, one door each to database, environment and clock.

import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../src/', import.meta.url));

/** From the bottom up; what stands in one line may not import each other. `config` and `shared` know each other's types only. */
const ORDER: readonly (readonly string[])[] = [
  ['own-files'],
  ['shared'],
  ['config'],
  ['sealing'],
  ['database'],
  ['audit', 'duties'],
  ['rotation'],
  ['people'],
  ['opening-hours'],
  ['staff', 'cases', 'visits'],
  ['settings'],
  ['authorizations'],
  ['documents', 'calls', 'callbacks'],
  ['verification'],
  ['figures'],
  ['lookups'],
  ['adapters'],
  ['http'],
  ['retention'],
  ['world'],
  ['background', 'web'],
  ['app'],
  ['processes'],
  ['main'],
  ['commands'],
  ['cli'],
];

const DOMAINS = [
  'people',
  'staff',
  'visits',
  'cases',
  'authorizations',
  'documents',
  'calls',
  'callbacks',
  'opening-hours',
  'verification',
  'lookups',
];
const IMPURE_NAMES = /(^|\/)(actions|records|steps)\.ts$|-records\.ts$/;
const PURE_AUDIT = ['audit/events.ts'];
const DATE_PACKAGES = /^(date-fns\/\w+|@date-fns\/utc)$/;

type Import = {
  readonly from: string;
  readonly to: string;
  readonly local: boolean;
  readonly typeOnly: boolean;
};

const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => /\.tsx?$/.test(file))
  .toSorted();
const texts = new Map(files.map((file) => [file, readFileSync(join(root, file), 'utf8')]));
const imports = files.flatMap(importsOf);

test('the whole tree is seen', () => {
  expect(files.length).toBeGreaterThan(80);
  expect(imports.length).toBeGreaterThan(300);
  for (const lines of ORDER)
    for (const place of lines)
      expect(
        files.some((file) => placeOf(file) === place),
        place,
      ).toBe(true);
});

test('every file belongs to a place in the order', () => {
  expect(files.filter((file) => rankOf(file) === -1)).toEqual([]);
});

test('every local import leads to a file', () => {
  expect(imports.filter(({ local, to }) => local && !texts.has(to)).map(shown)).toEqual([]);
});

test('imports go one way only', () => {
  const wrong = imports.filter(
    ({ local, from, to }) => local && placeOf(from) !== placeOf(to) && rankOf(to) >= rankOf(from),
  );
  expect(wrong.map(shown)).toEqual([]);
});

test('pure files import only pure files, and no package but date arithmetic', () => {
  const wrong = imports.filter(
    ({ from, to, local }) => isPure(from) && !(local ? isPure(to) : DATE_PACKAGES.test(to)),
  );
  expect(files.filter(isPure).length).toBeGreaterThan(30);
  expect(wrong.map(shown)).toEqual([]);
});

test('records are private to their folder', () => {
  const wrong = imports.filter(
    ({ local, from, to }) => local && to.endsWith('records.ts') && placeOf(from) !== placeOf(to),
  );
  expect(wrong.map(shown)).toEqual([]);
});

test('only records and what keeps the database build queries', () => {
  const wrong = imports.filter(({ from, to }) => to.startsWith('drizzle-orm') && !mayQuery(from));
  expect(wrong.map(shown)).toEqual([]);
});

test('the database is opened in one place', () => {
  const openers = imports.filter(({ to }) => /^database\/(open|sqlite|postgres)\.ts$/.test(to));
  expect([...new Set(openers.map(({ from }) => from))].toSorted()).toEqual([
    // What a copy is made into.
    'database/dump.ts',
    'database/moving.ts',
    'database/open.ts',
    'world.ts',
  ]);
});

test('the environment is read in one place', () => {
  expect(files.filter((file) => textOf(file).includes('process.env'))).toEqual(['config.ts']);
});

test('the clock is read in one place', () => {
  expect(files.filter((file) => /new Date\(\)|Date\.now\(\)/.test(textOf(file)))).toEqual(['world.ts']);
});

test('nothing below http knows Express', () => {
  const wrong = imports.filter(
    ({ from, to }) => ['express', 'multer', 'helmet'].includes(to) && placeOf(from) !== 'http',
  );
  expect(wrong.map(shown)).toEqual([]);
});

test('views print what they are given: no actions, no records, no raw markup, no inline style', () => {
  const views = files.filter((file) => file.startsWith('web/views/'));
  expect(views.length).toBeGreaterThan(5);
  const wrong = imports.filter(
    ({ from, to, local, typeOnly }) =>
      from.startsWith('web/views/') && local && !typeOnly && /(actions|records|steps)\.ts$|^http\//.test(to),
  );
  expect(wrong.map(shown)).toEqual([]);
  expect(files.filter((file) => /dangerouslySetInnerHTML|\sstyle=/.test(textOf(file)))).toEqual([]);
});

function importsOf(from: string): readonly Import[] {
  const found = textOf(from).matchAll(
    /(?:^|\n)\s*(?:import|export)\s+(type\s+)?[^;'"]*?from\s*['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/g,
  );
  return [...found].map(([, type, named, dynamic]) => {
    const written = named ?? dynamic ?? '';
    const local = written.startsWith('.');
    const to = local ? sourceOf(normalize(join(dirname(from), written)).replaceAll('\\', '/')) : written;
    return { from, to, local, typeOnly: type !== undefined };
  });
}

/** What is imported as `.js` is written as `.ts`, or as `.tsx` where it is a view. */
function sourceOf(imported: string): string {
  const plain = imported.replace(/\.js$/, '.ts');
  return texts.has(plain) ? plain : imported.replace(/\.js$/, '.tsx');
}

function isPure(file: string): boolean {
  if (placeOf(file) === 'shared' || PURE_AUDIT.includes(file)) return true;
  return DOMAINS.includes(placeOf(file)) && !IMPURE_NAMES.test(file);
}

function mayQuery(file: string): boolean {
  return placeOf(file) === 'database' || file.endsWith('records.ts');
}

function placeOf(file: string): string {
  const [first = ''] = file.split('/');
  return first.replace(/\.tsx?$/, '');
}

function rankOf(file: string): number {
  return ORDER.findIndex((places) => places.includes(placeOf(file)));
}

function textOf(file: string): string {
  return texts.get(file) ?? '';
}

function shown({ from, to }: Import): string {
  return `${from} -> ${to}`;
}
