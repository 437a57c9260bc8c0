// The reader as a service: order, turns, fresh children, our faults and theirs, and what a child may not do.

import { afterEach, describe, expect, test } from 'vitest';
import { ReaderOverloaded, ReaderUnavailable } from '../../src/adapters/file-reader/errors.js';
import { createFileReader, type FileReader } from '../../src/adapters/file-reader/file-reader.js';
import type { ReaderLimits } from '../../src/adapters/file-reader/limits.js';
import type { FileFacts } from '../../src/documents/facts.js';
import { onePage } from '../support/raw-pdf.js';
import { aPicture } from '../support/pictures.js';
import { aReader, childrenLeft, readAtLast } from '../support/reader.js';

const testChild = (name: string): URL => new URL(`../fixtures/children/${name}.mjs`, import.meta.url);

const opened: FileReader[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((reader) => reader.close()));
  expect(childrenLeft()).toEqual([]);
});

/** A reader whose children do what the files tell them. */
async function obedient(limits: Partial<ReaderLimits> = {}): Promise<FileReader> {
  const child = testChild('obedient');
  const reader = await createFileReader({ childEntry: child, pictureChildEntry: child, limits });
  opened.push(reader);
  return reader;
}

async function delivered(limits: Partial<ReaderLimits> = {}): Promise<FileReader> {
  const reader = await aReader(limits);
  opened.push(reader);
  return reader;
}

const order = (text: string): { readonly bytes: Buffer } => ({ bytes: Buffer.from(text) });
const pagesOf = (facts: readonly FileFacts[]): readonly (number | string)[] =>
  facts.map((one) => (one.readable ? one.pages : one.refusal));

describe('as delivered', () => {
  test('it reads the files of a submission in their order', async () => {
    const reader = await delivered();
    const facts = await reader.read([
      { bytes: await aPicture('jpeg') },
      { bytes: onePage() },
      { bytes: Buffer.alloc(0) },
    ]);
    expect(facts).toEqual([
      {
        readable: true,
        type: 'jpeg',
        pages: 1,
        findings: [],
        form: null,
        sheets: [],
        emptyPages: [],
        signatures: [],
        readTo: null,
        typedSheets: [],
        letter: null,
      },
      {
        readable: true,
        type: 'pdf',
        pages: 1,
        findings: [],
        form: null,
        sheets: [],
        emptyPages: [1],
        signatures: [],
        readTo: null,
        typedSheets: [],
        letter: null,
      },
      { readable: false, refusal: 'EMPTY_FILE' },
    ]);
  });

  test('a submission without files has no facts', async () => {
    expect(await (await delivered()).read([])).toEqual([]);
  });

  test('the memory of its children is limited or watched', async () => {
    const { guarantee } = await delivered();
    expect(guarantee).toBe(process.platform === 'linux' ? 'ulimit' : 'watched');
  });

  test('it reads a file of ten megabytes', async () => {
    const large = Buffer.concat([
      onePage().subarray(0, -6),
      Buffer.alloc(10_000_000, 0x20),
      Buffer.from('%%EOF\n'),
    ]);
    expect(pagesOf(await (await delivered()).read([{ bytes: large }]))).toEqual([1]);
  });
});

test('in development it reads from the sources', async () => {
  const reader = await createFileReader();
  opened.push(reader);
  expect(pagesOf(await reader.read([{ bytes: onePage() }]))).toEqual([1]);
});

