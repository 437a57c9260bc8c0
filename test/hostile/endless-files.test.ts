// Files that would keep us busy for ever are cut off in time, and nobody else notices.

import { monitorEventLoopDelay } from 'node:perf_hooks';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FileReader } from '../../src/adapters/file-reader/file-reader.js';
import { READER_LIMITS } from '../../src/adapters/file-reader/limits.js';
import type { FileFacts } from '../../src/documents/facts.js';
import { endlessPdfs } from '../support/hostile-others.js';
import { onePage } from '../support/raw-pdf.js';
import { aReader, childrenLeft, readAtLast } from '../support/reader.js';

const FILES = endlessPdfs();

let reader: FileReader;
let hasty: FileReader;
beforeAll(async () => {
  reader = await aReader(READER_LIMITS);
  hasty = await aReader({ wallMs: 1_500 });
});
afterAll(async () => {
  await reader.close();
  await hasty.close();
  expect(childrenLeft()).toEqual([]);
});

function isRefused(facts: FileFacts | undefined): boolean {
  return facts?.readable === false && ['CHECK_TIMED_OUT', 'FILE_DAMAGED'].includes(facts.refusal);
}

test('with the limits of production an endless file is cut off in time', async () => {
  const [facts] = await readAtLast(reader, FILES.slice(-1));
  expect(isRefused(facts)).toBe(true);
});

test('with the limits of production a bomb that the parser itself unpacks is cut off in time', async () => {
  const facts = await readAtLast(reader, FILES.slice(0, 1));
  expect(facts).toEqual([{ readable: false, refusal: 'CHECK_TIMED_OUT' }]);
});

test.each(FILES.map((file) => [file.name, file] as const))('%s is cut off', async (_, file) => {
  const [facts] = await readAtLast(hasty, [file]);
  expect(isRefused(facts)).toBe(true);
});

test('while a bomb is being read the event loop is free', async () => {
  const delay = monitorEventLoopDelay({ resolution: 10 });
  delay.enable();
  const begun = performance.now();
  await readAtLast(reader, FILES.slice(0, 1));
  delay.disable();
  // Seconds of reading, of which ours stands still for none: a part of them, since the machine is not ours alone.
  expect(delay.max / 1e6).toBeLessThan((performance.now() - begun) / 2);
});

test('the other files of the same submission are read all the same', async () => {
  const [bomb] = FILES;
  const endless = { bytes: bomb?.bytes ?? Buffer.alloc(0) };
  const honest = { bytes: onePage() };
  const facts = await readAtLast(hasty, [honest, endless, honest, endless, honest]);
  expect(facts.map(({ readable }) => readable)).toEqual([true, false, true, false, true]);
});

test('a submission of nothing but endless files is cut off as a whole', async () => {
  const quick = await aReader({ wallMs: 1_000, submissionMs: 2_000 });
  const [, , spam] = FILES;
  const endless = { bytes: spam?.bytes ?? Buffer.alloc(0) };
  const facts = await readAtLast(
    quick,
    Array.from({ length: 5 }, () => endless),
  );
  expect(facts).toEqual(Array.from({ length: 5 }, () => ({ readable: false, refusal: 'CHECK_TIMED_OUT' })));
  await quick.close();
});
