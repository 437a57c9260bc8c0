// Every hostile file gets facts or one refusal, quickly, and the reader stays fit for the next one.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FileReader } from '../../src/adapters/file-reader/file-reader.js';
import type { FileFacts } from '../../src/documents/facts.js';
import { activePdfs } from '../support/active-pdfs.js';
import { brokenOrForeign, phonePhotos, polyglots } from '../support/hostile-others.js';
import { bombs, type HostileFile, type Outcome, tangledPdfs } from '../support/hostile-pdfs.js';
import { onePage } from '../support/raw-pdf.js';
import { aReader, childrenLeft } from '../support/reader.js';

const GROUPS: readonly (readonly [string, readonly HostileFile[]])[] = [
  ['tangled', tangledPdfs()],
  ['a bomb', bombs()],
  ['active', activePdfs()],
  ['two files in one', polyglots()],
  ['from a phone', phonePhotos()],
  ['broken or foreign', brokenOrForeign()],
];

let reader: FileReader;
beforeAll(async () => {
  reader = await aReader();
});
afterAll(async () => {
  await reader.close();
  expect(childrenLeft()).toEqual([]);
});

function outcomeOf(facts: FileFacts | undefined): Outcome | undefined {
  if (facts === undefined) return undefined;
  return facts.readable ? [...new Set(facts.findings.map(({ code }) => code))].toSorted() : facts.refusal;
}

describe.each(GROUPS)('%s', (_, files) => {
  let facts: readonly FileFacts[];
  beforeAll(async () => {
    facts = await reader.read(files);
  });

  test.each(files.map((file, index) => [file.name, index] as const))('%s is judged', (_, index) => {
    expect(outcomeOf(facts[index])).toEqual(files[index]?.outcome);
  });
});

test('after all of them an honest file is read as ever', async () => {
  expect(outcomeOf((await reader.read([{ bytes: onePage() }]))[0])).toEqual([]);
});