describe('taking turns', () => {
  test('a submission too many is turned away as our overload', async () => {
    const reader = await obedient({ atOnce: 1, waiting: 1 });
    const first = reader.read([order('echo 1')]);
    const second = reader.read([order('echo 2')]);
    await expect(reader.read([order('echo 3')])).rejects.toBeInstanceOf(ReaderOverloaded);
    expect(pagesOf(await first)).toEqual([1]);
    expect(pagesOf(await second)).toEqual([2]);
    expect(pagesOf(await reader.read([order('echo 4')]))).toEqual([4]);
  });

  test('a child that the machine does not let work is our overload, and no fault of the file', async () => {
    const reader = await obedient({ wallMs: 500 });
    await expect(reader.read([order('sleep')])).rejects.toBeInstanceOf(ReaderOverloaded);
    expect(await reader.read([order('echo 3')])).toMatchObject([{ pages: 3 }]);
  });

  test('a child that the machine kept from working is waited for longer', async () => {
    const reader = await obedient({ wallMs: 4_000, submissionMs: 4_500 });
    expect(pagesOf(await reader.read([order('late 6000'), order('echo 2')]))).toEqual([1, 2]);
  });

  test('waiting for a turn costs a file none of its time', async () => {
    const reader = await obedient({ atOnce: 1, wallMs: 1_000 });
    const endless = [1, 2].map(() => readAtLast(reader, [order('spin')]));
    const patient = reader.read([order('echo 7')]);
    expect(pagesOf((await Promise.all(endless)).flat())).toEqual(['CHECK_TIMED_OUT', 'CHECK_TIMED_OUT']);
    expect(pagesOf(await patient)).toEqual([7]);
  });

  test('thirty submissions at the same time all get their own facts', async () => {
    const reader = await obedient({ waiting: 30 });
    const pages = Array.from({ length: 30 }, (_, index) => index + 1);
    const facts = await Promise.all(pages.map((page) => reader.read([order(`echo ${page}`)])));
    expect(pagesOf(facts.flat())).toEqual(pages);
  });

  test('a started and unused child of each kind stands ready after each submission', async () => {
    const reader = await obedient();
    await reader.read([order('echo 1')]);
    expect(childrenLeft().length).toBe(process.platform === 'linux' ? 2 : 0);
  });
});

describe('a file that ends its child', () => {
  test.each([
    ['by running for ever', 'spin', 'CHECK_TIMED_OUT'],
    ['by eating memory', 'eat', 'CHECK_TIMED_OUT'],
    ['by an abort', 'abort', 'CHECK_TIMED_OUT'],
    ['by an exit', 'exit', 'FILE_DAMAGED'],
    ['by babbling', 'babble', 'FILE_DAMAGED'],
    ['by flooding us', 'flood', 'FILE_DAMAGED'],
    ['by answering what is no answer', 'lie', 'FILE_DAMAGED'],
    ['by answering more than was asked', 'smuggle', 'FILE_DAMAGED'],
  ])('%s is refused, and the files after it are read by a fresh one', async (_, word, refusal) => {
    const reader = await obedient({ wallMs: 2_500, residentMegabytes: 250, dataMegabytes: 4_000 });
    const facts = await readAtLast(reader, [order('echo 5'), order(word), order('echo 6')]);
    expect(pagesOf(facts)).toEqual([5, refusal, 6]);
  });
});

describe('our own faults', () => {
  test('a child that cannot start is ours', async () => {
    await expect(createFileReader({ childEntry: testChild('stillborn') })).rejects.toBeInstanceOf(
      ReaderUnavailable,
    );
  });

  test('a child that does not become ready is ours', async () => {
    const starting = createFileReader({ childEntry: testChild('speechless'), limits: { startMs: 300 } });
    await expect(starting).rejects.toBeInstanceOf(ReaderUnavailable);
  });

  test('a child that ends before it has the file is ours', async () => {
    const reader = await obedient();
    await expect(reader.read([order('deaf')])).rejects.toBeInstanceOf(ReaderUnavailable);
  });

  test('a child that was ended while it stood ready is replaced without a word', async () => {
    const reader = await obedient();
    for (const pid of childrenLeft()) process.kill(pid, 'SIGKILL');
    expect(pagesOf(await reader.read([order('echo 3')]))).toEqual([3]);
  });

  test('closing judges no file that is being read', async () => {
    const reader = await obedient();
    const reading = reader.read([order('spin')]);
    const outcome = expect(reading).rejects.toBeInstanceOf(ReaderUnavailable);
    await reader.close();
    await outcome;
    await expect(reader.read([order('echo 1')])).rejects.toBeInstanceOf(ReaderUnavailable);
  });
});

test('a child can write no file, read none but the program, start nothing, and knows nothing of our settings', async () => {
  const reader = await obedient();
  const [facts] = await reader.read([order('escape')]);
  expect(pagesOf(facts === undefined ? [] : [facts])).toEqual([1]);
});
