// Real PDFs – forms, signed, tampered, damaged, encrypted, active – where a collection of them lies beside the project.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FileReader } from '../../src/adapters/file-reader/file-reader.js';
import type { FileFacts } from '../../src/documents/facts.js';
import { ROOT } from '../support/build.js';
import { brokenOrForeign } from '../support/hostile-others.js';
import { aReader, childrenLeft } from '../support/reader.js';

const CORPUS = join(ROOT, '..', 'shared', 'corpus', 'pdf');
/** As many files as one submission may have (api.md). */
const AT_ONCE = 5;
const LONGEST_MS = 12_000;

type Received = { readonly name: string; readonly bytes: Buffer };

let reader: FileReader;
beforeAll(async () => {
  reader = await aReader();
});
afterAll(async () => {
  await reader.close();
  expect(childrenLeft()).toEqual([]);
});

/** Reads the files as submissions, one after the other, and fails for the first that takes too long. */
async function readAll(files: readonly Received[]): Promise<ReadonlyMap<string, FileFacts>> {
  const read = new Map<string, FileFacts>();
  for (let first = 0; first < files.length; first += AT_ONCE) {
    const submission = files.slice(first, first + AT_ONCE);
    const start = performance.now();
    const facts = await reader.read(submission);
    expect(performance.now() - start, submission.map(({ name }) => name).join(', ')).toBeLessThan(LONGEST_MS);
    for (const [index, file] of submission.entries()) {
      const one = facts[index];
      if (one !== undefined) read.set(file.name, one);
    }
  }
  return read;
}

if (existsSync(CORPUS)) {
  test('every file of the corpus gets facts or one refusal within twelve seconds', async () => {
    const files = readdirSync(CORPUS).map((name) => ({ name, bytes: readFileSync(join(CORPUS, name)) }));
    const facts = await readAll(files);
    expect(facts.size).toBe(files.length);
    const readable = [...facts.values()].filter((one) => one.readable).length;
    const timedOut = [...facts].filter(([, one]) => !one.readable && one.refusal === 'CHECK_TIMED_OUT');
    console.log(`corpus: ${files.length} files, ${readable} readable, ${files.length - readable} refused`);
    expect(timedOut).toEqual([]);
    expect(readable / files.length).toBeGreaterThan(0.75);
  });
} else {
  console.log('corpus: not here, so its 236 files were NOT read; a few generated files were');
  test('without the corpus, a few broken files get one refusal each', async () => {
    const facts = await readAll(brokenOrForeign());
    expect(facts.size).toBe(brokenOrForeign().length);
  });
}
